using EduAbp.Text;

namespace EduAbp.Website.Articles;

/// <summary>Everything of an article that people write: what a version keeps.</summary>
internal sealed record ArticleText
{
    public const int MaxTitle = 200;
    public const int MaxSummary = 200;
    public const int MaxAlt = 300;

    public static readonly ArticleText Empty = new();

    public string Title { get; init; } = "";

    public string Summary { get; init; } = "";

    /// <summary>Sanitised HTML; only <see cref="ArticleManager"/> and seeds, which clean it, make one.</summary>
    public string Body { get; init; } = "";

    public Guid? CategoryId { get; init; }

    public Guid? CoverId { get; init; }

    public string CoverAlt { get; init; } = "";

    /// <summary>Offered to the portals of the offices above.</summary>
    public bool ForOffice { get; init; }

    /// <summary>What the desk's list searches in, without marks.</summary>
    public string Folded => VietnameseText.Fold($"{Title} {Summary}");
}
