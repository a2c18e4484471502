using System.Collections.Concurrent;

namespace EduAbp.Threading;

/// <summary>
/// Runs what computes for long on threads of its own that step back for all others, so that who waits for a page does not
/// notice it. What is awaited inside goes on there, as long as nobody says <c>ConfigureAwait(false)</c>.
/// </summary>
public sealed class SteppingBackScheduler : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> _tasks = [];

    /// <param name="niceness">By how much they step back: from 0, not at all, to 19.</param>
    public SteppingBackScheduler(string name, int threads, int niceness)
    {
        MaximumConcurrencyLevel = threads;
        for (var i = 0; i < threads; i++)
            StepBack.Start($"{name} {i + 1}", niceness, Work);
    }

    public override int MaximumConcurrencyLevel { get; }

    public Task RunAsync(Func<Task> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.None, this).Unwrap();

    public void Dispose() => _tasks.CompleteAdding();

    protected override void QueueTask(Task task) => _tasks.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;

    private void Work()
    {
        foreach (var task in _tasks.GetConsumingEnumerable())
            TryExecuteTask(task);
    }
}
