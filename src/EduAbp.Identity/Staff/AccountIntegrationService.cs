using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;

namespace EduAbp.Identity.Staff;

internal sealed class AccountIntegrationService(
    Invitations invitations, IAuditLog audit, ITenantScopeFactory scopes, ICurrentTenant tenant) : IAccountIntegrationService, ITransientDependency
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

    private async Task<InvitationDto> InviteHereAsync(
        string email, string fullName, IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
    {
        var invitation = await invitations.InviteAsync(email, fullName, roles, phone: null, cancellationToken);
        await audit.WriteAsync("Identity.Invited", new { invitation.Person.FullName, Roles = roles }, invitation.Membership.Id, cancellationToken);
        return new InvitationDto(invitation.Person.Id, invitation.Slip?.Path, invitation.Slip?.Code);
    }
}
