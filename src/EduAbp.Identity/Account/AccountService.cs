using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Codes;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Passwords;
using EduAbp.Identity.People;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Account;

/// <summary>Whose account a link opens.</summary>
internal sealed record CodeOwner(Guid PersonId, string FullName, string Email, bool ProvesMailbox);

/// <summary>What somebody may do with a link, before being signed in.</summary>
internal sealed class AccountService(
    IdentityDbContext db,
    CodeService codes,
    PasswordRules rules,
    PasswordHashing hashing,
    AccountMails mails,
    ICurrentTenant tenant,
    IAuditLog audit) : ITransientDependency
{
    /// <summary>Null when the link was used, has expired, or never was one.</summary>
    public async Task<CodeOwner?> FindAsync(string code, CodePurpose purpose, CancellationToken cancellationToken)
    {
        if (await codes.FindAsync(code, purpose, cancellationToken) is not { } found)
            return null;
        return await db.People.Where(person => person.Id == found.PersonId)
            .Select(person => new CodeOwner(person.Id, person.FullName, person.Email, found.ProvesMailbox))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Sets the password that the person chose and uses the link up. Every session of before ends.</summary>
    public async Task<Guid> SetPasswordAsync(string code, CodePurpose purpose, string? password, string? repeated, CancellationToken cancellationToken)
    {
        var found = await codes.FindAsync(code, purpose, cancellationToken) ?? throw new BusinessException(IdentityErrorCodes.CodeNotUsable);
        var person = await db.People.GetAsync(found.PersonId, cancellationToken);
        await rules.CheckAsync(password, repeated, PersonalWords.Of(person), cancellationToken);
        var hash = await hashing.HashAsync(password!, cancellationToken);

        var isFirst = !person.IsActivated;
        person.SetPassword(hash);
        if (found.ProvesMailbox)
            await VerifyEmailAsync(person, cancellationToken);
        await SaveAndUseAsync(found, cancellationToken);
        await audit.WriteAsync(isFirst ? "Identity.Activated" : "Identity.PasswordReset", new { person.FullName }, person.Id, cancellationToken);
        if (!isFirst)
            await mails.SendAsync(person, AccountMailTemplates.PasswordChanged, tenant.Id, cancellationToken: cancellationToken);
        return person.Id;
    }

    public async Task ConfirmEmailAsync(string code, CancellationToken cancellationToken)
    {
        var found = await codes.FindAsync(code, CodePurpose.VerifyEmail, cancellationToken) ?? throw new BusinessException(IdentityErrorCodes.CodeNotUsable);
        var person = await db.People.GetAsync(found.PersonId, cancellationToken);
        await VerifyEmailAsync(person, cancellationToken);
        await SaveAndUseAsync(found, cancellationToken);
    }

    /// <summary>Sends a reset link where the address belongs to an account; the caller learns nothing either way.</summary>
    public async Task RequestResetAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = Person.Normalize(email);
        var people = await db.People.Where(person => person.NormalizedEmail == normalized && person.PasswordHash != null)
            .OrderByDescending(person => person.EmailVerified).Take(3).ToListAsync(cancellationToken);
        foreach (var person in people is [{ EmailVerified: true }, ..] ? people[..1] : people)
        {
            var issued = await codes.IssueAsync(person.Id, CodePurpose.Reset, provesMailbox: true, tenant.Id, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await mails.SendAsync(person, AccountMailTemplates.Reset, tenant.Id, issued.Path, issued.ExpiresAt, cancellationToken);
        }
    }

    private async Task SaveAndUseAsync(OneTimeCode code, CancellationToken cancellationToken)
    {
        await codes.UseAsync(code, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (AbpDbConcurrencyException)
        {
            db.ChangeTracker.Clear();
            throw new BusinessException(IdentityErrorCodes.CodeNotUsable);
        }
    }

    private async Task VerifyEmailAsync(Person person, CancellationToken cancellationToken)
    {
        if (person.EmailVerified)
            return;
        if (await db.People.AnyAsync(other => other.NormalizedEmail == person.NormalizedEmail && other.EmailVerified && other.Id != person.Id, cancellationToken))
            throw new BusinessException(IdentityErrorCodes.EmailTaken).WithData("Email", person.Email);
        person.VerifyEmail();
    }
}
