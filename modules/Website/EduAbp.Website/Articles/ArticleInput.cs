namespace EduAbp.Website.Articles;

/// <summary>What the editor sends. The id is chosen when the editor opens, so a repeated first save makes one article.</summary>
internal sealed record ArticleInput
{
    public Guid Id { get; init; }

    /// <summary>The text that the editor was opened on; empty for a new article.</summary>
    public Guid? TextStamp { get; init; }

    public string? Title { get; init; }

    public string? Summary { get; init; }

    public string? Body { get; init; }

    public Guid? CategoryId { get; init; }

    public Guid? CoverId { get; init; }

    public string? CoverAlt { get; init; }

    public bool ForOffice { get; init; }

    /// <summary>An address of the writer's own; empty makes it from the title.</summary>
    public string? Slug { get; init; }
}

/// <param name="ConflictVersion">Number under which this text was kept because a newer one was there; null when it was saved.</param>
internal sealed record SaveResult(Guid Id, Guid TextStamp, int Version, DateTimeOffset SavedAt, string Slug, int? ConflictVersion = null);
