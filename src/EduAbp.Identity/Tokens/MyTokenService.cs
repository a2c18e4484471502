using EduAbp.AspNetCore.Api;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Memberships;
using EduAbp.Identity.Passwords;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Tokens;

internal sealed record MyToken(
    Guid Id, string Name, Guid UnitId, string UnitName, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, string? LastAddress);

internal sealed record MyTokens(IReadOnlyList<MyToken> Tokens, IReadOnlyList<string> Choices);

internal sealed record TokenInput(string? Name, IReadOnlyCollection<string> Scopes, int Days, string? Password);

/// <summary>The access tokens of the signed-in person; made for the current unit, seen and taken back from any.</summary>
internal sealed class MyTokenService(
    IdentityDbContext db,
    OwnMemberships memberships,
    PermissionDefinitionManager definitions,
    IPermissionChecker permissions,
    PasswordHashing hashing,
    CurrentAccessToken current,
    ITenantDirectory units,
    ICurrentTenant tenant,
    ICurrentUser user,
    IAuditLog audit,
    TimeProvider clock) : ITransientDependency
{
    private const int Most = 20;

    /// <summary>My tokens that work, and what a new one for this unit may do: what I may, in this session.</summary>
    public async Task<MyTokens> GetAsync(CancellationToken cancellationToken)
    {
        var rows = await Live().AsNoTracking().OrderByDescending(token => token.CreatedAt).ToListAsync(cancellationToken);
        return new MyTokens(
            [
                .. rows.Select(token => new MyToken(
                    token.Id, token.Name, token.UnitId, units.Find(token.UnitId)?.Name ?? "", token.Scopes, token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.LastAddress)),
            ],
            await ChoicesAsync(cancellationToken));
    }

    /// <returns>The token, readable this once.</returns>
    public async Task<string> CreateAsync(TokenInput input, CancellationToken cancellationToken)
    {
        // A key that makes keys could not be taken back.
        if (current.Value is not null)
            throw new BusinessException(IdentityErrorCodes.TokenNotByToken);
        if (await HelpsAsync(cancellationToken))
            throw new BusinessException(IdentityErrorCodes.TokenNotInHelp);
        var choices = await ChoicesAsync(cancellationToken);
        var me = await db.People.AsNoTracking().SingleAsync(person => person.Id == user.Id, cancellationToken);
        var name = VietnameseText.Normalize(input.Name ?? "");
        var errors = new List<ValidationError>();
        if (name.Length is 0 or > AccessToken.MaxName)
            errors.Add(new ValidationError("Name", IdentityErrorCodes.TokenNameMissing));
        if (input.Scopes.Count == 0)
            errors.Add(new ValidationError("Scopes", IdentityErrorCodes.TokenScopesMissing));
        if (!input.Scopes.All(choices.Contains))
            errors.Add(new ValidationError("Scopes", IdentityErrorCodes.TokenScopeNotOwn));
        if (input.Days is < 1 or > AccessToken.MaxDays)
            errors.Add(new ValidationError("Days", IdentityErrorCodes.TokenDaysInvalid));
        if (await hashing.VerifyAsync(me.PasswordHash, input.Password ?? "", cancellationToken) == PasswordVerificationResult.Failed)
            errors.Add(new ValidationError("Password", IdentityErrorCodes.PasswordWrong));
        if (errors.Count > 0)
            throw new AbpValidationException(errors);
        if (await Live().CountAsync(cancellationToken) >= Most)
            throw new BusinessException(IdentityErrorCodes.TokenTooMany).WithData("Most", Most);

        var hasSecondFactor = await db.Sessions.Where(row => row.Id == user.SessionId && row.UserId == user.Id).Select(row => row.HasSecondFactor).FirstOrDefaultAsync(cancellationToken);
        var text = TokenText.New(me.Id);
        var token = new AccessToken(me.Id, tenant.GetId(), name, TokenText.Hash(text), me.SecurityStamp, hasSecondFactor, input.Scopes.Distinct().Order(StringComparer.Ordinal), clock.GetUtcNow(), input.Days);
        db.AccessTokens.Add(token);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Identity.TokenMade", new { token.Name, token.Scopes, token.ExpiresAt }, token.Id, cancellationToken);
        return text;
    }

    public async Task RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        var mine = user.GetId();
        var token = await db.AccessTokens.Where(row => row.UserId == mine).GetAsync(id, cancellationToken);
        token.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Identity.TokenRevoked", new { token.Name }, token.Id, cancellationToken);
    }

    private IQueryable<AccessToken> Live()
    {
        var (mine, now) = (user.GetId(), clock.GetUtcNow());
        return
            from token in db.AccessTokens
            join person in db.People on token.UserId equals person.Id
            where token.UserId == mine && token.RevokedAt == null && token.ExpiresAt > now && token.SecurityStamp == person.SecurityStamp
            select token;
    }

    private async Task<bool> HelpsAsync(CancellationToken cancellationToken) =>
        (await memberships.GetActiveAsync(cancellationToken)).Any(row => row.TenantId == tenant.Id && row.HelpId is not null);

    private async Task<IReadOnlyList<string>> ChoicesAsync(CancellationToken cancellationToken)
    {
        if (await HelpsAsync(cancellationToken))
            return [];
        var choices = new List<string>();
        foreach (var permission in definitions.All)
        {
            if (await permissions.IsGrantedAsync(permission.Name, cancellationToken))
                choices.Add(permission.Name);
        }

        return choices.Count == 0 ? [] : [ApiClaims.OwnAffairs, .. choices];
    }
}
