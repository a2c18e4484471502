using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Memberships;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Help;

internal sealed record HelpRow(
    Guid Id, string HelperName, string FromUnit, string Reason, HelpState State, bool IsRunning, IReadOnlyList<string> Roles,
    DateTimeOffset AskedAt, DateTimeOffset? Until, DateTimeOffset? EndedAt, string? DecidedByName);

/// <summary>Somebody who could be asked to help.</summary>
internal sealed record Helper(Guid PersonId, string FullName, Guid UnitId, string UnitName);

/// <summary>Help in the current unit: the unit grants it, for a reason and a time, and takes it back when it likes.</summary>
internal sealed class HelpAppService(
    IdentityDbContext db,
    IPersonLookup people,
    IRoleCatalog catalog,
    IPermissionChecker permissions,
    ISettingProvider settings,
    ITenantDirectory units,
    ICurrentTenant tenant,
    ICurrentUser user,
    IAuditLog audit,
    TimeProvider clock) : ITransientDependency
{
    /// <summary>What is offered, in hours, as far as the installation allows.</summary>
    private static readonly int[] Durations = [2, 8, 24, 72, 168, 336, 720];

    public async Task<IReadOnlyList<HelpRow>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Manage, cancellationToken);
        var rows = await db.HelpGrants.AsNoTracking().OrderByDescending(help => help.CreationTime).Take(200).ToListAsync(cancellationToken);
        return [.. rows.Select(ToRow)];
    }

    public async Task<HelpRow> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Manage, cancellationToken);
        return ToRow(await db.HelpGrants.GetAsync(id, cancellationToken));
    }

    public async Task<IReadOnlyList<int>> GetDurationsAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Manage, cancellationToken);
        var longest = await settings.GetIntAsync(IdentitySettings.HelpHours, cancellationToken);
        return [.. Durations.Where(hours => hours < longest), longest];
    }

    /// <summary>The people of the unit's offices who help; names only.</summary>
    public async Task<IReadOnlyList<Helper>> GetHelpersAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Manage, cancellationToken);
        var helpers = new List<Helper>();
        foreach (var office in units.Ancestors(tenant.GetId()).Reverse())
            helpers.AddRange((await people.GetHoldersAsync(office.Id, IdentityPermissions.Help.Offer, cancellationToken)).Select(person => new Helper(person.Id, person.FullName, office.Id, office.Name)));
        return helpers;
    }

    /// <summary>Asks somebody to help who has not asked.</summary>
    public async Task GiveAsync(Guid? personId, string? reason, IReadOnlyCollection<string> roles, int hours, CancellationToken cancellationToken)
    {
        ValidationError[] wrong = [.. HelpGrant.WrongReason(reason), .. await WrongChoicesAsync(roles, hours, cancellationToken)];
        if ((await GetHelpersAsync(cancellationToken)).FirstOrDefault(one => one.PersonId == personId) is not { } helper)
            throw new AbpValidationException([new ValidationError("PersonId", IdentityErrorCodes.HelperMissing), .. wrong]);
        if (wrong.Length > 0)
            throw new AbpValidationException(wrong);
        if (await db.HelpGrants.FirstOrDefaultAsync(row => row.UserId == helper.PersonId && row.State == HelpState.Asked, cancellationToken) is not null)
            throw new BusinessException(IdentityErrorCodes.HelpIsAsked).ForField("PersonId");
        var help = new HelpGrant(tenant.GetId(), helper.PersonId, helper.FullName, helper.UnitId, reason);
        db.HelpGrants.Add(help);
        await GrantAsync(help, roles, hours, cancellationToken);
    }

    public async Task GrantAsync(Guid id, IReadOnlyCollection<string> roles, int hours, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Manage, cancellationToken);
        if (await WrongChoicesAsync(roles, hours, cancellationToken) is [_, ..] wrong)
            throw new AbpValidationException(wrong);
        await GrantAsync(await db.HelpGrants.GetAsync(id, cancellationToken), roles, hours, cancellationToken);
    }

    public async Task RefuseAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Manage, cancellationToken);
        var help = await db.HelpGrants.GetAsync(id, cancellationToken);
        help.Refuse(user.FullName, clock.GetUtcNow());
        await SaveAsync(help, "Identity.HelpRefused", cancellationToken);
    }

    /// <summary>Ends it now: the next request of the helper finds every door closed.</summary>
    public async Task TakeBackAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Manage, cancellationToken);
        var help = await db.HelpGrants.GetAsync(id, cancellationToken);
        help.TakeBack(clock.GetUtcNow());
        await EndMembershipAsync(help, cancellationToken);
        await SaveAsync(help, "Identity.HelpTakenBack", cancellationToken);
    }

    private async Task<IReadOnlyList<ValidationError>> WrongChoicesAsync(IReadOnlyCollection<string> roles, int hours, CancellationToken cancellationToken)
    {
        var wrong = new List<ValidationError>();
        if (roles.Count == 0)
            wrong.Add(new ValidationError("Roles", IdentityErrorCodes.RoleMissing));
        var longest = await settings.GetIntAsync(IdentitySettings.HelpHours, cancellationToken);
        if (hours < 1 || hours > longest)
            wrong.Add(new ValidationError("Hours", IdentityErrorCodes.HelpTooLong, new Dictionary<string, object?> { ["Hours"] = longest }));
        return wrong;
    }

    private async Task GrantAsync(HelpGrant help, IReadOnlyCollection<string> roles, int hours, CancellationToken cancellationToken)
    {
        var offered = HelpScopes.For(catalog, tenant.Unit!);
        if (roles.FirstOrDefault(role => offered.All(known => known.Name != role)) is { } stranger)
            throw new BusinessException(IdentityErrorCodes.RoleUnknown).WithData("Role", stranger).ForField("Roles");

        var now = clock.GetUtcNow();
        if (await db.Memberships.SingleOrDefaultAsync(row => row.UserId == help.UserId && row.EndedAt == null, cancellationToken) is { } before)
        {
            if (before.IsActive(now))
                throw new BusinessException(before.HelpId is null ? IdentityErrorCodes.AlreadyMember : IdentityErrorCodes.HelpIsRunning);
            before.End(now);
            await db.SaveChangesAsync(cancellationToken);
        }

        help.Grant(roles, now.AddHours(hours), user.FullName, now);
        db.Memberships.Add(Membership.ForHelp(help.TenantId, help.UserId, help.Roles, now, help.Until!.Value, help.Id, help.FromUnitId));
        await SaveAsync(help, "Identity.HelpGranted", cancellationToken);
    }

    private async Task EndMembershipAsync(HelpGrant help, CancellationToken cancellationToken)
    {
        if (await db.Memberships.SingleOrDefaultAsync(row => row.HelpId == help.Id && row.EndedAt == null, cancellationToken) is { } membership)
            membership.End(clock.GetUtcNow());
    }

    private async Task SaveAsync(HelpGrant help, string action, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(action, new { FullName = help.HelperName, help.Reason, Roles = help.Roles.Count > 0 ? help.Roles : null, help.Until }, help.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private HelpRow ToRow(HelpGrant help) => new(
        help.Id, help.HelperName, units.Find(help.FromUnitId)?.Name ?? "", help.Reason, help.State, help.IsRunning(clock.GetUtcNow()), help.Roles,
        help.CreationTime, help.Until, help.EndedAt, help.DecidedByName);
}
