using EduAbp.AspNetCore.Desk;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Timing;
using EduAbp.Website.Articles;
using Microsoft.Extensions.Localization;

namespace EduAbp.Website.Desk;

/// <summary>Articles in the desk's search, drafts too: those that the person sees in the list.</summary>
internal sealed class ArticleSearchProvider(
    ArticleAppService articles, IPermissionChecker permissions, IStringLocalizer localizer, TimeTexts times) : IDeskSearchProvider, ITransientDependency
{
    public async Task<IReadOnlyList<DeskSearchHit>> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        if (!await permissions.IsGrantedAsync(WebsitePermissions.Articles.Default, cancellationToken))
            return [];
        var found = await articles.GetListAsync(new ArticleFilter(Search: text, PageSize: limit), cancellationToken);
        return [.. found.Items.Select(article => new DeskSearchHit(
            "Website:Articles:Title",
            article.Title.Length > 0 ? article.Title : localizer["Website:Articles:NoTitle"].Value,
            "/Website/Articles/Edit",
            "news",
            new Dictionary<string, string?> { ["id"] = article.Id.ToString() },
            $"{localizer[$"Website:State:{article.State}"].Value} · {times.Date(article.ChangedAt)}"))];
    }
}
