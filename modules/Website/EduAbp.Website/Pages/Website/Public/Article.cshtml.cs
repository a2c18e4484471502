using System.Text.Json;
using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>One article; an address that was given up leads on to the new one.</summary>
[PublicPage]
[OpenWhenSuspended]
[ReadableWhenClosed]
internal sealed class ArticleModel(PublicQueries queries, IPublicSiteProvider sites) : PublicPageModel
{
    private const int ShownBeside = 3;
    private const int WordsPerMinute = 200;

    public ArticlePage Article { get; private set; } = null!;

    public string Body { get; private set; } = "";

    public PublicCover Cover { get; private set; } = null!;

    public string SiteName { get; private set; } = "";

    public string Canonical { get; private set; } = "";

    public int Minutes { get; private set; }

    public IReadOnlyList<ArticleCard> SameCategory { get; private set; } = [];

    public IReadOnlyList<Story> ReadOn { get; private set; } = [];

    public ArticleCard? Older { get; private set; }

    public ArticleCard? Newer { get; private set; }

    /// <summary>For search engines; a block of data, which no browser runs.</summary>
    public string StructuredData { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await sites.GetAsync(cancellationToken) is not { } site)
            return NotFound();
        if (await queries.FindAsync(slug, cancellationToken) is not { } article)
        {
            return await queries.FindMovedAsync(slug, cancellationToken) is { } moved
                ? RedirectPermanent(Url.Content("~" + PublicPaths.Article(moved)))
                : IsSuspended ? Closed() : NotFound();
        }

        if (IsSuspended && !(await queries.GetDisclosureAsync(cancellationToken)).Exists(id => id == article.CategoryId))
            return Closed();

        Article = article;
        SiteName = site.Name;
        Canonical = site.CanonicalUrl + PublicPaths.Article(article.Slug);
        Body = RichTextRenderer.Render(article.Body, Request.PathBase);
        Minutes = Math.Max(1, article.Body.Count(letter => letter == ' ') / WordsPerMinute);
        Cover = CoverOf(article.Id, article.CoverId, article.CoverAlt, isFirst: true);
        var around = await queries.GetAroundAsync(article, cancellationToken);
        SameCategory = [.. around[CardPlace.SameCategory]];
        if (!IsSuspended)
        {
            ReadOn =
            [
                .. around[CardPlace.Newest]
                    .ExceptBy(SameCategory.Select(card => card.Id), card => card.Id)
                    .Take(ShownBeside)
                    .Select(card => ToStory(card)),
            ];
            (Older, Newer) = (around[CardPlace.Older].FirstOrDefault(), around[CardPlace.Newer].FirstOrDefault());
        }

        StructuredData = JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = article.Title,
            ["description"] = article.Summary,
            ["datePublished"] = article.PublishedAt,
            ["dateModified"] = article.UpdatedAt ?? article.PublishedAt,
            ["mainEntityOfPage"] = Canonical,
            ["image"] = article.CoverId is { } cover ? $"{site.CanonicalUrl}{PublicPaths.CoverFolder(cover)}1600.webp" : null,
            ["author"] = new Dictionary<string, string> { ["@type"] = "Person", ["name"] = article.AuthorName },
            ["publisher"] = new Dictionary<string, string> { ["@type"] = site.IsOffice ? "GovernmentOrganization" : "School", ["name"] = site.Name },
        });
        return Page();
    }
}
