using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.SecondFactor;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Staff;

internal sealed class AccountIntegrationService(
    Invitations invitations,
    IPersonLookup people,
    IdentityDbContext db,
    ITenantDirectory units,
    IAuditLog audit,
    ITenantScopeFactory scopes,
    ICurrentTenant tenant,
    IStringLocalizer texts) : IAccountIntegrationService, ITransientDependency
{
    public async Task<InvitationDto> InviteAsync(
        Guid tenantId, string email, string fullName, IReadOnlyCollection<string> roles, CancellationToken cancellationToken = default)
    {
        // Within the unit it belongs to the caller's transaction; for another unit it is a crossing with a transaction of its own.
        if (tenant.Id == tenantId)
            return await InviteHereAsync(email, fullName, roles, cancellationToken);
        await using var scope = scopes.Create(tenantId);
        var invitation = await scope.Get<AccountIntegrationService>().InviteHereAsync(email, fullName, roles, cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        return invitation;
    }

    public async Task<IReadOnlyList<InvitationDto>> InviteManyAsync(
        IReadOnlyCollection<InvitationInput> invitations, CancellationToken cancellationToken = default)
    {
        var made = new List<InvitationDto>(invitations.Count);
        foreach (var input in invitations)
            made.Add(await InviteAsync(input.TenantId, input.Email, input.FullName, input.Roles, cancellationToken));
        return made;
    }

    public async Task<IReadOnlyList<AdministratorSlipDto>> IssueAdministratorSlipsAsync(Guid tenantId, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.Create(tenantId);
        var slips = await scope.Get<AccountIntegrationService>().IssueSlipsHereAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        return slips;
    }

    public async Task CarryAsync(Guid fromTenantId, Guid toTenantId, IReadOnlyCollection<CarriedMember> members, CancellationToken cancellationToken = default)
    {
        await using (var to = scopes.Create(toTenantId))
        {
            await to.Get<CarriedMembers>().JoinAsync(members, units.Find(fromTenantId)!.Name, cancellationToken);
            await to.CompleteAsync(cancellationToken);
        }

        await using var from = scopes.Create(fromTenantId);
        await from.Get<CarriedMembers>().LeaveAsync([.. members.Where(member => !member.StaysToo).Select(member => member.PersonId)], units.Find(toTenantId)!.Name, cancellationToken);
        await from.CompleteAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<AdministratorSlipDto>> IssueSlipsHereAsync(CancellationToken cancellationToken)
    {
        var holders = await people.GetHoldersAsync(tenant.GetId(), RoleNames.Administrator, cancellationToken);
        var ids = holders.Select(holder => holder.Id).ToArray();
        var slips = new List<AdministratorSlipDto>();
        foreach (var person in await db.People.Where(person => ids.Contains(person.Id)).OrderBy(person => person.SortKey).ToListAsync(cancellationToken))
        {
            if (await invitations.IssueSlipAsync(person, cancellationToken) is not { } issued)
                continue;
            var url = units.MainHostUrl(tenant.Unit!, issued.Path);
            slips.Add(new AdministratorSlipDto(person.FullName, person.Email, url, issued.ExpiresAt, QrSvg.Draw(url, texts["Identity:Slips:QrLabel"])));
        }

        if (slips.Count > 0)
            await audit.WriteAsync("Identity.SlipsPrinted", new { People = slips.Select(slip => slip.FullName) }, cancellationToken: cancellationToken);
        return slips;
    }

    private async Task<InvitationDto> InviteHereAsync(
        string email, string fullName, IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
    {
        var invitation = await invitations.InviteAsync(email, fullName, roles, phone: null, cancellationToken);
        await audit.WriteAsync("Identity.Invited", new { invitation.Person.FullName, Roles = roles }, invitation.Membership.Id, cancellationToken);
        return new InvitationDto(invitation.Person.Id, invitation.Slip?.Path, invitation.Slip?.Code);
    }
}
