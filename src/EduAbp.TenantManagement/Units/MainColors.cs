using System.Text.RegularExpressions;

namespace EduAbp.TenantManagement.Units;

/// <summary>Colours offered to units; any other is allowed too, the theme keeps its contrast.</summary>
internal static partial class MainColors
{
    public static readonly IReadOnlyList<(string Value, string Name)> Offered =
    [
        ("#1f5fa8", "Blue"),
        ("#0b5e7c", "Teal"),
        ("#1d7a4c", "Green"),
        ("#8c2f39", "Burgundy"),
        ("#6b4fa0", "Violet"),
        ("#a8581f", "Brown"),
    ];

    public static bool IsValid(string color) => Shape().IsMatch(color);

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Shape();
}
