using EduAbp.AspNetCore.Desk;
using EduAbp.AspNetCore.Pages;
using EduAbp.Features;
using EduAbp.Text;
using EduAbp.Themes.Desk.Shell;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Themes.Desk.Pages.Desk;

/// <summary>The desk's search: its own pages, then what the modules find. A script asks for the rows only.</summary>
internal sealed class FindModel(DeskNavigation navigation, IFeatureChecker features, IEnumerable<IDeskSearchProvider> providers) : DeskPageModel
{
    private const int PerProvider = 6;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<DeskSearchHit> Hits { get; private set; } = [];

    /// <summary>A dialog fetches without asking for a document.</summary>
    public bool IsFragment => Request.Headers["Sec-Fetch-Dest"] == "empty";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var text = (Q ?? "").Trim();
        if (text.Length > 100)
            text = text[..100];
        var hits = new List<DeskSearchHit>();
        if (text.Length > 0)
        {
            foreach (var provider in await features.EnabledAsync(providers, cancellationToken))
                hits.AddRange(await provider.FindAsync(text, PerProvider, cancellationToken));
        }

        var words = VietnameseText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var pages = (await navigation.GetAsync(cancellationToken))
            .Select(entry => (entry.Item.Page, Title: L[entry.Item.Text].Value, entry.Item.Icon))
            .Append(("/Notifications/Index", L["Notifications:Title"], "bell"))
            .Append(("/Identity/Account/Index", L["Desk:MyAccount"], "user-circle"))
            .Where(page => Url.Page(page.Page) is not null)
            .Where(page => words.All(word => VietnameseText.Fold(page.Title).Contains(word, StringComparison.Ordinal)))
            .Select(page => new DeskSearchHit("Desk:Find:Pages", page.Title, page.Page, page.Icon));
        hits.AddRange(words.Length == 0 ? pages : pages.Take(PerProvider));
        Hits = hits;
        Response.Headers.CacheControl = "no-store";
    }

    public string? Address(DeskSearchHit hit) => Url.Page(hit.Page, hit.Route);
}
