using EduAbp.MultiTenancy;

namespace EduAbp.Identity.Contracts;

/// <summary>The roles that exist, and which of them fit a unit.</summary>
public interface IRoleCatalog
{
    IReadOnlyList<RoleDefinition> All { get; }

    RoleDefinition? Find(string name);

    /// <summary>The roles that people of this unit can have.</summary>
    IReadOnlyList<RoleDefinition> For(UnitInfo unit);
}

/// <summary>A role; its text is <c>Role:{Name}</c>, what it is for <c>Role:{Name}:About</c>.</summary>
/// <param name="Name">Stored with memberships: never rename one.</param>
/// <param name="HeldByOne">Whether a unit has one holder at most.</param>
public sealed record RoleDefinition(string Name, bool HeldByOne = false)
{
    /// <summary>How people write it in a workbook, folded: <c>giao vien</c>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public string DisplayName => $"Role:{Name}";

    public string About => $"Role:{Name}:About";
}
