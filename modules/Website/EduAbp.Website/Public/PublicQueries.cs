using EduAbp.DependencyInjection;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Public;

/// <summary>What visitors read. Only published copies are asked, so a draft cannot show by a forgotten condition.</summary>
internal sealed class PublicQueries(WebsiteDbContext db, PublicCompiledQueries compiled) : ITransientDependency
{
    /// <summary>News and notices of the home page in one round trip, newest first.</summary>
    public Task<List<ArticleCard>> GetHomeAsync(CancellationToken cancellationToken) => ToListAsync(compiled.Home(db), cancellationToken);

    public Task<ArticlePage?> FindAsync(string slug, CancellationToken cancellationToken) => compiled.Article(db, slug, cancellationToken);

    /// <summary>What stands around an article, each list newest first.</summary>
    public async Task<ILookup<CardPlace, ArticleCard>> GetAroundAsync(ArticlePage article, CancellationToken cancellationToken)
    {
        var cards = await ToListAsync(compiled.Around(db, article.Id, article.CategoryId ?? Guid.Empty, article.PublishedAt), cancellationToken);
        return cards.OrderByDescending(card => card.PublishedAt).ToLookup(card => card.Place);
    }

    /// <summary>Where an article that gave up its address stands now.</summary>
    public Task<string?> FindMovedAsync(string slug, CancellationToken cancellationToken) =>
        db.GivenUpSlugs
            .Where(given => given.Kind == GivenUpSlug.OfArticle && given.Slug == slug)
            .Join(db.PublishedArticles, given => given.TargetId, article => article.Id, (_, article) => article.Slug)
            .FirstOrDefaultAsync(cancellationToken);

    public Task<string?> FindMovedCategoryAsync(string slug, CancellationToken cancellationToken) =>
        db.GivenUpSlugs
            .Where(given => given.Kind == GivenUpSlug.OfCategory && given.Slug == slug)
            .Join(db.Categories, given => given.TargetId, category => category.Id, (_, category) => category.Slug)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The unit's headings in their order.</summary>
    public Task<List<CategoryLink>> GetCategoriesAsync(CancellationToken cancellationToken) =>
        db.Categories
            .OrderBy(category => category.Order)
            .Select(category => new CategoryLink(category.Id, category.Name, category.Slug, category.ParentId))
            .ToListAsync(cancellationToken);

    /// <summary>The headings that stay open while the site is suspended.</summary>
    public Task<List<Guid>> GetDisclosureAsync(CancellationToken cancellationToken) =>
        Disclosure.Of(db).Select(category => category.Id).ToListAsync(cancellationToken);

    public Task<int> CountAsync(IReadOnlyCollection<Guid>? categories, CancellationToken cancellationToken) =>
        Articles(categories).CountAsync(cancellationToken);

    /// <summary>Headings that have something published, with how much.</summary>
    public Task<Dictionary<Guid, int>> CountByCategoryAsync(CancellationToken cancellationToken) =>
        db.PublishedArticles
            .Where(article => article.CategoryId != null)
            .GroupBy(article => article.CategoryId!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    public Task<List<ArticleCard>> GetListAsync(IReadOnlyCollection<Guid>? categories, int skip, int take, CancellationToken cancellationToken) =>
        Cards(Articles(categories).OrderByDescending(article => article.PublishedAt).Skip(skip).Take(take))
            .OrderByDescending(card => card.PublishedAt)
            .ToListAsync(cancellationToken);

    /// <summary>Addresses and dates of all that is published, for the site map.</summary>
    public Task<List<ArticleCard>> GetAddressesAsync(int most, CancellationToken cancellationToken) =>
        db.PublishedArticles
            .OrderByDescending(article => article.PublishedAt)
            .Take(most)
            .Select(article => new ArticleCard { Id = article.Id, Slug = article.Slug, PublishedAt = article.PublishedAt, UpdatedAt = article.UpdatedAt })
            .ToListAsync(cancellationToken);

    private IQueryable<ArticleCard> Cards(IQueryable<PublishedArticle> articles) =>
        from article in articles
        join category in db.Categories on article.CategoryId equals (Guid?)category.Id into categories
        from category in categories.DefaultIfEmpty()
        select new ArticleCard
        {
            Id = article.Id,
            Slug = article.Slug,
            Title = article.Title,
            Summary = article.Summary,
            PublishedAt = article.PublishedAt,
            UpdatedAt = article.UpdatedAt,
            Category = category!.Name,
            CategorySlug = category.Slug,
            CoverId = article.CoverId,
            CoverAlt = article.CoverAlt,
        };

    private IQueryable<PublishedArticle> Articles(IReadOnlyCollection<Guid>? categories) => categories is null
        ? db.PublishedArticles
        : db.PublishedArticles.Where(article => article.CategoryId != null && categories.Contains(article.CategoryId.Value));

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await foreach (var row in rows.WithCancellation(cancellationToken))
            list.Add(row);
        return list;
    }
}
