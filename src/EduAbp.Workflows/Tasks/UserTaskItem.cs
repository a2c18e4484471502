using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Workflows.Contracts;

namespace EduAbp.Workflows.Tasks;

internal enum UserTaskState
{
    Open = 1,
    Done = 2,
    Withdrawn = 3,
}

/// <summary>A step of a process that waits for a person, and later who did it and what they said.</summary>
internal sealed class UserTaskItem : AggregateRoot, IMultiTenant
{
    private const char Separator = ' ';

    private UserTaskItem()
    {
    }

    public UserTaskItem(Guid processId, string processKey, string businessKey, int tokenId, string nodeId, string title, string formKey) =>
        (ProcessId, ProcessKey, BusinessKey, TokenId, NodeId, Title, FormKey) = (processId, processKey, businessKey, tokenId, nodeId, title, formKey);

    public Guid TenantId { get; private set; }

    public Guid ProcessId { get; private set; }

    public string ProcessKey { get; private set; } = "";

    public string BusinessKey { get; private set; } = "";

    public int TokenId { get; private set; }

    public string NodeId { get; private set; } = "";

    public string Title { get; set; } = "";

    public string FormKey { get; private set; } = "";

    /// <summary>Who started the process, by the name of that time.</summary>
    public string? StartedBy { get; init; }

    public string? Permission { get; init; }

    public string? Role { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Ids of people who must not do it, between spaces.</summary>
    public string ExcludedPersons { get; private set; } = "";

    /// <summary>Ids of the answers it takes, between spaces.</summary>
    public string Outcomes { get; init; } = "";

    /// <summary>The managing office that may do it, where nobody in the unit can.</summary>
    public Guid? HandedUpTo { get; init; }

    public DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public UserTaskState State { get; private set; } = UserTaskState.Open;

    public string? Outcome { get; private set; }

    public string? Comment { get; private set; }

    public Guid? CompletedById { get; private set; }

    public string? CompletedByName { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public IReadOnlyList<Guid> ExcludedPersonIds
    {
        get => [.. ExcludedPersons.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
        init => ExcludedPersons = string.Join(Separator, value);
    }

    public IReadOnlyList<string> OutcomeList => Outcomes.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    public bool Excludes(Guid personId) => ExcludedPersons.Contains(personId.ToString(), StringComparison.Ordinal);

    public void EnsureOpen()
    {
        if (State == UserTaskState.Withdrawn) throw new BusinessException(WorkflowsErrorCodes.TaskGone);
        if (State == UserTaskState.Done) throw new BusinessException(WorkflowsErrorCodes.TaskDone).WithData("Name", CompletedByName);
    }

    public void Complete(string outcome, string? comment, Guid personId, string? personName, DateTimeOffset now)
    {
        EnsureOpen();
        (State, Outcome, Comment, CompletedById, CompletedByName, ClosedAt) =
            (UserTaskState.Done, outcome, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), personId, personName, now);
        AddEvent(new UserTaskClosedEto(Id, ProcessKey, BusinessKey, NodeId, outcome, personId, HandedUpTo));
    }

    public void Withdraw(DateTimeOffset now)
    {
        if (State != UserTaskState.Open) return;
        (State, ClosedAt) = (UserTaskState.Withdrawn, now);
        AddEvent(new UserTaskClosedEto(Id, ProcessKey, BusinessKey, NodeId, null, null, HandedUpTo));
    }

    public void Announce() => AddEvent(new UserTaskOpenedEto(
        Id, ProcessKey, BusinessKey, NodeId, Title, FormKey, Permission, Role, PersonId, ExcludedPersonIds, DueAt, HandedUpTo));
}
