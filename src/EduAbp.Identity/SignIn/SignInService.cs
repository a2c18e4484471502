using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Codes;
using EduAbp.Identity.Data;
using EduAbp.Identity.Passwords;
using EduAbp.Identity.People;
using EduAbp.Identity.SecondFactor;
using EduAbp.Identity.Sessions;
using EduAbp.MultiTenancy;
using EduAbp.Uow;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.SignIn;

internal enum SignInState
{
    Failed,
    Locked,
    NeedsSecondFactor,
    SignedIn,
}

internal sealed record SignInOutcome(SignInState State, Guid? PersonId = null, SessionTicket? Ticket = null, DateTimeOffset? LockedUntil = null);

/// <summary>
/// Lets people in. A wrong name, a wrong password, an account that is not activated: all are answered alike and take the same time.
/// </summary>
internal sealed class SignInService(
    IdentityDbContext db,
    PasswordHashing hashing,
    SignInLocks locks,
    SessionService sessions,
    SecondFactorKeys keys,
    IAuditLog audit,
    ISecurityLog security,
    ICurrentTenant tenant,
    ITenantDirectory units,
    IUnitOfWork unitOfWork,
    TimeProvider clock) : ITransientDependency
{
    public async Task<SignInOutcome> WithPasswordAsync(string email, string password, ClientInfo client, CancellationToken cancellationToken)
    {
        var candidates = await CandidatesAsync(email, cancellationToken);
        var account = SignInLocks.AccountOf(candidates.FirstOrDefault()?.Id, email);
        if (await locks.LockedUntilAsync(account, client.Address, cancellationToken) is { } until)
            return new SignInOutcome(SignInState.Locked, LockedUntil: until);

        if (await VerifyAsync(candidates, password, cancellationToken) is not { } person)
            return await FailAsync(account, client, cancellationToken);
        if (person.SecondFactorEnabled)
            return new SignInOutcome(SignInState.NeedsSecondFactor, person.Id);
        return await FinishAsync(person, account, hasSecondFactor: false, client, cancellationToken);
    }

    /// <param name="personId">Who gave the right password a moment ago.</param>
    /// <param name="code">Six digits of the authenticator, or one of the recovery codes.</param>
    public async Task<SignInOutcome> WithSecondFactorAsync(Guid personId, string code, ClientInfo client, CancellationToken cancellationToken)
    {
        var account = SignInLocks.AccountOf(personId, "");
        if (await locks.LockedUntilAsync(account, client.Address, cancellationToken) is { } until)
            return new SignInOutcome(SignInState.Locked, LockedUntil: until);

        var person = await db.People.SingleOrDefaultAsync(row => row.Id == personId, cancellationToken);
        if (person is not { SecondFactorEnabled: true, AuthenticatorKey: { } key })
            return new SignInOutcome(SignInState.Failed);

        var right = Totp.Verify(keys.Reveal(key), code, clock.GetUtcNow(), person.LastTotpStep) is { } step
            ? await UseStepAsync(person.Id, step, cancellationToken)
            : await UseRecoveryCodeAsync(person, code, cancellationToken);
        return right
            ? await FinishAsync(person, account, hasSecondFactor: true, client, cancellationToken)
            : await FailAsync(account, client, cancellationToken);
    }

    // Of two who show the same six digits, one gets in.
    private async Task<bool> UseStepAsync(Guid personId, long step, CancellationToken cancellationToken) =>
        await db.People.Where(row => row.Id == personId && row.LastTotpStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastTotpStep, step), cancellationToken) == 1;

    private async Task<bool> UseRecoveryCodeAsync(Person person, string code, CancellationToken cancellationToken)
    {
        if (!person.UseRecoveryCode(SecretCode.Hash(code)))
            return false;
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Identity.RecoveryCodeUsed", new { person.FullName, Left = person.RecoveryCodes.Count }, person.Id, cancellationToken);
        return true;
    }

    // A verified address belongs to one account; before that, two units may have written down the same one.
    private async Task<List<Person>> CandidatesAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = Person.Normalize(email);
        var people = await db.People
            .Where(person => person.NormalizedEmail == normalized && person.PasswordHash != null)
            .OrderByDescending(person => person.EmailVerified).ThenBy(person => person.Id)
            .Take(3)
            .ToListAsync(cancellationToken);
        return people is [{ EmailVerified: true }, ..] ? people[..1] : people;
    }

    private async Task<Person?> VerifyAsync(List<Person> candidates, string password, CancellationToken cancellationToken)
    {
        if (candidates.Count == 0)
            await hashing.VerifyAsync(null, password, cancellationToken);
        foreach (var person in candidates)
        {
            var result = await hashing.VerifyAsync(person.PasswordHash, password, cancellationToken);
            if (result == PasswordVerificationResult.Failed)
                continue;
            if (result == PasswordVerificationResult.SuccessRehashNeeded)
            {
                person.Rehash(await hashing.HashAsync(password, cancellationToken));
                await db.SaveChangesAsync(cancellationToken);
            }

            return person;
        }

        return null;
    }

    private async Task<SignInOutcome> FailAsync(string account, ClientInfo client, CancellationToken cancellationToken)
    {
        await locks.FailedAsync(account, client.Address, cancellationToken);
        // Whose account, if anybody's; never what was typed, which may be a password.
        var person = Guid.TryParse(account, out var known) ? await db.People.AsNoTracking().SingleOrDefaultAsync(row => row.Id == known, cancellationToken) : null;
        security.Report("Identity.SignInFailed", SecuritySeverity.Warning, UnitOf(person), person?.Id, userName: null, client.Address);
        var until = await locks.LockedUntilAsync(account, client.Address, cancellationToken);
        if (until is not null)
            await audit.WriteAsync("Identity.SignInLocked", new { client.Address, Until = until }, cancellationToken: cancellationToken);
        await unitOfWork.CompleteAsync(cancellationToken);
        return new SignInOutcome(until is null ? SignInState.Failed : SignInState.Locked, LockedUntil: until);
    }

    // Most sign in at the city's address; the log that their administrator reads is their own unit's.
    private Guid? UnitOf(Person? person) =>
        tenant.Unit is { ParentId: not null } ? tenant.Id : person?.HomeUnitId is { } home && units.Find(home) is not null ? home : tenant.Id;

    private async Task<SignInOutcome> FinishAsync(
        Person person, string account, bool hasSecondFactor, ClientInfo client, CancellationToken cancellationToken)
    {
        await locks.SucceededAsync(account, cancellationToken);
        await unitOfWork.CompleteAsync(cancellationToken);
        var ticket = await sessions.StartAsync(person.Id, UnitOf(person), hasSecondFactor, client, cancellationToken);
        return new SignInOutcome(SignInState.SignedIn, person.Id, ticket);
    }
}
