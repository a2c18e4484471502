using EduAbp.AspNetCore.Desk;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Website.Articles;

namespace EduAbp.Website.Desk;

/// <summary>What was written last, on the desk's start page.</summary>
internal sealed class RecentArticlesBlock(ArticleAppService articles, IPermissionChecker permissions) : IDeskHomeBlockProvider, ITransientDependency
{
    public async Task<IReadOnlyList<DeskHomeBlock>> GetBlocksAsync(CancellationToken cancellationToken)
    {
        if (!await permissions.IsGrantedAsync(WebsitePermissions.Articles.Default, cancellationToken))
            return [];
        var recent = await articles.GetListAsync(new ArticleFilter(PageSize: 6), cancellationToken);
        return recent.All == 0 ? [] : [new("/Pages/Website/Desk/_RecentArticles.cshtml", recent, Order: 30)];
    }
}
