namespace EduAbp.Workflows.Contracts;

/// <summary>
/// Runs the current unit's processes. Whoever starts, tells or cancels a process has checked the permission; who may
/// complete a task is checked here, by the task's own rule.
/// </summary>
public interface IProcessManager
{
    /// <summary>Starts a process for a thing of the module.</summary>
    /// <param name="processKey">Name under which the module added the process: <c>Website.Editorial</c>.</param>
    /// <param name="businessKey">The thing's id; at most one process of a kind runs for it.</param>
    /// <param name="title">What people read in their inbox.</param>
    /// <param name="variables">Plain values: texts, numbers, booleans, ids, times, lists of ids.</param>
    Task<Guid> StartAsync(
        string processKey, string businessKey, string title, IReadOnlyDictionary<string, object?>? variables = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Completes a task as the current person. Only rows of the process are written; what follows from it is done
    /// right after the commit, each step in a transaction of its own.
    /// </summary>
    /// <exception cref="BusinessException">The task is done already, or gone, or another person was quicker.</exception>
    Task CompleteTaskAsync(
        Guid taskId, string outcome, IReadOnlyDictionary<string, object?>? variables = null, string? comment = null, CancellationToken cancellationToken = default);

    /// <summary>Tells a running process that something happened.</summary>
    /// <returns>False when no process runs for the key, or none that waits for this message.</returns>
    Task<bool> SendMessageAsync(
        string processKey, string businessKey, string message, IReadOnlyDictionary<string, object?>? variables = null, CancellationToken cancellationToken = default);

    /// <summary>Ends what runs for the key; nothing where nothing runs.</summary>
    Task CancelAsync(string processKey, string businessKey, string reason, CancellationToken cancellationToken = default);

    /// <summary>Changes the title in people's inboxes, where the thing got another name.</summary>
    Task RenameAsync(string processKey, string businessKey, string title, CancellationToken cancellationToken = default);

    /// <summary>The open tasks of a thing, each with whether the current person may do it.</summary>
    Task<IReadOnlyList<UserTaskDto>> GetOpenTasksAsync(string businessKey, CancellationToken cancellationToken = default);

    /// <summary>All that happened to a thing in its processes, oldest first.</summary>
    Task<IReadOnlyList<ProcessHistoryDto>> GetHistoryAsync(string businessKey, CancellationToken cancellationToken = default);
}

/// <summary>Something that waits for a person.</summary>
/// <param name="NodeId">The step of the process, as its file names it.</param>
/// <param name="FormKey">The Razor page that opens it.</param>
/// <param name="IsMine">Whether the current person may do it.</param>
/// <param name="HandedUpTo">The managing office that may do it, where nobody in the unit can.</param>
public sealed record UserTaskDto(
    Guid Id,
    string ProcessKey,
    string BusinessKey,
    string NodeId,
    string Title,
    string FormKey,
    DateTimeOffset CreationTime,
    DateTimeOffset? DueAt,
    IReadOnlyList<string> Outcomes,
    bool IsMine,
    Guid? HandedUpTo);

/// <summary>A step that was taken.</summary>
/// <param name="NodeId">The step of the process; null for the process itself.</param>
public sealed record ProcessHistoryDto(
    string? NodeId, ProcessHistoryKind Kind, DateTimeOffset Time, Guid? UserId, string? UserName, string? Outcome, string? Comment);

/// <summary>What happened (stored: never renumber).</summary>
public enum ProcessHistoryKind
{
    Started = 1,
    Passed = 2,
    TaskOpened = 3,
    TaskCompleted = 4,
    TaskWithdrawn = 5,
    MessageReceived = 6,
    Ended = 7,
    Cancelled = 8,
}
