using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using EduAbp.Identity.Memberships;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Sessions;

/// <summary>What every request of a signed-in person asks, translated once for each application.</summary>
internal sealed class SessionQueries : ISingletonDependency
{
    /// <summary>
    /// The session if it lives, once for each membership of its person that has not ended and each grant of the unit. One
    /// of the named crossings: a person's own memberships in all units.
    /// </summary>
    public Func<IdentityDbContext, Guid, Guid, Guid, DateTimeOffset, IAsyncEnumerable<LivingRow>> Living { get; } = EF.CompileAsyncQuery(
        (IdentityDbContext db, Guid sessionId, Guid personId, Guid unitId, DateTimeOffset now) =>
            from session in db.Sessions.IgnoreQueryFilters(new[] { DataFilters.Tenant }).AsNoTracking()
            join person in db.People on session.UserId equals person.Id
            join membership in db.Memberships.Where(row => row.EndedAt == null) on person.Id equals membership.UserId into memberships
            from membership in memberships.DefaultIfEmpty()
            from grant in db.RoleGrants.Where(row => row.TenantId == unitId).DefaultIfEmpty()
            where session.Id == sessionId && session.UserId == personId && session.SecurityStamp == person.SecurityStamp
                && session.RevokedAt == null && session.ExpiresAt > now
            select new LivingRow(session.LastSeenAt, session.ExpiresAt, session.HasSecondFactor, person.FullName, person.Email, membership, grant));
}

internal sealed record LivingRow(
    DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, bool HasSecondFactor, string FullName, string Email, Membership? Membership, RoleGrant? Grant);
