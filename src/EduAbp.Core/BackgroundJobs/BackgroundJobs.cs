namespace EduAbp.BackgroundJobs;

/// <summary>Queues work that is done later, after the current transaction has committed, in a scope of the same unit.</summary>
public interface IBackgroundJobManager
{
    /// <param name="args">A small record of ids; its type says which job runs.</param>
    /// <param name="dueAt">Not before this time; null for as soon as possible.</param>
    /// <param name="key">Jobs with the same key run one after the other; null where order does not matter.</param>
    /// <returns>The queued job's id.</returns>
    Task<Guid> EnqueueAsync<TArgs>(TArgs args, DateTimeOffset? dueAt = null, string? key = null, CancellationToken cancellationToken = default)
        where TArgs : class;

    /// <summary>Takes back a job that has not run; one that has run or is running is left alone.</summary>
    Task CancelAsync(Guid jobId, CancellationToken cancellationToken = default);
}

/// <summary>Does a queued job in one transaction; it may run twice if the first try failed.</summary>
public interface IBackgroundJob<in TArgs>
    where TArgs : class
{
    Task ExecuteAsync(TArgs args, CancellationToken cancellationToken);
}

/// <summary>Marks the arguments of a job that waits for somebody outside: the other rows of the outbox do not wait with it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CallsOutsideAttribute : Attribute;

/// <summary>Marks the arguments of a job that computes for long and comes in great numbers: it has a lane of its own, and nothing else waits behind it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HeavyAttribute : Attribute;

/// <summary>A job found in a module.</summary>
public sealed record BackgroundJobDescriptor(Type ArgsType, Type JobType);
