using EduAbp.AspNetCore.Pages;
using EduAbp.Settings;
using EduAbp.Website.Articles;
using EduAbp.Website.Categories;
using EduAbp.Website.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

[Authorize(WebsitePermissions.Articles.Default)]
internal sealed class IndexModel(ArticleAppService articles, CategoryAppService categories, ISettingProvider settings) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    public ArticleState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "chuyen-muc")]
    public Guid? CategoryId { get; set; }

    [BindProperty(SupportsGet = true, Name = "nguoi-viet")]
    public Guid? AuthorId { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int Number { get; set; } = 1;

    public ArticlePage Articles { get; private set; } = null!;

    public IReadOnlyList<CategoryListItem> Categories { get; private set; } = [];

    public IReadOnlyList<ArticleAuthor> Authors { get; private set; } = [];

    [TempData]
    public string? Deleted { get; set; }

    public bool IsFiltered => State is not null || CategoryId is not null || AuthorId is not null || !string.IsNullOrWhiteSpace(Search);

    public string CategoryName(Guid? id) => Categories.FirstOrDefault(category => category.Id == id)?.Name ?? "";

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostDeleteAsync(Guid[] ids, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var count = await articles.DeleteAsync(ids, cancellationToken);
            Deleted = string.Join(',', ids);
            Success = L["Website:Articles:Deleted", count];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostUndoAsync(string ids, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await articles.UndeleteAsync([.. ids.Split(',').Select(Guid.Parse)], cancellationToken);
            Success = L["Website:Articles:Undeleted"];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var size = await settings.GetIntAsync(WebsiteSettings.ArticlesPerPage, cancellationToken);
        Articles = await articles.GetListAsync(new ArticleFilter(State, CategoryId, AuthorId, Search, Number, size), cancellationToken);
        Categories = await categories.GetListAsync(cancellationToken);
        Authors = await articles.GetAuthorsAsync(cancellationToken);
    }
}
