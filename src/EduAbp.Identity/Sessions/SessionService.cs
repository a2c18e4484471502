using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Sessions;

/// <summary>Who is behind a living session.</summary>
internal sealed record SessionTicket(Guid SessionId, Guid PersonId, string FullName, string Email, DateTimeOffset ExpiresAt);

/// <summary>Starts stored sessions, each in a scope of its person, since PostgreSQL shows sessions to nobody else.</summary>
internal sealed class SessionService(ITenantScopeFactory scopes, TimeProvider clock) : ITransientDependency
{
    private static readonly TimeSpan KeepEnded = TimeSpan.FromDays(30);

    /// <param name="unitId">The unit whose log tells of it.</param>
    public async Task<SessionTicket> StartAsync(Guid personId, Guid? unitId, bool hasSecondFactor, ClientInfo client, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(unitId, personId);
        var db = scope.Get<IdentityDbContext>();
        var now = clock.GetUtcNow();
        var lifetime = TimeSpan.FromHours(await scope.Get<ISettingProvider>().GetIntAsync(IdentitySettings.SessionHours, cancellationToken));
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
}

/// <summary>From where somebody signs in, as far as the connection tells.</summary>
internal sealed record ClientInfo(string Address, string? Device);
