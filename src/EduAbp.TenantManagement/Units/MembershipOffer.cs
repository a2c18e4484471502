using EduAbp.Domain;

namespace EduAbp.TenantManagement.Units;

/// <summary>Somebody of a unit that was merged may go on in the unit that took it over. A host row: it stands between two units.</summary>
internal sealed class MembershipOffer : AggregateRoot
{
    private MembershipOffer()
    {
    }

    public MembershipOffer(Guid fromUnitId, Guid toUnitId, Guid userId, IEnumerable<string> roles) =>
        (FromUnitId, ToUnitId, UserId, Roles) = (fromUnitId, toUnitId, userId, string.Join(',', roles));

    public Guid FromUnitId { get; private set; }

    public Guid ToUnitId { get; private set; }

    public Guid UserId { get; private set; }

    public string Roles { get; private set; } = "";

    public OfferState State { get; private set; }

    public IReadOnlyList<string> RoleList => Roles.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public void Answer(bool accepted)
    {
        if (State != OfferState.Open) throw new BusinessException(TenantManagementErrorCodes.OfferIsAnswered);
        State = accepted ? OfferState.Accepted : OfferState.Declined;
    }
}

internal enum OfferState
{
    Open,
    Accepted,
    Declined,
}
