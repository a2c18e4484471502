using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>
/// A heading of letter 3082 whose content has not come yet: what will stand there, since when, and whom to ask meanwhile.
/// Disclosure has content as soon as the unit publishes under the heading of that name.
/// </summary>
[PublicPage(PublicPager.Key)]
[OpenWhenSuspended("/cong-khai")]
internal sealed class HeadingModel(IPublicSiteProvider sites, PublicQueries queries, UnitLinks links) : PublicPageModel
{
    private static readonly string[] Drawings = ["ke", "sach", "quy", "truong"];

    public PublicHeading Heading { get; private set; } = null!;

    public PublicSite Site { get; private set; } = null!;

    public string Drawing { get; private set; } = "";

    public string? OfficeAddress { get; private set; }

    public IReadOnlyList<Story> Stories { get; private set; } = [];

    public PublicPager? Pager { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string slug, [FromQuery(Name = PublicPager.Key)] int? number, CancellationToken cancellationToken)
    {
        if (await sites.GetAsync(cancellationToken) is not { } site || PublicHeadings.FindBySlug(slug) is not { } heading)
            return NotFound();
        (Site, Heading) = (site, heading);
        if (heading.Name == Disclosure.Heading && await queries.GetDisclosureAsync(cancellationToken) is { Count: > 0 } within
            && await queries.CountAsync(within, cancellationToken) is > 0 and var total)
        {
            Pager = new PublicPager(number ?? 1, NewsModel.PageSize, total, Url.Content(heading.Address));
            if (Pager.Number < 1 || Pager.Number > Pager.Last)
                return NotFound();
            Stories = [.. (await queries.GetListAsync(within, (Pager.Number - 1) * NewsModel.PageSize, NewsModel.PageSize, cancellationToken)).Select(card => ToStory(card))];
            return Page();
        }

        Drawing = Drawings[heading.Number % Drawings.Length];
        OfficeAddress = site.OfficeAbove is { } office ? links.To(office.UnitId) : null;
        return Page();
    }
}
