using EduAbp.DependencyInjection;
using EduAbp.Identity.Memberships;

namespace EduAbp.Identity.Sessions;

/// <summary>The living session behind this request, with what was read together with it: pages need both, and one question is cheaper than three.</summary>
internal sealed class CurrentSession : IScopedDependency
{
    public LivingSession? Value { get; set; }
}

/// <param name="Memberships">Of all units, without those that have ended.</param>
internal sealed record LivingSession(SessionTicket Ticket, bool HasSecondFactor, IReadOnlyList<Membership> Memberships);
