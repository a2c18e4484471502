using EduAbp.Caching;
using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.MultiTenancy;
using EduAbp.Search.Contracts;
using EduAbp.Uow;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Public;

/// <summary>
/// Keeps the search index, and with it the offices' portals, the same as what is published. Both events bring the
/// index to what the table says now, so it does not matter how often or in which order they come.
/// </summary>
internal sealed class PublicArticleIndexer(
    WebsiteDbContext db, ISearchIndex index, ICurrentTenant tenant, ITenantDirectory units, IUnitOfWork unitOfWork, IContentVersions pages)
    : IDistributedEventHandler<ArticlePublishedEto>, IDistributedEventHandler<ArticleUnpublishedEto>, IDistributedEventHandler<CategoryRenamedEto>
{
    public const string Kind = "article";

    public Task HandleEventAsync(ArticlePublishedEto eto, CancellationToken cancellationToken) => BringAsync(eto.ArticleId, cancellationToken);

    public Task HandleEventAsync(ArticleUnpublishedEto eto, CancellationToken cancellationToken) => BringAsync(eto.ArticleId, cancellationToken);

    public async Task HandleEventAsync(CategoryRenamedEto eto, CancellationToken cancellationToken)
    {
        var articles = await db.PublishedArticles.Where(article => article.CategoryId == eto.CategoryId).Select(article => article.Id).ToListAsync(cancellationToken);
        foreach (var id in articles) await BringAsync(id, cancellationToken);
    }

    private async Task BringAsync(Guid id, CancellationToken cancellationToken)
    {
        var article = await db.PublishedArticles.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (article is null)
        {
            await index.RemoveAsync(Kind, id, cancellationToken);
        }
        else
        {
            var category = await db.Categories.Where(one => one.Id == article.CategoryId).Select(one => one.Name).FirstOrDefaultAsync(cancellationToken);
            await index.IndexAsync(Document(article, category, tenant.GetId()), cancellationToken);
        }

        // Pages that read the index were old until now: the unit's search, its offices' portals, and the schools that show their office's news.
        var unit = tenant.GetId();
        Guid[] showing = [.. units.Descendants(unit).Select(one => one.Id), .. units.Ancestors(unit).Select(one => one.Id), unit];
        unitOfWork.OnCommitted(() => pages.RaiseAsync([.. showing.Distinct()]));
    }

    private static SearchDocument Document(PublishedArticle article, string? category, Guid unitId) => new(
        Kind,
        article.Id,
        unitId,
        article.Title,
        article.Summary,
        PlainText.Extract(article.Body),
        PublicPaths.Article(article.Slug),
        article.PublishedAt,
        category,
        article.CoverId is { } cover ? PublicPaths.CoverFolder(cover) : null,
        article.CoverAlt,
        article.ForOffice);
}
