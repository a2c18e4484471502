namespace EduAbp.BackgroundWorkers;

/// <summary>Work that a calendar starts, once in the whole installation, for the host (no unit).</summary>
public interface IBackgroundWorker
{
    Task ExecuteAsync(CancellationToken cancellationToken);
}

/// <summary>A worker and its Quartz calendar.</summary>
public sealed record BackgroundWorkerDescriptor(Type WorkerType, string Cron);
