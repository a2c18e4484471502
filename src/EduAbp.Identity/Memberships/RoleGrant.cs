using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Identity.Memberships;

/// <summary>Where a unit differs from the catalogue: a permission given to a role, or taken from it.</summary>
internal sealed class RoleGrant(Guid tenantId, string role, string permission, bool isGranted) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public string Role { get; private set; } = role;

    public string Permission { get; private set; } = permission;

    public bool IsGranted { get; set; } = isGranted;
}
