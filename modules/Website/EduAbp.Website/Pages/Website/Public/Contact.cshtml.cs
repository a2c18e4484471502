using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>How to reach the unit: the official particulars that letter 3082 asks for (II.3.14).</summary>
[PublicPage]
[OpenWhenSuspended]
internal sealed class ContactModel(IPublicSiteProvider sites, UnitLinks links) : PublicPageModel
{
    public PublicSite Site { get; private set; } = null!;

    public string? OfficeAddress { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await sites.GetAsync(cancellationToken) is not { } site)
            return NotFound();
        Site = site;
        OfficeAddress = site.OfficeAbove is { } office ? links.To(office.UnitId) : null;
        return Page();
    }
}
