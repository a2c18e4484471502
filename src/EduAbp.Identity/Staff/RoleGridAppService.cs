using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Memberships;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Staff;

internal sealed record RoleGrid(IReadOnlyList<RoleDefinition> Roles, IReadOnlyList<RoleGridRow> Rows);

/// <param name="Granted">The roles that hold the permission in this unit.</param>
/// <param name="Differs">The roles for which the unit deviates from the catalogue.</param>
internal sealed record RoleGridRow(PermissionDefinition Permission, IReadOnlySet<string> Granted, IReadOnlySet<string> Differs);

/// <summary>Which role may do what in the current unit.</summary>
internal sealed class RoleGridAppService(
    IdentityDbContext db,
    RolePermissions rolePermissions,
    PermissionDefinitionManager definitions,
    IRoleCatalog catalog,
    IPermissionChecker permissions,
    ICurrentTenant tenant,
    IAuditLog audit,
    IFeatureChecker features) : ITransientDependency
{
    public async Task<RoleGrid> GetAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Roles.Manage, cancellationToken);
        var grants = await rolePermissions.ReadGrantsAsync(cancellationToken);
        var roles = catalog.For(tenant.Unit!);
        var byRole = roles.ToDictionary(role => role.Name, role => rolePermissions.Of(role.Name, grants));
        var rows = (await OfferedAsync(cancellationToken)).Select(permission =>
        {
            var granted = roles.Where(role => byRole[role.Name].Contains(permission.Name)).Select(role => role.Name).ToHashSet();
            var differs = roles.Where(role => granted.Contains(role.Name) != permission.DefaultRoles.Contains(role.Name)).Select(role => role.Name).ToHashSet();
            return new RoleGridRow(permission, granted, differs);
        });
        return new RoleGrid(roles, [.. rows]);
    }

    /// <param name="checks">What is ticked, as <c>role|permission</c>.</param>
    public async Task SaveAsync(IReadOnlyCollection<string> checks, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Roles.Manage, cancellationToken);
        // Without this an administrator could lock everybody, himself too, out of this very page.
        if (!checks.Contains($"{RoleNames.Administrator}|{IdentityPermissions.Roles.Manage}")
            || !checks.Contains($"{RoleNames.Administrator}|{IdentityPermissions.Members.Manage}"))
            throw new BusinessException(IdentityErrorCodes.AdministratorKeepsRoles);

        var ticked = checks.ToHashSet();
        var stored = await db.RoleGrants.ToListAsync(cancellationToken);
        var changed = new List<string>();
        var offered = await OfferedAsync(cancellationToken);
        foreach (var role in catalog.For(tenant.Unit!))
        {
            foreach (var permission in offered)
            {
                var wanted = ticked.Contains($"{role.Name}|{permission.Name}");
                if (Apply(stored, role.Name, permission, wanted))
                    changed.Add($"{role.Name} {(wanted ? "+" : "−")} {permission.Name}");
            }
        }

        if (changed.Count == 0)
            return;
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Identity.RolePermissionsChanged", new { Changes = changed }, cancellationToken: cancellationToken);
    }

    // What a unit has said about a module that is off is kept for the day it is on again.
    private async Task<IReadOnlyList<PermissionDefinition>> OfferedAsync(CancellationToken cancellationToken)
    {
        var offered = new List<PermissionDefinition>();
        foreach (var permission in definitions.All)
        {
            if (permission.Module is not { } module || await features.IsEnabledAsync(module, cancellationToken))
                offered.Add(permission);
        }

        return offered;
    }

    private bool Apply(List<RoleGrant> stored, string role, PermissionDefinition permission, bool wanted)
    {
        var row = stored.Find(grant => grant.Role == role && grant.Permission == permission.Name);
        var byDefault = permission.DefaultRoles.Contains(role);
        if ((row?.IsGranted ?? byDefault) == wanted)
            return false;
        if (wanted == byDefault)
            db.RoleGrants.Remove(row!);
        else if (row is null)
            db.RoleGrants.Add(new RoleGrant(tenant.GetId(), role, permission.Name, wanted));
        else
            row.IsGranted = wanted;
        return true;
    }
}
