using EduAbp.DependencyInjection;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Public;

/// <summary>The queries of the pages that are asked most, translated once for each application. A compiled query cannot call a method, so the two halves of the home page stand written out.</summary>
internal sealed class PublicCompiledQueries : ISingletonDependency
{
    public Func<WebsiteDbContext, IAsyncEnumerable<ArticleCard>> Home { get; } = EF.CompileAsyncQuery(
        (WebsiteDbContext db) =>
            (from article in db.PublishedArticles
             join category in db.Categories on article.CategoryId equals (Guid?)category.Id into categories
             from category in categories.DefaultIfEmpty()
             where category == null || (category.Slug != "thong-bao" && category.Slug != "chi-dao-dieu-hanh")
             orderby article.PublishedAt descending
             select new ArticleCard
             {
                 Id = article.Id,
                 Slug = article.Slug,
                 Title = article.Title,
                 Summary = article.Summary,
                 PublishedAt = article.PublishedAt,
                 Category = category!.Name,
                 CategorySlug = category.Slug,
                 CoverId = article.CoverId,
                 CoverAlt = article.CoverAlt,
                 Place = CardPlace.News,
             }).Take(7)
            .Concat(
            (from article in db.PublishedArticles
             join category in db.Categories on article.CategoryId equals (Guid?)category.Id into categories
             from category in categories.DefaultIfEmpty()
             where category!.Slug == "thong-bao" || category.Slug == "chi-dao-dieu-hanh"
             orderby article.PublishedAt descending
             select new ArticleCard
             {
                 Id = article.Id,
                 Slug = article.Slug,
                 Title = article.Title,
                 Summary = article.Summary,
                 PublishedAt = article.PublishedAt,
                 Category = category!.Name,
                 CategorySlug = category.Slug,
                 CoverId = article.CoverId,
                 CoverAlt = article.CoverAlt,
                 Place = CardPlace.Notices,
             }).Take(6)));

    public Func<WebsiteDbContext, string, CancellationToken, Task<ArticlePage?>> Article { get; } = EF.CompileAsyncQuery(
        (WebsiteDbContext db, string slug, CancellationToken _) =>
            (from article in db.PublishedArticles
             where article.Slug == slug
             join category in db.Categories on article.CategoryId equals (Guid?)category.Id into categories
             from category in categories.DefaultIfEmpty()
             select new ArticlePage(
                 article.Id,
                 article.Slug,
                 article.Title,
                 article.Summary,
                 article.Body,
                 article.AuthorName,
                 article.PublishedAt,
                 article.UpdatedAt,
                 article.CategoryId,
                 category!.Name,
                 category.Slug,
                 article.CoverId,
                 article.CoverAlt)).FirstOrDefault());

    /// <summary>What stands around an article: others of its heading, the newest, the one before and the one after, in one round trip.</summary>
    public Func<WebsiteDbContext, Guid, Guid, DateTimeOffset, IAsyncEnumerable<ArticleCard>> Around { get; } = EF.CompileAsyncQuery(
        (WebsiteDbContext db, Guid id, Guid categoryId, DateTimeOffset publishedAt) =>
            (from article in db.PublishedArticles
             join category in db.Categories on article.CategoryId equals (Guid?)category.Id into categories
             from category in categories.DefaultIfEmpty()
             where article.CategoryId == (Guid?)categoryId && article.Id != id
             orderby article.PublishedAt descending
             select new ArticleCard
             {
                 Id = article.Id,
                 Slug = article.Slug,
                 Title = article.Title,
                 Summary = article.Summary,
                 PublishedAt = article.PublishedAt,
                 Category = category!.Name,
                 CategorySlug = category.Slug,
                 CoverId = article.CoverId,
                 CoverAlt = article.CoverAlt,
                 Place = CardPlace.SameCategory,
             }).Take(3)
            .Concat(
            (from article in db.PublishedArticles
             join category in db.Categories on article.CategoryId equals (Guid?)category.Id into categories
             from category in categories.DefaultIfEmpty()
             where article.Id != id
             orderby article.PublishedAt descending
             select new ArticleCard
             {
                 Id = article.Id,
                 Slug = article.Slug,
                 Title = article.Title,
                 Summary = article.Summary,
                 PublishedAt = article.PublishedAt,
                 Category = category!.Name,
                 CategorySlug = category.Slug,
                 CoverId = article.CoverId,
                 CoverAlt = article.CoverAlt,
                 Place = CardPlace.Newest,
             }).Take(6)
            .Concat(
            (from article in db.PublishedArticles
             join category in db.Categories on article.CategoryId equals (Guid?)category.Id into categories
             from category in categories.DefaultIfEmpty()
             where article.PublishedAt < publishedAt
             orderby article.PublishedAt descending
             select new ArticleCard
             {
                 Id = article.Id,
                 Slug = article.Slug,
                 Title = article.Title,
                 Summary = article.Summary,
                 PublishedAt = article.PublishedAt,
                 Category = category!.Name,
                 CategorySlug = category.Slug,
                 CoverId = article.CoverId,
                 CoverAlt = article.CoverAlt,
                 Place = CardPlace.Older,
             }).Take(1)
            .Concat(
            (from article in db.PublishedArticles
             join category in db.Categories on article.CategoryId equals (Guid?)category.Id into categories
             from category in categories.DefaultIfEmpty()
             where article.PublishedAt > publishedAt
             orderby article.PublishedAt ascending
             select new ArticleCard
             {
                 Id = article.Id,
                 Slug = article.Slug,
                 Title = article.Title,
                 Summary = article.Summary,
                 PublishedAt = article.PublishedAt,
                 Category = category!.Name,
                 CategorySlug = category.Slug,
                 CoverId = article.CoverId,
                 CoverAlt = article.CoverAlt,
                 Place = CardPlace.Newer,
             }).Take(1)))));
}
