using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.MultiTenancy;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>A unit's first page: a lead story, notices, news; an office's also what its units offer and who they are.</summary>
[PublicPage]
internal sealed class IndexModel(IPublicSiteProvider sites, PublicQueries queries, OfficePortal portal) : PublicPageModel
{
    private const int NewsShown = 4;

    public PublicSite Site { get; private set; } = null!;

    public bool IsEmpty { get; private set; }

    public Story Lead { get; private set; } = null!;

    public string? LeadImage { get; private set; }

    public IReadOnlyList<ArticleCard> Notices { get; private set; } = [];

    public IReadOnlyList<Story> News { get; private set; } = [];

    /// <summary>What the units below offer; an office's only.</summary>
    public IReadOnlyList<Story> FromUnits { get; private set; } = [];

    /// <summary>What the office above wrote, while the unit has nothing of its own.</summary>
    public IReadOnlyList<Story> FromOffice { get; private set; } = [];

    public IReadOnlyList<UnitGroup> Directory { get; private set; } = [];

    public IReadOnlyList<KindFigure> Figures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Unit is not { } unit || await sites.GetAsync(cancellationToken) is not { } site)
            return NotFound();
        Site = site;
        var cards = await queries.GetHomeAsync(cancellationToken);
        Notices = [.. cards.Where(card => card.Place == CardPlace.Notices)];
        var news = cards.Where(card => card.Place == CardPlace.News).ToList();
        // A unit that has published notices only leads with the newest of them.
        var first = news.FirstOrDefault() ?? Notices.FirstOrDefault();
        IsEmpty = first is null;
        if (first is not null)
        {
            Lead = ToStory(first, isFirst: true);
            LeadImage = first.CoverId is { } cover ? PublicPaths.CoverFolder(cover) + "1600.webp" : null;
            News = [.. news.Skip(1).Take(site.IsOffice ? 2 : NewsShown).Select(card => ToStory(card))];
        }

        if (site.IsOffice)
        {
            await ShowUnitsAsync(unit, cancellationToken);
        }
        else if (IsEmpty)
        {
            FromOffice = await portal.GetOfficeNewsAsync(unit, 2, cancellationToken);
        }

        return Page();
    }

    private async Task ShowUnitsAsync(UnitInfo office, CancellationToken cancellationToken)
    {
        FromUnits = await portal.GetNewsAsync(office, 0, NewsShown + 1, cancellationToken);
        // An office that has written nothing yet leads with the newest of what its units offer.
        if (IsEmpty && FromUnits.Count > 0)
        {
            Lead = FromUnits[0] with { Cover = FromUnits[0].Cover with { IsFirst = true, Sizes = LeadSizes } };
            FromUnits = [.. FromUnits.Skip(1)];
            IsEmpty = false;
        }

        FromUnits = [.. FromUnits.Take(NewsShown)];
        Directory = portal.GetDirectory(office, Language);
        Figures = portal.GetFigures(office, Language);
    }
}
