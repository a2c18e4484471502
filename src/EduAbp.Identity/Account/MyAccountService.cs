using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Codes;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Passwords;
using EduAbp.Identity.People;
using EduAbp.Identity.SecondFactor;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Account;

internal sealed record MyAccount(
    string FullName, string Email, bool EmailVerified, string? Phone, string Language, bool SecondFactorEnabled, int RecoveryCodesLeft, IReadOnlyList<MySession> Sessions);

internal sealed record MySession(Guid Id, string? Address, string? Device, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool IsCurrent);

internal sealed record SecondFactorSetup(string Key, string QrSvg);

/// <summary>What people do with their own account. Being signed in is the only permission that it takes.</summary>
internal sealed class MyAccountService(
    IdentityDbContext db,
    CodeService codes,
    PasswordRules rules,
    PasswordHashing hashing,
    SecondFactorKeys keys,
    AccountMails mails,
    ICurrentUser user,
    ICurrentTenant tenant,
    IAuditLog audit,
    TimeProvider clock) : ITransientDependency
{
    private const string Issuer = "EduAbp";

    public async Task<MyAccount> GetAsync(CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var sessions = await db.Sessions.AsNoTracking()
            .Where(session => session.UserId == me.Id && session.RevokedAt == null && session.ExpiresAt > now && session.SecurityStamp == me.SecurityStamp)
            .OrderByDescending(session => session.LastSeenAt)
            .ToListAsync(cancellationToken);
        return new MyAccount(
            me.FullName, me.Email, me.EmailVerified, me.Phone, me.Language, me.SecondFactorEnabled, me.RecoveryCodes.Count,
            [.. sessions.Select(session => new MySession(
                session.Id, session.Address, session.Device, session.CreatedAt, session.LastSeenAt, session.Id == user.SessionId))]);
    }

    public async Task SaveProfileAsync(string fullName, string? phone, string? language, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        var number = Text.PhoneNumber.Normalize(phone);
        if (!string.IsNullOrWhiteSpace(phone) && number.Digits is null)
            throw new AbpValidationException("Phone", IdentityErrorCodes.PhoneInvalid);
        me.Rename(fullName);
        me.Phone = number.Digits;
        me.Speak(language);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Changes the password; the other sessions end, this one goes on.</summary>
    public async Task ChangePasswordAsync(string? current, string? password, string? repeated, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        await RequirePasswordAsync(me, current, "CurrentPassword", cancellationToken);
        await rules.CheckAsync(password, repeated, PersonalWords.Of(me), cancellationToken);
        me.SetPassword(await hashing.HashAsync(password!, cancellationToken));
        await KeepThisSessionAsync(me, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Identity.PasswordChanged", new { me.FullName }, me.Id, cancellationToken);
        await mails.SendAsync(me, AccountMailTemplates.PasswordChanged, tenant.Id, cancellationToken: cancellationToken);
    }

    public async Task RevokeSessionAsync(Guid id, CancellationToken cancellationToken)
    {
        var mine = user.GetId();
        var session = await db.Sessions.Where(row => row.UserId == mine).GetAsync(id, cancellationToken);
        session.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        if (user is { Id: not null, SessionId: { } session })
            await RevokeSessionAsync(session, cancellationToken);
    }

    /// <summary>Ends every session of mine but this one.</summary>
    public async Task SignOutElsewhereAsync(CancellationToken cancellationToken)
    {
        var mine = user.GetId();
        var now = clock.GetUtcNow();
        var sessions = await db.Sessions.Where(row => row.UserId == mine && row.RevokedAt == null && row.Id != user.SessionId).ToListAsync(cancellationToken);
        foreach (var session in sessions)
            session.Revoke(now);
        // Whoever ends everything else fears that a key is in other hands: programs must be given new ones too.
        var tokens = await db.AccessTokens.Where(row => row.UserId == mine && row.RevokedAt == null).ToListAsync(cancellationToken);
        foreach (var token in tokens)
            token.Revoke(now);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Identity.SignedOutElsewhere", new { Sessions = sessions.Count, Tokens = tokens.Count }, mine, cancellationToken);
    }

    /// <summary>The key to take into the authenticator; the same until it is confirmed, so that a reloaded page does not spoil a scanned code.</summary>
    public async Task<SecondFactorSetup> PrepareSecondFactorAsync(string label, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        if (me.SecondFactorEnabled)
            throw new BusinessException(IdentityErrorCodes.SecondFactorIsOn);
        if (me.AuthenticatorKey is null)
        {
            me.PrepareSecondFactor(keys.Protect(Totp.NewKey()));
            await db.SaveChangesAsync(cancellationToken);
        }

        var key = keys.Reveal(me.AuthenticatorKey!);
        return new SecondFactorSetup(InGroups(Totp.Base32(key)), QrSvg.Draw(Totp.Uri(key, Issuer, me.Email), label));
    }

    /// <returns>The recovery codes, readable this once.</returns>
    public async Task<IReadOnlyList<string>> EnableSecondFactorAsync(string? code, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        if (me.SecondFactorEnabled || me.AuthenticatorKey is null)
            throw new BusinessException(IdentityErrorCodes.SecondFactorIsOn);
        var step = Totp.Verify(keys.Reveal(me.AuthenticatorKey), code ?? "", clock.GetUtcNow(), me.LastTotpStep)
            ?? throw new AbpValidationException("Code", IdentityErrorCodes.SecondFactorCodeWrong);
        var words = NewRecoveryCodes();
        me.EnableSecondFactor(step, words.Select(SecretCode.Hash));
        if (await ThisSessionAsync(me, cancellationToken) is { } session)
            session.HasSecondFactor = true;
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Identity.SecondFactorEnabled", new { me.FullName }, me.Id, cancellationToken);
        return words;
    }

    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(string? password, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        if (!me.SecondFactorEnabled)
            throw new BusinessException(IdentityErrorCodes.SecondFactorIsOff);
        await RequirePasswordAsync(me, password, "Password", cancellationToken);
        var words = NewRecoveryCodes();
        me.ReplaceRecoveryCodes(words.Select(SecretCode.Hash));
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Identity.RecoveryCodesRenewed", new { me.FullName }, me.Id, cancellationToken);
        return words;
    }

    public async Task DisableSecondFactorAsync(string? password, CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        await RequirePasswordAsync(me, password, "Password", cancellationToken);
        me.DisableSecondFactor();
        await KeepThisSessionAsync(me, cancellationToken);
        if (await ThisSessionAsync(me, cancellationToken) is { } session)
            session.HasSecondFactor = false;
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Identity.SecondFactorDisabled", new { me.FullName }, me.Id, cancellationToken);
    }

    public async Task SendEmailConfirmationAsync(CancellationToken cancellationToken)
    {
        var me = await MeAsync(cancellationToken);
        if (me.EmailVerified)
            return;
        var issued = await codes.IssueAsync(me.Id, CodePurpose.VerifyEmail, provesMailbox: true, tenant.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await mails.SendAsync(me, AccountMailTemplates.VerifyEmail, tenant.Id, issued.Path, issued.ExpiresAt, cancellationToken);
    }

    private async Task<Person> MeAsync(CancellationToken cancellationToken) =>
        await db.People.GetAsync(user.Id ?? throw new AbpAuthorizationException("Identity.MyAccount"), cancellationToken);

    private async Task RequirePasswordAsync(Person me, string? password, string field, CancellationToken cancellationToken)
    {
        if (await hashing.VerifyAsync(me.PasswordHash, password ?? "", cancellationToken) == PasswordVerificationResult.Failed)
            throw new AbpValidationException(field, IdentityErrorCodes.PasswordWrong);
    }

    private async Task KeepThisSessionAsync(Person me, CancellationToken cancellationToken)
    {
        if (await ThisSessionAsync(me, cancellationToken) is { } session)
            session.SecurityStamp = me.SecurityStamp;
    }

    private async Task<Sessions.Session?> ThisSessionAsync(Person me, CancellationToken cancellationToken) =>
        user.SessionId is { } id
            ? await db.Sessions.SingleOrDefaultAsync(session => session.Id == id && session.UserId == me.Id, cancellationToken)
            : null;

    private static string[] NewRecoveryCodes() => [.. Enumerable.Range(0, 10).Select(_ => SecretCode.NewShort())];

    private static string InGroups(string key) => string.Join(' ', key.Chunk(4).Select(group => new string(group)));
}
