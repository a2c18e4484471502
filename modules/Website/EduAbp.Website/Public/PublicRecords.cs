using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Website.Public;

/// <summary>An article in a list.</summary>
internal sealed class ArticleCard
{
    public Guid Id { get; init; }

    public string Slug { get; init; } = "";

    public string Title { get; init; } = "";

    public string Summary { get; init; } = "";

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public string? Category { get; init; }

    public string? CategorySlug { get; init; }

    public Guid? CoverId { get; init; }

    public string CoverAlt { get; init; } = "";

    /// <summary>Where it stands on a page that reads several lists at once.</summary>
    public CardPlace Place { get; init; }

    public string Path => PublicPaths.Article(Slug);
}

/// <summary>A list of the home page or of an article's surroundings.</summary>
internal enum CardPlace
{
    News,
    Notices,
    SameCategory,
    Newest,
    Older,
    Newer,
}

/// <summary>An article as its page shows it.</summary>
internal sealed record ArticlePage(
    Guid Id,
    string Slug,
    string Title,
    string Summary,
    string Body,
    string AuthorName,
    DateTimeOffset PublishedAt,
    DateTimeOffset? UpdatedAt,
    Guid? CategoryId,
    string? Category,
    string? CategorySlug,
    Guid? CoverId,
    string CoverAlt);

internal sealed record CategoryLink(Guid Id, string Name, string Slug, Guid? ParentId)
{
    public string Path => PublicPaths.Category(Slug);
}

/// <summary>A story as home pages show it, of this unit or of another one.</summary>
/// <param name="By">Name of the unit that wrote it, where it is another one.</param>
internal sealed record Story(string Title, string Summary, string Address, DateTimeOffset PublishedAt, string? Category, string? By, PublicCover Cover);

/// <summary>Addresses of public pages below the unit's.</summary>
internal static class PublicPaths
{
    public const string News = "/tin-tuc";

    public const string FromUnits = "/tin-tu-cac-truong";

    public const string Units = "/don-vi";

    public const string Search = "/tim-kiem";

    public static string Article(string slug) => $"{News}/{slug}";

    public static string Category(string slug) => $"/chuyen-muc/{slug}";

    public static string CoverFolder(Guid id) => $"{MediaAddress.Root}{id:D}/";
}
