using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.SecondFactor;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Staff;

internal sealed record UnitAdministrators(UnitInfo Unit, IReadOnlyList<UnitAdministrator> People);

internal sealed record UnitAdministrator(Guid MembershipId, string FullName, string Email, bool IsActivated, DateTimeOffset? LastSignInAt);

internal sealed record UnitSlip(string UnitName, ActivationSlip Slip);

/// <summary>
/// One of the named crossings: the centre looks after the administrators of the units below, and nobody else there.
/// Whatever it does is written into the unit's log as well as its own.
/// </summary>
internal sealed class UnitAdministratorAppService(
    IPermissionChecker permissions, ITenantDirectory units, ITenantScopeFactory scopes, ICurrentTenant tenant, ICurrentUser user, IAuditLog audit) : ITransientDependency
{
    public async Task<(IReadOnlyList<UnitAdministrators> Page, int Total)> GetPageAsync(string? search, int skip, int take, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.UnitAdministrators.Manage, cancellationToken);
        var words = VietnameseText.Fold(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Below()
            .Where(unit => words.All(word => VietnameseText.Fold($"{unit.Name} {unit.Path}").Contains(word, StringComparison.Ordinal)))
            .OrderBy(unit => unit.Path.Count(letter => letter == '/')).ThenBy(unit => VietnameseText.SortKeyInOrder(unit.Name), StringComparer.Ordinal)
            .ToList();
        var page = new List<UnitAdministrators>();
        foreach (var unit in found.Skip(skip).Take(take))
        {
            await using var scope = Enter(unit.Id);
            page.Add(new UnitAdministrators(unit, await ReadAsync(scope, cancellationToken)));
        }

        return (page, found.Count);
    }

    public async Task SendLinkAsync(Guid unitId, Guid membershipId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.UnitAdministrators.Manage, cancellationToken);
        var unit = Find(unitId);
        await using var scope = Enter(unitId);
        var administrator = (await ReadAsync(scope, cancellationToken)).FirstOrDefault(row => row.MembershipId == membershipId)
            ?? throw new EntityNotFoundException(typeof(Memberships.Membership), membershipId);
        await scope.Get<AccountLinks>().SendAsync(membershipId, cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        await audit.WriteAsync("Identity.AdministratorLinkSent", new { Unit = unit.Name, administrator.FullName }, membershipId, cancellationToken);
    }

    /// <summary>Names one more administrator; the letter goes to the address.</summary>
    public async Task NameAsync(Guid unitId, string? email, string? fullName, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.UnitAdministrators.Manage, cancellationToken);
        var unit = Find(unitId);
        if (string.IsNullOrWhiteSpace(fullName))
            throw new AbpValidationException("FullName", IdentityErrorCodes.NameMissing);
        await using var scope = Enter(unitId);
        var invitation = await scope.Get<Invitations>().InviteAsync(email ?? "", fullName, [RoleNames.Administrator], phone: null, cancellationToken);
        await scope.Get<IAuditLog>().WriteAsync("Identity.AdministratorInvited", new { invitation.Person.FullName }, invitation.Membership.Id, cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        await audit.WriteAsync("Identity.AdministratorInvited", new { Unit = unit.Name, invitation.Person.FullName }, invitation.Membership.Id, cancellationToken);
    }

    /// <summary>Slips for the administrators of these units who have no password yet.</summary>
    public async Task<IReadOnlyList<UnitSlip>> PrintSlipsAsync(IReadOnlyCollection<Guid> unitIds, string qrLabel, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.UnitAdministrators.Manage, cancellationToken);
        var slips = new List<UnitSlip>();
        foreach (var unit in unitIds.Select(Find))
        {
            await using var scope = Enter(unit.Id);
            foreach (var administrator in await ReadAsync(scope, cancellationToken))
            {
                if (await scope.Get<AccountLinks>().PrintAsync(administrator.MembershipId, qrLabel, cancellationToken) is { } slip)
                    slips.Add(new UnitSlip(unit.Name, slip));
            }

            await scope.CompleteAsync(cancellationToken);
        }

        if (slips.Count == 0)
            throw new BusinessException(IdentityErrorCodes.SlipNotAllowed);
        await audit.WriteAsync("Identity.SlipsPrinted", new { People = slips.Select(row => $"{row.UnitName}: {row.Slip.FullName}") }, cancellationToken: cancellationToken);
        return slips;
    }

    private IEnumerable<UnitInfo> Below() => units.Descendants(tenant.GetId()).Where(unit => unit.Id != tenant.Id);

    private UnitInfo Find(Guid unitId) => Below().FirstOrDefault(unit => unit.Id == unitId) ?? throw new EntityNotFoundException(typeof(UnitInfo), unitId);

    private TenantScope Enter(Guid unitId)
    {
        var scope = scopes.Create(unitId);
        scope.Get<CurrentUser>().Set(user.GetId(), user.UserName, user.FullName, user.SessionId);
        return scope;
    }

    private static async Task<IReadOnlyList<UnitAdministrator>> ReadAsync(TenantScope scope, CancellationToken cancellationToken)
    {
        var db = scope.Get<IdentityDbContext>();
        var rows = await (
            from row in db.Memberships.AsNoTracking()
            join person in db.People on row.UserId equals person.Id
            where row.EndedAt == null && row.HelpId == null
            orderby person.SortKey
            select new { row.Id, row.Roles, person.FullName, person.Email, person.PasswordHash, person.LastSignInAt }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => row.Roles.Contains(RoleNames.Administrator))
                .Select(row => new UnitAdministrator(row.Id, row.FullName, row.Email, row.PasswordHash is not null, row.LastSignInAt)),
        ];
    }
}
