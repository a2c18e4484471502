using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>What stands under one heading and the headings below it.</summary>
[PublicPage(PublicPager.Key)]
[OpenWhenSuspended]
[ReadableWhenClosed]
internal sealed class CategoryModel(PublicQueries queries) : PublicPageModel
{
    public string UnitName { get; private set; } = "";

    public int Number { get; private set; }

    public CategoryLink Category { get; private set; } = null!;

    public CategoryLink? Parent { get; private set; }

    public CategoryPills Pills { get; private set; } = null!;

    public IReadOnlyList<Story> Stories { get; private set; } = [];

    public PublicPager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(
        string slug, [FromQuery(Name = PublicPager.Key)] int? number, CancellationToken cancellationToken)
    {
        if (Unit is not { } unit)
            return NotFound();
        var categories = await queries.GetCategoriesAsync(cancellationToken);
        if (categories.Find(one => one.Slug == slug) is not { } category)
        {
            return await queries.FindMovedCategoryAsync(slug, cancellationToken) is { } moved
                ? RedirectPermanent(Url.Content("~" + PublicPaths.Category(moved)))
                : IsSuspended ? Closed() : NotFound();
        }

        if (IsSuspended)
        {
            var disclosed = await queries.GetDisclosureAsync(cancellationToken);
            if (!disclosed.Contains(category.Id))
                return Closed();
            categories = [.. categories.Where(one => disclosed.Contains(one.Id))];
        }

        UnitName = unit.Name;
        Number = number ?? 1;
        Category = category;
        Parent = categories.Find(one => one.Id == category.ParentId);
        Guid[] within = [category.Id, .. categories.Where(one => one.ParentId == category.Id).Select(one => one.Id)];
        var counts = await queries.CountByCategoryAsync(cancellationToken);
        var total = within.Sum(id => counts.GetValueOrDefault(id));
        Pager = new PublicPager(Number, NewsModel.PageSize, total, Url.Content("~" + category.Path));
        if (Number < 1 || Number > Pager.Last)
            return NotFound();
        Pills = CategoryPills.Of(categories, counts, category.Id);
        Stories = [.. (await queries.GetListAsync(within, (Number - 1) * NewsModel.PageSize, NewsModel.PageSize, cancellationToken)).Select(card => ToStory(card))];
        return Page();
    }
}
