using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Help;

/// <summary>What help may be given in: the unit's everyday roles. Nobody decides for the unit's head, and nobody looks after its people.</summary>
internal static class HelpScopes
{
    private static readonly string[] Names = [RoleNames.Administrator, RoleNames.Editor];

    public static IReadOnlyList<RoleDefinition> For(IRoleCatalog catalog, UnitInfo unit) => [.. catalog.For(unit).Where(role => Names.Contains(role.Name))];
}
