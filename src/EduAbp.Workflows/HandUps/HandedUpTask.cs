using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Tasks;

namespace EduAbp.Workflows.HandUps;

/// <summary>
/// The office's note of a task that waits in a unit below it, because nobody there may do it. The task itself stays in
/// its unit; the note has the same id.
/// </summary>
internal sealed class HandedUpTask : Entity, IMultiTenant, IHasConcurrencyStamp
{
    private HandedUpTask()
    {
    }

    public HandedUpTask(UserTaskOpenedEto opened, UnitInfo source, string formKey, DateTimeOffset now)
    {
        Id = opened.TaskId;
        (SourceUnitId, SourceUnitName) = (source.Id, source.Name);
        (ProcessKey, BusinessKey, NodeId, Title, FormKey) = (opened.ProcessKey, opened.BusinessKey, opened.NodeId, opened.Title, formKey);
        (Permission, Role) = (opened.Permission, opened.Role);
        ExcludedPersons = string.Join(' ', opened.ExcludedPersonIds);
        (CreationTime, DueAt) = (now, opened.DueAt);
    }

    public Guid TenantId { get; private set; }

    public Guid SourceUnitId { get; private set; }

    public string SourceUnitName { get; private set; } = "";

    public string ProcessKey { get; private set; } = "";

    public string BusinessKey { get; private set; } = "";

    public string NodeId { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string FormKey { get; private set; } = "";

    public string? Permission { get; private set; }

    public string? Role { get; private set; }

    public string ExcludedPersons { get; private set; } = "";

    public DateTimeOffset CreationTime { get; private set; }

    public DateTimeOffset? DueAt { get; private set; }

    public UserTaskState State { get; private set; } = UserTaskState.Open;

    public string? Outcome { get; private set; }

    public Guid? CompletedById { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid ConcurrencyStamp { get; set; } = Guid.CreateVersion7();

    public bool Excludes(Guid personId) => ExcludedPersons.Contains(personId.ToString(), StringComparison.Ordinal);

    public void Close(string? outcome, Guid? completedById, DateTimeOffset now)
    {
        if (State != UserTaskState.Open) return;
        (State, Outcome, CompletedById, ClosedAt) =
            (outcome is null ? UserTaskState.Withdrawn : UserTaskState.Done, outcome, completedById, now);
    }
}
