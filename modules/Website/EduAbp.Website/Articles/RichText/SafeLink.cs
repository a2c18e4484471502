using System.Text;

namespace EduAbp.Website.Articles.RichText;

/// <summary>Decides whether an address may stand in a text, and in which form.</summary>
internal static class SafeLink
{
    private const int MaxLength = 2000;

    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" };

    public static string? Normalize(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;

        // Browsers ignore control characters and white space inside a scheme ("java\tscript:").
        var text = new StringBuilder(address.Length);
        foreach (var c in address.Trim())
        {
            if (char.IsControl(c) || c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff') continue;
            text.Append(c == ' ' ? "%20" : c);
        }

        var link = text.ToString().Replace('\\', '/');
        if (link.Length is 0 or > MaxLength) return null;
        if (link[0] == '#') return link;
        if (link.StartsWith("//", StringComparison.Ordinal)) return Absolute("https:" + link);
        if (link[0] == '/') return link;

        var colon = link.IndexOf(':');
        var end = link.IndexOfAny(['/', '?', '#']);
        if (colon >= 0 && (end < 0 || colon < end))
            return Schemes.Contains(link[..colon]) ? Absolute(link) : null;

        // "hcm.edu.vn/tin" as people type it; anything else relative has no meaning in a text that is read at many addresses.
        var host = end < 0 ? link : link[..end];
        return host.Contains('.') && !host.Contains('&') ? Absolute("https://" + link) : null;
    }

    public static bool IsExternal(string link) => link.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static string? Absolute(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme)
        && (uri.Scheme is "mailto" or "tel" || (uri.Host.Length > 0 && uri.UserInfo.Length == 0))
            ? link
            : null;
}
