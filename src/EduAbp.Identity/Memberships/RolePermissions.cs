using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Memberships;

/// <summary>The permissions of each role in the current unit: what the modules say, changed by what the unit says.</summary>
internal sealed class RolePermissions(IdentityDbContext db, PermissionDefinitionManager definitions) : ITransientDependency
{
    private static readonly HashSet<string> Nothing = [];

    /// <summary>What the unit has given its roles and taken from them.</summary>
    public async Task<IReadOnlyList<RoleGrant>> ReadGrantsAsync(CancellationToken cancellationToken) =>
        await db.RoleGrants.AsNoTracking().ToListAsync(cancellationToken);

    public IReadOnlySet<string> Of(string role, IReadOnlyList<RoleGrant> grants)
    {
        var usual = definitions.ByRole.GetValueOrDefault(role, Nothing);
        if (grants.All(grant => grant.Role != role))
            return usual;
        var permissions = usual.ToHashSet();
        foreach (var grant in grants.Where(grant => grant.Role == role))
        {
            if (grant.IsGranted)
                permissions.Add(grant.Permission);
            else
                permissions.Remove(grant.Permission);
        }

        return permissions;
    }
}
