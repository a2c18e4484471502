namespace EduAbp.TenantManagement.Units;

/// <summary>One kind of unit, as data: what it is called, whether it manages others, what it teaches.</summary>
/// <param name="Prefixes">How names of this kind begin, in Vietnamese, longest form first.</param>
/// <param name="SlugPrefix">What stands for the prefix in an address; empty for offices, whose area is enough.</param>
public sealed record UnitKind(
    string Code, string Name, string EnglishName, bool IsOffice, UnitLevels Levels, string SlugPrefix, IReadOnlyList<string> Prefixes)
{
    public string NameIn(string language) => language == "en" ? EnglishName : Name;
}
