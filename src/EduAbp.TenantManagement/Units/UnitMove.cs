using EduAbp.Domain;

namespace EduAbp.TenantManagement.Units;

/// <summary>A unit goes from one office to another from a day on; kept after it is done. A host row.</summary>
internal sealed class UnitMove : AggregateRoot, ICreationAudited
{
    private UnitMove()
    {
    }

    /// <param name="decidedBy">The unit whose people decided it: there it can be called off, and there they are told.</param>
    public UnitMove(Guid unitId, Guid fromOfficeId, Guid toOfficeId, DateOnly on, string slug, Guid decidedBy) =>
        (UnitId, FromOfficeId, ToOfficeId, On, Slug, DecidedBy) = (unitId, fromOfficeId, toOfficeId, on, slug, decidedBy);

    public Guid UnitId { get; private set; }

    public Guid FromOfficeId { get; private set; }

    public Guid ToOfficeId { get; private set; }

    /// <summary>The first day under the new office.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Last part of the address below the new office.</summary>
    public string Slug { get; private set; } = "";

    public PlanState State { get; private set; }

    /// <summary>Why it could not take effect: a code of <see cref="TenantManagementErrorCodes"/>.</summary>
    public string? Problem { get; private set; }

    public Guid DecidedBy { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public void Done() => State = PlanState.Done;

    public void Cancel() => State = State == PlanState.Planned ? PlanState.Cancelled : throw new BusinessException(TenantManagementErrorCodes.MoveIsOver);

    public void Fail(string problem) => (State, Problem) = (PlanState.Failed, problem);
}
