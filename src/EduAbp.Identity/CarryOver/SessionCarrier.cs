using EduAbp.DependencyInjection;
using EduAbp.Identity.Codes;
using EduAbp.Identity.Data;
using EduAbp.Identity.Sessions;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.CarryOver;

/// <summary>Issues the code on the main host and takes it at the own domain: once, there only, within a minute.</summary>
internal sealed class SessionCarrier(ITenantScopeFactory scopes, LivingSessions sessions, TimeProvider clock) : ITransientDependency
{
    private static readonly TimeSpan Forget = TimeSpan.FromDays(1);

    public async Task<string> IssueAsync(Guid personId, Guid sessionId, string host, string challenge, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(tenantId: null);
        var db = scope.Get<IdentityDbContext>();
        var now = clock.GetUtcNow();
        var code = SecretCode.New();
        db.CarriedSessions.Add(new CarriedSession(SecretCode.Hash(code), personId, sessionId, host, challenge, now));
        await db.SaveChangesAsync(cancellationToken);
        var old = now - Forget;
        await db.CarriedSessions.Where(row => row.ExpiresAt < old).ExecuteDeleteAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        return code;
    }

    /// <summary>Null for a code that is unknown, used, too old, for another host or another browser, or whose session is over.</summary>
    public async Task<SessionTicket?> TakeAsync(string code, string host, string challenge, CancellationToken cancellationToken)
    {
        var hash = SecretCode.Hash(code);
        CarriedSession? carried;
        await using (var scope = scopes.Create(tenantId: null))
        {
            var db = scope.Get<IdentityDbContext>();
            var now = clock.GetUtcNow();
            carried = await db.CarriedSessions.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Hash == hash && row.Host == host && row.Challenge == challenge && row.UsedAt == null && row.ExpiresAt > now, cancellationToken);
            if (carried is null)
                return null;
            await db.BeginAsync(cancellationToken);
            // Of two who come with it at once, one is served.
            var taken = await db.CarriedSessions.Where(row => row.Id == carried.Id && row.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken);
            if (taken != 1)
                return null;
            await scope.CompleteAsync(cancellationToken);
        }

        return (await sessions.FindAsync(carried.SessionId, carried.PersonId, cancellationToken))?.Ticket;
    }
}
