namespace EduAbp.Website.Articles.RichText;

/// <summary>
/// Counts how deep tags are nested before a parser sees them: a hundred thousand open elements cost minutes to parse,
/// and no text has more than a few dozen.
/// </summary>
internal static class Nesting
{
    public const int Limit = 256;

    // Elements that end by themselves when the next one begins, or have no end.
    private static readonly HashSet<string> EndByThemselves = new(StringComparer.OrdinalIgnoreCase)
        { "p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "br", "hr", "img", "input", "meta", "link", "col", "wbr", "source", "area", "base", "embed", "param", "track" };

    public static bool IsTooDeep(ReadOnlySpan<char> html)
    {
        var depth = 0;
        while (html.IndexOf('<') is var start && start >= 0)
        {
            html = html[(start + 1)..];
            var closing = html.Length > 0 && html[0] == '/';
            var name = closing ? html[1..] : html;
            var length = 0;
            while (length < name.Length && (char.IsAsciiLetterOrDigit(name[length]) || name[length] == '-')) length++;
            if (length == 0 || EndByThemselves.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[..length])) continue;

            depth = closing ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Limit) return true;
        }

        return false;
    }
}
