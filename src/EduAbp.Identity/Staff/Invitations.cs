using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Account;
using EduAbp.Identity.Codes;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Memberships;
using EduAbp.Identity.People;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Staff;

internal sealed record Invitation(Person Person, Membership Membership, bool IsNewMember, IssuedCode? Slip);

/// <summary>Makes somebody a member of the current unit: finds or makes the account, writes the letter, issues the slip's code.</summary>
internal sealed class Invitations(
    IdentityDbContext db, CodeService codes, IRoleCatalog catalog, AccountMails mails, IAuditLog audit, ICurrentTenant tenant, TimeProvider clock) : ITransientDependency
{
    public async Task<Invitation> InviteAsync(
        string email, string fullName, IReadOnlyCollection<string> roles, string? phone, CancellationToken cancellationToken, DateTimeOffset? until = null)
    {
        var address = EmailAddress.Normalize(email) ?? throw new AbpValidationException("Email", IdentityErrorCodes.EmailInvalid);
        await CheckRolesAsync(roles, except: null, cancellationToken);

        var person = await FindAsync(address, cancellationToken);
        if (person is null)
            db.People.Add(person = new Person(fullName, address, tenant.GetId()));
        person.Phone ??= phone;

        var membership = await db.Memberships.SingleOrDefaultAsync(row => row.UserId == person.Id && row.EndedAt == null, cancellationToken);
        if (membership is not null && (membership.HelpId is not null || !membership.IsActive(clock.GetUtcNow())))
        {
            // Its time is over, or help becomes more than help: it makes room for the new one.
            membership.End(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            membership = null;
        }

        var isNew = membership is null;
        var wasAdministrator = membership?.Roles.Contains(RoleNames.Administrator) == true;
        if (membership is null)
            db.Memberships.Add(membership = new Membership(tenant.GetId(), person.Id, roles, clock.GetUtcNow(), until));
        else
            membership.SetRoles([.. membership.Roles, .. roles]);
        await db.SaveChangesAsync(cancellationToken);

        if (!wasAdministrator && roles.Contains(RoleNames.Administrator))
            await audit.WriteAsync("Identity.AdministratorMade", new { person.FullName }, membership.Id, cancellationToken);
        if (person.IsActivated)
        {
            if (isNew && !person.IsSample)
                await mails.SendAsync(person, AccountMailTemplates.NewMembership, tenant.Id, "/quan-tri", cancellationToken: cancellationToken);
            return new Invitation(person, membership, isNew, Slip: null);
        }

        await SendActivationAsync(person, cancellationToken);
        return new Invitation(person, membership, isNew, await IssueSlipAsync(person, cancellationToken));
    }

    public async Task SendActivationAsync(Person person, CancellationToken cancellationToken)
    {
        var letter = await codes.IssueAsync(person.Id, CodePurpose.Activation, provesMailbox: true, tenant.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await mails.SendAsync(person, AccountMailTemplates.Activation, tenant.Id, letter.Path, letter.ExpiresAt, cancellationToken);
    }

    /// <summary>A code to hand over on paper. Null for an account that works elsewhere already, or that another unit made: paper would let this unit take it over.</summary>
    public async Task<IssuedCode?> IssueSlipAsync(Person person, CancellationToken cancellationToken)
    {
        if (person.IsActivated || person.EmailVerified || person.HomeUnitId != tenant.Id)
            return null;
        var slip = await codes.IssueAsync(person.Id, CodePurpose.Activation, provesMailbox: false, tenant.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return slip;
    }

    /// <exception cref="BusinessException">A role that does not fit this unit, or a second head.</exception>
    public async Task CheckRolesAsync(IReadOnlyCollection<string> roles, Guid? except, CancellationToken cancellationToken)
    {
        if (roles.Count == 0)
            throw new AbpValidationException("Roles", IdentityErrorCodes.RoleMissing);
        if (tenant.Unit is { } unit && roles.FirstOrDefault(role => catalog.For(unit).All(known => known.Name != role)) is { } stranger)
            throw new BusinessException(IdentityErrorCodes.RoleUnknown).WithData("Role", stranger).ForField("Roles");
        if (!roles.Contains(RoleNames.Head))
            return;
        var head = await db.Memberships.SingleOrDefaultAsync(row => row.IsHead && row.EndedAt == null && row.Id != except, cancellationToken);
        if (head is null)
            return;
        if (head.IsActive(clock.GetUtcNow()))
        {
            var name = await db.People.Where(person => person.Id == head.UserId).Select(person => person.FullName).SingleAsync(cancellationToken);
            throw new BusinessException(IdentityErrorCodes.HeadExists).WithData("Name", name).ForField("Roles");
        }

        // A head for a time whose time is over makes room for the next one.
        head.End(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    // An address that nobody has proven may have been typed by another unit: that account is not offered here.
    private async Task<Person?> FindAsync(string address, CancellationToken cancellationToken) =>
        await db.People
            .Where(person => person.NormalizedEmail == address && (person.EmailVerified || person.HomeUnitId == tenant.Id))
            .OrderByDescending(person => person.EmailVerified)
            .FirstOrDefaultAsync(cancellationToken);
}
