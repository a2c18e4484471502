using System.Collections.Frozen;
using System.Text.Json;

namespace EduAbp.TenantManagement.Units;

/// <summary>The catalogue of unit kinds, read from <c>unit-kinds.json</c>; no code branches on a kind.</summary>
public static class UnitKinds
{
    public const string Department = "department";
    public const string DistrictOffice = "district-office";
    public const string Kindergarten = "kindergarten";

    public static IReadOnlyList<UnitKind> All { get; } = Load();

    private static readonly FrozenDictionary<string, UnitKind> ByCode = All.ToFrozenDictionary(kind => kind.Code);

    public static UnitKind? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var kind) ? kind : null;

    public static bool IsOffice(string? code) => Find(code)?.IsOffice == true;

    private static UnitKind[] Load()
    {
        using var stream = typeof(UnitKinds).Assembly.GetManifestResourceStream("unit-kinds.json")
            ?? throw new InvalidOperationException("unit-kinds.json is not embedded.");
        var entries = JsonSerializer.Deserialize<Entry[]>(stream, JsonSerializerOptions.Web) ?? [];
        return [.. entries.Select(entry => new UnitKind(
            entry.Code, entry.Vi, entry.En, entry.Office,
            entry.Levels.Aggregate(UnitLevels.None, (levels, level) => levels | ToLevel(level)), entry.Slug, entry.Prefixes))];
    }

    private static UnitLevels ToLevel(string code) => code switch
    {
        "preschool" => UnitLevels.Preschool,
        "primary" => UnitLevels.Primary,
        "lower-secondary" => UnitLevels.LowerSecondary,
        "upper-secondary" => UnitLevels.UpperSecondary,
        "continuing" => UnitLevels.Continuing,
        _ => throw new InvalidOperationException($"Unknown level '{code}' in unit-kinds.json."),
    };

    private sealed record Entry(string Code, string Vi, string En, bool Office, string[] Levels, string Slug, string[] Prefixes);
}
