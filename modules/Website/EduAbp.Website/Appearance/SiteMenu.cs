using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Public;

namespace EduAbp.Website.Appearance;

/// <summary>
/// The public menu: at most seven entries, in the unit's order. The headings that letter 3082 asks for can be left out
/// here because every page's foot lists all of them.
/// </summary>
internal static class SiteMenu
{
    public const int MaxShown = 7;
    public const int MaxOwnLinks = 5;
    public const int MaxText = 40;

    private const string Notices = "Notices";
    private const string Units = "Units";

    /// <summary>All that can stand in the menu, the usual seven first.</summary>
    public static IReadOnlyList<(string Key, PublicLink Link, bool IsUsual)> Offered(bool isOffice, bool hasNotices)
    {
        string[] usual =
        [
            "Introduction", "News", .. isOffice ? [Units] : hasNotices ? [Notices] : Array.Empty<string>(), "Documents", "Procedures",
            isOffice ? "Consultation" : "Disclosure", "Contact",
        ];
        var others = PublicHeadings.All.Select(heading => heading.Name).Where(name => name != "Search" && !usual.Contains(name));
        return [.. usual.Select(key => (key, LinkOf(key), true)), .. others.Select(key => (key, LinkOf(key), false))];
    }

    public static IEnumerable<PublicLink> Of(SiteLook look, bool isOffice, bool hasNotices)
    {
        var offered = Offered(isOffice, hasNotices);
        if (look.Menu.Count == 0) return offered.Where(entry => entry.IsUsual).Select(entry => entry.Link);
        return look.Menu.Where(choice => choice.IsShown)
            .Select(choice => choice.Key is { } key
                ? offered.Where(entry => entry.Key == key).Select(entry => entry.Link).FirstOrDefault()
                : new PublicLink("", choice.Address!, choice.Text))
            .OfType<PublicLink>().Take(MaxShown);
    }

    /// <summary>An address as people type it: a page of the site or one elsewhere; null where it is neither.</summary>
    public static string? Address(string? typed)
    {
        typed = typed?.Trim() ?? "";
        if (typed.StartsWith('~')) typed = typed[1..];
        if (typed.StartsWith('/') && !typed.StartsWith("//", StringComparison.Ordinal) && !typed.Contains('\\')) return "~" + typed;
        return Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address.AbsoluteUri : null;
    }

    private static PublicLink LinkOf(string key) => key switch
    {
        Notices => new("Public:Menu:Notices", "~" + PublicPaths.Category("thong-bao")),
        Units => new("Public:Menu:Units", "~" + PublicPaths.Units),
        _ => PublicHeadings.All.Where(heading => heading.Name == key).Select(heading => new PublicLink(heading.TextKey, heading.Address)).First(),
    };
}
