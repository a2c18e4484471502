namespace EduAbp.Search.Contracts;

/// <param name="Text">As the visitor typed it; operators in it mean nothing.</param>
/// <param name="Units">Only these units; null for all.</param>
public sealed record SearchQuery(string Text, IReadOnlyCollection<Guid>? Units, string? Kind = null, int Page = 1, int PageSize = 10);

/// <param name="Total">How many there are; counted no further than <see cref="MostCounted"/>.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, int Total)
{
    public const int MostCounted = 1000;

    public static readonly SearchPage Empty = new([], 0);

    public bool HasMore => Total > MostCounted;
}

/// <param name="Title">The title in parts, the found words marked.</param>
/// <param name="Excerpt">The part of the text around the found words.</param>
public sealed record SearchHit(
    string Kind,
    Guid Id,
    Guid UnitId,
    IReadOnlyList<TextPart> Title,
    IReadOnlyList<TextPart> Excerpt,
    string Path,
    DateTimeOffset PublishedAt,
    string? Category);

/// <summary>A stretch of original text; a page shows the matches in <c>mark</c>.</summary>
public sealed record TextPart(string Text, bool IsMatch);

/// <param name="Units">Only these units; null for all.</param>
/// <param name="OfferedOnly">Only what the units offer to their offices' portals.</param>
public sealed record RecentQuery(IReadOnlyCollection<Guid>? Units, string Kind, bool OfferedOnly = true, int Skip = 0, int Take = 10);

public sealed record RecentDocument(
    Guid Id,
    Guid UnitId,
    string Title,
    string Summary,
    string Path,
    DateTimeOffset PublishedAt,
    string? Category,
    string? CoverPath,
    string? CoverText);
