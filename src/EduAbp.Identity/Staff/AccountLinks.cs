using EduAbp.Auditing;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Account;
using EduAbp.Identity.Codes;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Memberships;
using EduAbp.Identity.People;
using EduAbp.Identity.SecondFactor;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Staff;

/// <summary>Sends and prints what opens a member's account. Nobody but the person ever sets a password.</summary>
internal sealed class AccountLinks(
    IdentityDbContext db,
    Invitations invitations,
    CodeService codes,
    AccountMails mails,
    ITenantScopeFactory scopes,
    ITenantDirectory units,
    ICurrentTenant tenant,
    IAuditLog audit) : ITransientDependency
{
    /// <summary>Sends the link that fits: activation to who has no password yet, else a reset to the person's own mailbox.</summary>
    /// <returns>True for an activation, false for a reset.</returns>
    public async Task<bool> SendAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(membershipId, cancellationToken);
        if (!person.IsActivated)
        {
            await invitations.SendActivationAsync(person, cancellationToken);
            await audit.WriteAsync("Identity.ActivationSent", new { person.FullName }, membershipId, cancellationToken);
            return true;
        }

        var issued = await codes.IssueAsync(person.Id, CodePurpose.Reset, provesMailbox: true, tenant.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await mails.SendAsync(person, AccountMailTemplates.Reset, tenant.Id, issued.Path, issued.ExpiresAt, cancellationToken);
        await TellOtherUnitsAsync(person, cancellationToken);
        await audit.WriteAsync("Identity.ResetSent", new { person.FullName }, membershipId, cancellationToken);
        return false;
    }

    /// <summary>A slip with a new code; null for whom paper is not allowed.</summary>
    public async Task<ActivationSlip?> PrintAsync(Guid membershipId, string qrLabel, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(membershipId, cancellationToken);
        if (await invitations.IssueSlipAsync(person, cancellationToken) is not { } issued)
            return null;
        await audit.WriteAsync("Identity.SlipsPrinted", new { People = new[] { person.FullName } }, membershipId, cancellationToken);
        var url = units.MainHostUrl(tenant.Unit!, issued.Path);
        return new ActivationSlip(person.FullName, person.Email, url, issued.Code, issued.ExpiresAt, QrSvg.Draw(url, qrLabel));
    }

    private async Task<Person> PersonAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        var membership = await db.Memberships.Where(row => row.EndedAt == null && row.HelpId == null).GetAsync(membershipId, cancellationToken);
        return await db.People.GetAsync(membership.UserId, cancellationToken);
    }

    // One account opens several units: whoever answers for the others must know that somebody asked for its key.
    private async Task TellOtherUnitsAsync(Person person, CancellationToken cancellationToken)
    {
        await mails.SendAsync(person, AccountMailTemplates.ResetSent, tenant.Id, cancellationToken: cancellationToken);
        List<Guid> elsewhere;
        await using (var scope = scopes.Create(tenantId: null, person.Id))
        {
            elsewhere = await scope.Get<IdentityDbContext>().Memberships.IgnoreQueryFilters([DataFilters.Tenant])
                .Where(row => row.UserId == person.Id && row.EndedAt == null && row.TenantId != tenant.Id)
                .Select(row => row.TenantId)
                .ToListAsync(cancellationToken);
        }

        foreach (var unit in elsewhere)
            await TellAdministratorsAsync(unit, person, cancellationToken);
    }

    private async Task TellAdministratorsAsync(Guid unit, Person person, CancellationToken cancellationToken)
    {
        IReadOnlyList<PersonDto> administrators;
        await using (var scope = scopes.Create(unit))
            administrators = await scope.Get<IPersonLookup>().GetHoldersAsync(unit, RoleNames.Administrator, cancellationToken);
        foreach (var administrator in administrators.Where(row => row.Id != person.Id && row.Email is not null))
            await mails.SendAboutAsync(person, administrator, AccountMailTemplates.ResetSent, tenant.Id, cancellationToken);
    }
}
