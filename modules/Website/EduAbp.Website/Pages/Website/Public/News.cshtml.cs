using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>All that the unit has published, newest first.</summary>
[PublicPage(PublicPager.Key)]
[ReadableWhenClosed]
internal sealed class NewsModel(PublicQueries queries) : PublicPageModel
{
    public const int PageSize = 12;

    public string UnitName { get; private set; } = "";

    public int Number { get; private set; }

    public CategoryPills Pills { get; private set; } = null!;

    public IReadOnlyList<Story> Stories { get; private set; } = [];

    public PublicPager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = PublicPager.Key)] int? number, CancellationToken cancellationToken)
    {
        if (Unit is not { } unit)
            return NotFound();
        UnitName = unit.Name;
        Number = number ?? 1;
        var counts = await queries.CountByCategoryAsync(cancellationToken);
        var total = await queries.CountAsync(null, cancellationToken);
        Pager = new PublicPager(Number, PageSize, total, Url.Content("~" + PublicPaths.News));
        if (Number < 1 || Number > Pager.Last)
            return NotFound();
        Pills = CategoryPills.Of(await queries.GetCategoriesAsync(cancellationToken), counts, null);
        Stories = [.. (await queries.GetListAsync(null, (Number - 1) * PageSize, PageSize, cancellationToken)).Select(card => ToStory(card))];
        return Page();
    }
}
