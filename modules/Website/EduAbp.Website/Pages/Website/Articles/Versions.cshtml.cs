using EduAbp.AspNetCore.Pages;
using EduAbp.Website.Articles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

[Authorize(WebsitePermissions.Articles.Default)]
internal sealed class VersionsModel(ArticleAppService articles) : DeskPageModel
{
    public ArticleDetails Details { get; private set; } = null!;

    public IReadOnlyList<VersionListItem> Versions { get; private set; } = [];

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Details = await articles.GetAsync(id, cancellationToken);
        Versions = await articles.GetVersionsAsync(id, cancellationToken);
    }

    public Task<IActionResult> OnPostRestoreAsync(Guid id, int number, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await articles.RestoreAsync(id, number, L["Website:Versions:RestoredFrom", number], cancellationToken);
            Success = L["Website:Versions:RestoredNote"];
            return RedirectToPage("Edit", new { id });
        },
        () => OnGetAsync(id, cancellationToken));
}
