using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Roles;

internal sealed class RoleCatalog(IEnumerable<IRoleProvider> providers) : IRoleCatalog, ISingletonDependency
{
    private static readonly RoleDefinition[] Everywhere =
    [
        new(RoleNames.Administrator), new(RoleNames.Head, HeldByOne: true), new(RoleNames.Editor), new(RoleNames.Contributor),
    ];

    private static readonly RoleDefinition[] Offices = [new(RoleNames.OfficeLeader), new(RoleNames.OfficeReviewer)];
    private static readonly RoleDefinition[] Department = [new(RoleNames.CentreStaff)];

    public IReadOnlyList<RoleDefinition> All { get; } = [.. Everywhere, .. Offices, .. Department, .. providers.SelectMany(provider => provider.Roles)];

    public RoleDefinition? Find(string name) => All.FirstOrDefault(role => role.Name == name);

    public IReadOnlyList<RoleDefinition> For(UnitInfo unit) =>
    [
        .. Everywhere,
        .. IsOffice(unit) ? Offices : [],
        .. unit.ParentId is null ? Department : [],
        .. providers.Where(provider => provider.Fit(unit)).SelectMany(provider => provider.Roles),
    ];

    // Kinds are data; those of offices are named so.
    private static bool IsOffice(UnitInfo unit) =>
        unit.ParentId is null || unit.Kind == "department" || unit.Kind.EndsWith("-office", StringComparison.Ordinal);
}
