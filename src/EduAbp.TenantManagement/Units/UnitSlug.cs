using System.Text.RegularExpressions;

namespace EduAbp.TenantManagement.Units;

/// <summary>One step of an address, usable in a path and as a label of a host name.</summary>
internal static partial class UnitSlug
{
    public const int MaxLength = 63;

    public static bool IsValid(string? slug) => slug is { Length: >= 2 and <= MaxLength } && Shape().IsMatch(slug);

    /// <summary>The first of <c>x</c>, <c>x-2</c>, <c>x-3</c>… that nobody has.</summary>
    public static string FirstFree(string slug, Func<string, bool> isTaken)
    {
        if (slug.Length > MaxLength) slug = slug[..MaxLength].TrimEnd('-');
        if (!isTaken(slug)) return slug;
        for (var number = 2; ; number++)
        {
            var ending = $"-{number}";
            var candidate = (slug.Length + ending.Length > MaxLength ? slug[..(MaxLength - ending.Length)].TrimEnd('-') : slug) + ending;
            if (!isTaken(candidate)) return candidate;
        }
    }

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$")]
    private static partial Regex Shape();
}
