using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Memberships;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Sessions;

/// <summary>Asks at each request whether its session still lives, in the request's own scope.</summary>
internal sealed class LivingSessions(
    IdentityDbContext db, SessionQueries queries, ISettingProvider settings, ICurrentTenant tenant, CurrentUser user, TimeProvider clock) : ITransientDependency
{
    // Writing at every request would make each page a write.
    private static readonly TimeSpan SlideEvery = TimeSpan.FromMinutes(5);

    /// <summary>Null when the session is over: revoked, expired, or begun before the password changed.</summary>
    public async Task<LivingSession?> FindAsync(Guid sessionId, Guid personId, CancellationToken cancellationToken)
    {
        // PostgreSQL shows a session to its person only, and who asks is known only from here.
        using var asPerson = user.Change(personId);
        var now = clock.GetUtcNow();
        var rows = await queries.Living(db, sessionId, personId, tenant.Id ?? Guid.Empty, now).ToListAsync(cancellationToken);
        if (rows is not [var found, ..])
            return null;

        var expires = found.ExpiresAt;
        if (now - found.LastSeenAt > SlideEvery)
        {
            expires = now + TimeSpan.FromHours(await settings.GetIntAsync(IdentitySettings.SessionHours, cancellationToken));
            await db.Sessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(
                set => set.SetProperty(session => session.LastSeenAt, now).SetProperty(session => session.ExpiresAt, expires), cancellationToken);
        }

        return new LivingSession(
            new SessionTicket(sessionId, personId, found.FullName, found.Email, expires),
            found.HasSecondFactor,
            [.. rows.Select(row => row.Membership).OfType<Membership>().DistinctBy(row => row.Id)],
            tenant.Id,
            [.. rows.Select(row => row.Grant).OfType<RoleGrant>().DistinctBy(row => row.Id)]);
    }
}
