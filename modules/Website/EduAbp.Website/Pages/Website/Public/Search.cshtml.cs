using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.AspNetCore.Security;
using EduAbp.MultiTenancy;
using EduAbp.Search.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>Searches what the unit has published; an office also what all units below it have.</summary>
[PublicContent]
[EnableRateLimiting(RateLimits.Search)]
internal sealed class SearchModel(ISearchIndex index, OfficePortal portal, ITenantDirectory directory, UnitLinks links) : PublicPageModel
{
    public const string OwnScope = "don-vi";
    private const int PageSize = 10;
    private const int LongestText = 200;
    private const int LastPage = 100;

    private UnitInfo _unit = null!;

    public string Text { get; private set; } = "";

    public bool IsOffice { get; private set; }

    /// <summary>Over all units below the office.</summary>
    public bool IsWide { get; private set; }

    public SearchPage Results { get; private set; } = SearchPage.Empty;

    public PublicPager Pager { get; private set; } = null!;

    public string? OfficeName { get; private set; }

    /// <summary>The same search at the office above; null where there is none or nothing was asked.</summary>
    public string? WiderAddress { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string? q, [FromQuery(Name = "pham-vi")] string? scope, [FromQuery(Name = PublicPager.Key)] int? number, CancellationToken cancellationToken)
    {
        if (Unit is not { } unit)
            return NotFound();
        _unit = unit;
        Text = (q ?? "").Trim();
        if (Text.Length > LongestText)
            Text = Text[..LongestText];
        IsOffice = UnitKinds.IsOffice(unit.Kind);
        IsWide = IsOffice && scope != OwnScope;
        var page = Math.Clamp(number ?? 1, 1, LastPage);
        if (Text.Length > 0)
        {
            var units = IsWide ? await portal.GetUnitsWithinAsync(unit, cancellationToken) : [unit.Id];
            Results = await index.SearchAsync(new SearchQuery(Text, units, Page: page, PageSize: PageSize), cancellationToken);
            if (unit.ParentId is { } parent && directory.Find(parent) is { } office)
            {
                OfficeName = office.ShortName;
                WiderAddress = links.To(office, $"{PublicPaths.Search}?q={Uri.EscapeDataString(Text)}");
            }
        }

        Pager = new PublicPager(page, PageSize, Math.Min(Results.Total, SearchPage.MostCounted), AddressOf(IsWide));
        return Page();
    }

    public string AddressOf(bool wide) =>
        Url.Content("~" + PublicPaths.Search) + $"?q={Uri.EscapeDataString(Text)}" + (IsOffice && !wide ? $"&pham-vi={OwnScope}" : "");

    public string AddressOf(SearchHit hit) => hit.UnitId == _unit.Id ? Url.Content("~" + hit.Path) : links.To(hit.UnitId, hit.Path);

    /// <summary>Whose it is, where several units are searched.</summary>
    public string? UnitOf(SearchHit hit) => IsWide ? directory.Find(hit.UnitId)?.ShortName : null;
}
