using System.Text.RegularExpressions;

namespace EduAbp.TenantManagement.Units;

/// <summary>How a colour is written.</summary>
internal static partial class MainColors
{
    public static bool IsValid(string color) => Shape().IsMatch(color);

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Shape();
}
