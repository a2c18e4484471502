using EduAbp.AspNetCore.Pages;
using EduAbp.Website.Articles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

/// <summary>Two people changed one text: both are here, and what differs.</summary>
[Authorize(WebsitePermissions.Articles.Default)]
internal sealed class ConflictModel(ArticleAppService articles) : DeskPageModel
{
    public ArticleDetails Details { get; private set; } = null!;

    public VersionComparison Comparison { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        Details = await articles.GetAsync(id, cancellationToken);
        Comparison = await articles.CompareWithCurrentAsync(id, number, cancellationToken);
    }

    public Task<IActionResult> OnPostMineAsync(Guid id, int number, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await articles.RestoreAsync(id, number, L["Website:Conflict:TakenFrom", number], cancellationToken);
            Success = L["Website:Conflict:MineTaken"];
            return RedirectToPage("Edit", new { id });
        },
        () => OnGetAsync(id, number, cancellationToken));
}
