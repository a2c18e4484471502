using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Tokens;

/// <summary>Finds out whether a token works, in a scope of its person.</summary>
internal sealed class AccessTokenService(ITenantScopeFactory scopes, TimeProvider clock) : ITransientDependency
{
    // Writing at every call would make each read a write.
    private static readonly TimeSpan NoteUseEvery = TimeSpan.FromMinutes(5);

    public async Task<LiveToken?> ValidateAsync(string text, string address, CancellationToken cancellationToken)
    {
        if (TokenText.PersonOf(text) is not { } personId)
            return null;
        await using var scope = scopes.Create(tenantId: null, personId);
        var db = scope.Get<IdentityDbContext>();
        var now = clock.GetUtcNow();
        var hash = TokenText.Hash(text);
        var found = await (
            from token in db.AccessTokens.AsNoTracking()
            join person in db.People on token.UserId equals person.Id
            where token.Hash == hash && token.UserId == personId && token.SecurityStamp == person.SecurityStamp
                && token.RevokedAt == null && token.ExpiresAt > now
            select new { Token = token, person.FullName, person.Email })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;

        if (found.Token.LastUsedAt is not { } last || now - last > NoteUseEvery || found.Token.LastAddress != address)
        {
            await db.AccessTokens.Where(row => row.Id == found.Token.Id).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LastUsedAt, now).SetProperty(row => row.LastAddress, address), cancellationToken);
        }

        return new LiveToken(
            found.Token.Id, personId, found.Token.UnitId, found.Email, found.FullName, found.Token.Scopes.ToHashSet(), found.Token.HasSecondFactor, found.Token.ExpiresAt);
    }
}
