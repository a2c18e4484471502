namespace EduAbp.BackgroundWorkers;

/// <summary>Work that a calendar starts, once in the whole installation.</summary>
public interface IWorker
{
    Task ExecuteAsync(CancellationToken cancellationToken);
}

/// <summary>Works once, for the host (no unit): what belongs to the platform.</summary>
public interface IBackgroundWorker : IWorker;

/// <summary>
/// Works for each unit in which its module is on, one after the other, in a scope and a transaction of the unit. Where one
/// unit's work fails, the others' goes on.
/// </summary>
public interface IUnitWorker : IWorker;

/// <summary>A worker and its Quartz calendar.</summary>
public sealed record BackgroundWorkerDescriptor(Type WorkerType, string Cron);
