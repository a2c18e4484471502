using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.TenantManagement.Units;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>An office's list of all that its units offered it.</summary>
[PublicPage(PublicPager.Key)]
internal sealed class FromUnitsModel(OfficePortal portal) : PublicPageModel
{
    public string UnitName { get; private set; } = "";

    public IReadOnlyList<Story> Stories { get; private set; } = [];

    public PublicPager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = PublicPager.Key)] int? number, CancellationToken cancellationToken)
    {
        if (Unit is not { } office || !UnitKinds.IsOffice(office.Kind))
            return NotFound();
        UnitName = office.Name;
        var page = number ?? 1;
        Pager = new PublicPager(page, NewsModel.PageSize, await portal.CountNewsAsync(office, cancellationToken), Url.Content("~" + PublicPaths.FromUnits));
        if (page < 1 || page > Pager.Last)
            return NotFound();
        Stories = await portal.GetNewsAsync(office, (page - 1) * NewsModel.PageSize, NewsModel.PageSize, cancellationToken);
        return Page();
    }
}
