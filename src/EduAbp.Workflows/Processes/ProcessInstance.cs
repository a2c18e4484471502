using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Workflows.Bpmn;

namespace EduAbp.Workflows.Processes;

/// <summary>One run of a process for one thing of a module.</summary>
internal sealed class ProcessInstance : Entity, IMultiTenant, IHasConcurrencyStamp
{
    private ProcessInstance()
    {
    }

    public ProcessInstance(string processKey, string definitionHash, string businessKey, string title, Guid? startedById, string? startedBy, DateTimeOffset now) =>
        (ProcessKey, DefinitionHash, BusinessKey, Title, StartedById, StartedBy, StartedAt, State) =
        (processKey, definitionHash, businessKey, title, startedById, startedBy, now, ProcessState.New.ToJson());

    public Guid TenantId { get; private set; }

    public string ProcessKey { get; private set; } = "";

    public string DefinitionHash { get; private set; } = "";

    public string BusinessKey { get; private set; } = "";

    public string Title { get; set; } = "";

    public ProcessStatus Status { get; private set; }

    /// <summary>The interpreter's state, as JSON.</summary>
    public string State { get; private set; } = "";

    public Guid? StartedById { get; private set; }

    /// <summary>The person's name at that time.</summary>
    public string? StartedBy { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid ConcurrencyStamp { get; set; } = Guid.CreateVersion7();

    public ProcessState ReadState() => ProcessState.FromJson(State);

    public void Move(ProcessState state, DateTimeOffset now)
    {
        State = state.ToJson();
        Status = state.Status;
        if (Status != ProcessStatus.Running) EndedAt ??= now;
        // two steps of one process at once must not both win, even where the state's text stays the same
        ConcurrencyStamp = Guid.CreateVersion7(now);
    }
}
