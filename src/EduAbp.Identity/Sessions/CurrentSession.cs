using EduAbp.DependencyInjection;
using EduAbp.Identity.Memberships;

namespace EduAbp.Identity.Sessions;

/// <summary>The living session behind this request, with all that permissions are made of: one question instead of four.</summary>
internal sealed class CurrentSession : IScopedDependency
{
    public LivingSession? Value { get; set; }
}

/// <param name="Memberships">The person's in all units, without those that have ended.</param>
/// <param name="UnitId">The unit of the request.</param>
/// <param name="Grants">What that unit has given its roles and taken from them.</param>
internal sealed record LivingSession(
    SessionTicket Ticket, bool HasSecondFactor, IReadOnlyList<Membership> Memberships, Guid? UnitId, IReadOnlyList<RoleGrant> Grants);
