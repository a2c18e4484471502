using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>A heading of letter 3082 whose content has not come yet: what will stand there, since when, and whom to ask meanwhile.</summary>
[PublicPage]
[OpenWhenSuspended("/cong-khai")]
internal sealed class HeadingModel(IPublicSiteProvider sites, UnitLinks links) : PublicPageModel
{
    private static readonly string[] Drawings = ["ke", "sach", "quy", "truong"];

    public PublicHeading Heading { get; private set; } = null!;

    public PublicSite Site { get; private set; } = null!;

    public string Drawing { get; private set; } = "";

    public string? OfficeAddress { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await sites.GetAsync(cancellationToken) is not { } site || PublicHeadings.FindBySlug(slug) is not { } heading)
            return NotFound();
        (Site, Heading) = (site, heading);
        Drawing = Drawings[heading.Number % Drawings.Length];
        OfficeAddress = site.OfficeAbove is { } office ? links.To(office.UnitId) : null;
        return Page();
    }
}
