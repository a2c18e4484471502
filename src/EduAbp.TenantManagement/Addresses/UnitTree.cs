using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;

namespace EduAbp.TenantManagement.Addresses;

internal sealed class UnitTree(ITenantDirectory directory) : IUnitTree, ISingletonDependency
{
    public IReadOnlyList<Guid> GetAncestors(Guid unitId) => [.. directory.Ancestors(unitId).Select(unit => unit.Id)];

    public IReadOnlyList<Guid> GetDescendants(Guid unitId) => [.. directory.Descendants(unitId).Skip(1).Select(unit => unit.Id)];

    public bool IsManagedBy(Guid unitId, Guid officeId) => directory.Ancestors(unitId).Any(ancestor => ancestor.Id == officeId);
}
