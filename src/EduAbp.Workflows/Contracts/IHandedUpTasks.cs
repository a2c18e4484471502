using EduAbp.MultiTenancy;

namespace EduAbp.Workflows.Contracts;

/// <summary>
/// The one way by which an office's person does a task of a unit below it that nobody there may do. The task stays in
/// its unit; each look and each decision leaves an audit row in both units.
/// </summary>
public interface IHandedUpTasks
{
    /// <summary>The open task, if the current person may do it for the current office.</summary>
    /// <exception cref="EntityNotFoundException">No such task was handed up to this office.</exception>
    /// <exception cref="EduAbp.Authorization.AbpAuthorizationException">The person may not.</exception>
    Task<HandedUpTaskDto> GetAsync(Guid taskId, CancellationToken cancellationToken = default);

    /// <summary>Reads what the task is about, in its unit.</summary>
    Task<T> ReadAsync<T>(Guid taskId, Func<TenantScope, HandedUpTaskDto, Task<T>> read, CancellationToken cancellationToken = default);

    /// <summary>Completes the task in its unit, as the current person of the office.</summary>
    Task CompleteAsync(
        Guid taskId, string outcome, IReadOnlyDictionary<string, object?>? variables = null, string? comment = null, CancellationToken cancellationToken = default);
}

/// <summary>A task that waits in a unit below the office.</summary>
public sealed record HandedUpTaskDto(
    Guid TaskId, Guid SourceUnitId, string SourceUnitName, string ProcessKey, string BusinessKey, string NodeId, string Title, DateTimeOffset CreationTime, DateTimeOffset? DueAt);
