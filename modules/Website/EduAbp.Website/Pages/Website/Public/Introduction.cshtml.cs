using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>What the unit is and to whom it belongs, from its own data.</summary>
[PublicPage]
internal sealed class IntroductionModel(
    IPublicSiteProvider sites, IUnitHistory history, ITenantDirectory directory, UnitLinks links, IStringLocalizer texts) : PublicPageModel
{
    public PublicSite Site { get; private set; } = null!;

    public string AddressOf(Guid unitId) => links.To(unitId, PublicPaths.News);

    public string Sentence { get; private set; } = "";

    public string KindName { get; private set; } = "";

    public string? OfficeAddress { get; private set; }

    /// <summary>What the unit came out of.</summary>
    public IReadOnlyList<UnitOrigin> Origins { get; private set; } = [];

    public int UnitsBelow { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Unit is not { } unit || await sites.GetAsync(cancellationToken) is not { } site)
            return NotFound();
        Site = site;
        KindName = UnitKinds.Find(unit.Kind)?.NameIn(Language) ?? unit.Kind;
        Origins = await history.GetOriginsAsync(unit.Id, cancellationToken);
        UnitsBelow = directory.Descendants(unit.Id).Count(one => one.Id != unit.Id);
        OfficeAddress = site.OfficeAbove is { } office ? links.To(office.UnitId) : null;
        Sentence = site.OfficeAbove is { } above
            ? texts["Public:Introduction:Sentence", site.Name, above.ShortName]
            : texts["Public:Introduction:RootSentence", site.Name, UnitsBelow];
        return Page();
    }
}
