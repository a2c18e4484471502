using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EduAbp.Identity.Passwords;

/// <summary>
/// Work that costs much, on a few threads that yield to all others. It is taken on only while it can be expected to begin
/// soon: whoever is let in is served, and whoever is not can come back instead of waiting for nothing.
/// </summary>
internal sealed class AdmissionQueue : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly int _threads;
    private readonly int _niceness;
    private readonly TimeSpan _longestWait;
    private readonly Lock _counting = new();
    private double _cost = 0.1;
    private int _waiting;

    /// <param name="niceness">By how much they step back for others: from 0, not at all, to 19.</param>
    public AdmissionQueue(string name, int threads, TimeSpan longestWait, int niceness)
    {
        (_threads, _longestWait, _niceness) = (Math.Max(1, threads), longestWait, niceness);
        for (var i = 0; i < _threads; i++)
            new Thread(Work) { Name = $"{name} {i + 1}", IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <exception cref="TooBusyException">It could not begin within the longest wait.</exception>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        lock (_counting)
        {
            var wait = TimeSpan.FromSeconds(_waiting * _cost / _threads);
            // Spread over twice the time, so that those who were sent away do not come back together.
            if (wait > _longestWait)
                throw new TooBusyException(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds * (1 + Random.Shared.NextDouble()))));
            _waiting++;
        }

        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(
            () =>
            {
                // Nobody waits for it any more.
                if (cancellationToken.IsCancellationRequested)
                {
                    lock (_counting) _waiting--;
                    done.TrySetCanceled(cancellationToken);
                    return;
                }

                var began = Stopwatch.GetTimestamp();
                try
                {
                    done.TrySetResult(work());
                }
                catch (Exception error)
                {
                    done.TrySetException(error);
                }
                finally
                {
                    var cost = Stopwatch.GetElapsedTime(began).TotalSeconds;
                    lock (_counting) (_waiting, _cost) = (_waiting - 1, (0.9 * _cost) + (0.1 * cost));
                }
            },
            CancellationToken.None);
        return done.Task;
    }

    public void Dispose() => _work.CompleteAdding();

    private void Work()
    {
        // .NET sets no priorities of threads on Linux; there each thread has a nice value of its own.
        if (OperatingSystem.IsLinux() && _niceness > 0)
            _ = SetPriority(0, 0, _niceness);
        foreach (var work in _work.GetConsumingEnumerable())
            work();
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
