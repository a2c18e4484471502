using EduAbp.EventBus;

namespace EduAbp.Workflows.Contracts;

/// <summary>A task waits for somebody: the person, or the holders of the permission or role without the excluded.</summary>
[EventName("Workflows.UserTaskOpened")]
public sealed record UserTaskOpenedEto(
    Guid TaskId,
    string ProcessKey,
    string BusinessKey,
    string NodeId,
    string Title,
    string FormKey,
    string? Permission,
    string? Role,
    Guid? PersonId,
    IReadOnlyList<Guid> ExcludedPersonIds,
    DateTimeOffset? DueAt,
    Guid? HandedUpTo);

/// <summary>A task waits no longer, because it was done or because the process went another way.</summary>
[EventName("Workflows.UserTaskClosed")]
public sealed record UserTaskClosedEto(Guid TaskId, string ProcessKey, string BusinessKey, string NodeId, string? Outcome, Guid? CompletedById, Guid? HandedUpTo);
