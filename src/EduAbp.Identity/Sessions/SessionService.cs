using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Memberships;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Sessions;

/// <summary>Who is behind a living session.</summary>
internal sealed record SessionTicket(Guid SessionId, Guid PersonId, string FullName, string Email, DateTimeOffset ExpiresAt);

/// <summary>
/// Starts and checks stored sessions. Each call works in a scope of the session's person, since PostgreSQL
/// shows sessions to nobody else and a request learns who asks only from here.
/// </summary>
internal sealed class SessionService(ITenantScopeFactory scopes, SessionQueries queries, TimeProvider clock) : ITransientDependency
{
    // Writing at every request would make each page a write.
    private static readonly TimeSpan SlideEvery = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan KeepEnded = TimeSpan.FromDays(30);

    /// <param name="unitId">The unit whose log tells of it.</param>
    public async Task<SessionTicket> StartAsync(Guid personId, Guid? unitId, bool hasSecondFactor, ClientInfo client, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(unitId, personId);
        var db = scope.Get<IdentityDbContext>();
        var now = clock.GetUtcNow();
        var lifetime = await LifetimeAsync(scope, cancellationToken);
        var person = await db.People.AsNoTracking().SingleAsync(row => row.Id == personId, cancellationToken);
        // Only their person sees sessions, so the old ones are forgotten here and by no worker.
        var forgotten = now - KeepEnded;
        await db.Sessions.Where(row => row.UserId == personId && row.ExpiresAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        var session = new Session(personId, person.SecurityStamp, client.Address, client.Device, hasSecondFactor, now, lifetime);
        db.Sessions.Add(session);
        scope.Get<CurrentUser>().Set(personId, person.Email, person.FullName, session.Id);
        await scope.Get<IAuditLog>().WriteAsync("Identity.SignedIn", new { client.Address, client.Device }, session.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await db.People.Where(row => row.Id == personId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSignInAt, now), cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        return new SessionTicket(session.Id, personId, person.FullName, person.Email, session.ExpiresAt);
    }

    /// <summary>Null when the session is over: revoked, expired, or begun before the password changed.</summary>
    public async Task<LivingSession?> FindLivingAsync(Guid sessionId, Guid personId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(tenantId: null, personId);
        var db = scope.Get<IdentityDbContext>();
        var now = clock.GetUtcNow();
        var rows = await queries.Living(db, sessionId, personId, now).ToListAsync(cancellationToken);
        if (rows is not [var found, ..])
            return null;

        var expires = found.ExpiresAt;
        if (now - found.LastSeenAt > SlideEvery)
        {
            expires = now + await LifetimeAsync(scope, cancellationToken);
            await db.Sessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(
                set => set.SetProperty(session => session.LastSeenAt, now).SetProperty(session => session.ExpiresAt, expires), cancellationToken);
        }

        return new LivingSession(
            new SessionTicket(sessionId, personId, found.FullName, found.Email, expires),
            found.HasSecondFactor,
            [.. rows.Select(row => row.Membership).OfType<Membership>()]);
    }

    private static async Task<TimeSpan> LifetimeAsync(TenantScope scope, CancellationToken cancellationToken) =>
        TimeSpan.FromHours(await scope.Get<ISettingProvider>().GetIntAsync(IdentitySettings.SessionHours, cancellationToken));
}

/// <summary>From where somebody signs in, as far as the connection tells.</summary>
internal sealed record ClientInfo(string Address, string? Device);
