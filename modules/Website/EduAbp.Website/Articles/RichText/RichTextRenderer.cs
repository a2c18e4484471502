using System.Text.RegularExpressions;

namespace EduAbp.Website.Articles.RichText;

/// <summary>
/// Sets a stored text into a page: addresses of the unit get the base under which the visitor came, pictures get
/// their sizes. Works on the sanitizer's own spelling, so plain replacement is exact.
/// </summary>
internal static partial class RichTextRenderer
{
    public static string Render(string html, string pathBase) =>
        Picture().Replace(html.Replace(" href=\"/", $" href=\"{pathBase}/", StringComparison.Ordinal), match =>
        {
            var folder = $"{pathBase}{MediaAddress.Root}{match.Groups[1].Value}/";
            var sources = string.Join(", ", MediaAddress.Widths.Select(width => $"{folder}{width}.webp {width}w"));
            return $"<img loading=\"lazy\" decoding=\"async\" src=\"{folder}800.webp\" srcset=\"{sources}\" sizes=\"(max-width: 48rem) 100vw, 48rem\"";
        });

    /// <summary>For the editor: pictures can be seen, links stay as they are stored.</summary>
    public static string ForEditing(string html, string pathBase) =>
        html.Replace($" src=\"{MediaAddress.Root}", $" src=\"{pathBase}{MediaAddress.Root}", StringComparison.Ordinal);

    [GeneratedRegex("<img src=\"/tep/([0-9a-f-]{36})/800.webp\"")]
    private static partial Regex Picture();
}
