using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Memberships;

/// <summary>The permissions of each role in the current unit: what the modules say, changed by what the unit says.</summary>
internal sealed class RolePermissions(IdentityDbContext db, PermissionDefinitionManager definitions) : ITransientDependency
{
    public async Task<Dictionary<string, HashSet<string>>> ReadAsync(CancellationToken cancellationToken)
    {
        var byRole = new Dictionary<string, HashSet<string>>();
        foreach (var permission in definitions.All)
            foreach (var role in permission.DefaultRoles)
                Of(role).Add(permission.Name);

        foreach (var grant in await db.RoleGrants.AsNoTracking().ToListAsync(cancellationToken))
        {
            if (grant.IsGranted)
                Of(grant.Role).Add(grant.Permission);
            else
                Of(grant.Role).Remove(grant.Permission);
        }

        return byRole;

        HashSet<string> Of(string role) => byRole.TryGetValue(role, out var known) ? known : byRole[role] = [];
    }
}
