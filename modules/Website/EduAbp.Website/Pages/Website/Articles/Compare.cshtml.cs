using EduAbp.AspNetCore.Pages;
using EduAbp.Website.Articles;
using EduAbp.Website.Categories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

[Authorize(WebsitePermissions.Articles.Default)]
internal sealed class CompareModel(ArticleAppService articles, CategoryAppService categories) : DeskPageModel
{
    public ArticleDetails Details { get; private set; } = null!;

    public VersionComparison Comparison { get; private set; } = null!;

    public IReadOnlyList<CategoryListItem> Categories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "tu")] int from, [FromQuery(Name = "den")] int to, CancellationToken cancellationToken)
    {
        // Older to the left, whichever way they were chosen.
        if (from > to) (from, to) = (to, from);
        Details = await articles.GetAsync(id, cancellationToken);
        Comparison = await articles.CompareAsync(id, from, to, cancellationToken);
        Categories = await categories.GetListAsync(cancellationToken);
        return Page();
    }

    public string CategoryName(Guid? id) => Categories.FirstOrDefault(category => category.Id == id)?.Name ?? "–";
}
