using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Memberships;

/// <summary>The permissions of each role in the current unit: what the modules say, changed by what the unit says.</summary>
internal sealed class RolePermissions(IdentityDbContext db, PermissionDefinitionManager definitions) : ITransientDependency
{
    public async Task<Dictionary<string, HashSet<string>>> ReadAsync(CancellationToken cancellationToken) =>
        By(await db.RoleGrants.AsNoTracking().ToListAsync(cancellationToken));

    /// <param name="grants">What the unit has given its roles and taken from them.</param>
    public Dictionary<string, HashSet<string>> By(IReadOnlyList<RoleGrant> grants)
    {
        var byRole = definitions.ByRole.ToDictionary(role => role.Key, role => role.Value.ToHashSet());
        foreach (var grant in grants)
        {
            if (!byRole.TryGetValue(grant.Role, out var permissions))
                byRole.Add(grant.Role, permissions = []);
            if (grant.IsGranted)
                permissions.Add(grant.Permission);
            else
                permissions.Remove(grant.Permission);
        }

        return byRole;
    }
}
