using EduAbp.Domain;
using EduAbp.TenantManagement.Contracts;

namespace EduAbp.TenantManagement.Units;

/// <summary>Units become one from a day on; kept after it is done. A host row.</summary>
internal sealed class UnitMerge : AggregateRoot, ICreationAudited
{
    private UnitMerge()
    {
    }

    /// <param name="decidedBy">The unit whose people decided it: there it can be called off, and there they are told.</param>
    public UnitMerge(IEnumerable<Guid> closingIds, Guid? intoId, CreateUnitInput? made, string name, DateOnly on, Guid decidedBy)
    {
        (ClosingIds, IntoId, Name, On, DecidedBy) = ([.. closingIds], intoId, name, on, decidedBy);
        if (intoId is null && made is not null) (Kind, Slug, Email) = (made.Kind, made.Slug, made.Email);
    }

    /// <summary>The units that end.</summary>
    public List<Guid> ClosingIds { get; private set; } = [];

    /// <summary>The unit that goes on; null where a new one is made.</summary>
    public Guid? IntoId { get; private set; }

    /// <summary>What goes on is called so.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Of the unit that is made.</summary>
    public string? Kind { get; private set; }

    public string? Slug { get; private set; }

    public string? Email { get; private set; }

    /// <summary>The first day on which they are one.</summary>
    public DateOnly On { get; private set; }

    public PlanState State { get; private set; }

    /// <summary>Why it could not take effect: a code of <see cref="TenantManagementErrorCodes"/>.</summary>
    public string? Problem { get; private set; }

    /// <summary>What goes on; known once it is made.</summary>
    public Guid? SuccessorId { get; private set; }

    public Guid DecidedBy { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public MergeInput Input(Guid? officeId) =>
        new([.. ClosingIds], IntoId, IntoId is null ? new CreateUnitInput(Name, Kind ?? "", officeId, Slug, Email: Email) : null, On);

    public bool Concerns(Guid unitId) => IntoId == unitId || ClosingIds.Contains(unitId);

    public void GoesOnAs(Guid successorId) => SuccessorId = successorId;

    public void Done() => State = PlanState.Done;

    public void Cancel() => State = State == PlanState.Planned ? PlanState.Cancelled : throw new BusinessException(TenantManagementErrorCodes.MoveIsOver);

    public void Fail(string problem) => (State, Problem) = (PlanState.Failed, problem);
}
