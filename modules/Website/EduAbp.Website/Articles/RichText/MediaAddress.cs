using System.Text.RegularExpressions;

namespace EduAbp.Website.Articles.RichText;

/// <summary>
/// The public address of a file, as texts store it: relative to the unit, so that a text reads the same
/// under every form of the unit's address.
/// </summary>
internal static partial class MediaAddress
{
    public const string Root = "/tep/";

    public static readonly int[] Widths = [320, 800, 1600];

    public static string Picture(Guid id, int width) => $"{Root}{id:D}/{width}.webp";

    public static string File(Guid id, string fileName) => $"{Root}{id:D}/{Uri.EscapeDataString(fileName)}";

    public static bool TryRead(string address, out Guid id, out string fileName)
    {
        var match = Pattern().Match(address);
        id = match.Success ? Guid.Parse(match.Groups[1].ValueSpan) : Guid.Empty;
        fileName = match.Success ? match.Groups[2].Value : "";
        return match.Success;
    }

    public static IReadOnlySet<Guid> FindAll(string html) =>
        Pattern().Matches(html).Select(match => Guid.Parse(match.Groups[1].ValueSpan)).ToHashSet();

    [GeneratedRegex("/tep/([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})/([A-Za-z0-9._%~-]{1,300})")]
    private static partial Regex Pattern();
}
