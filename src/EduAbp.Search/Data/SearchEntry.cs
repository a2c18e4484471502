namespace EduAbp.Search.Data;

/// <summary>
/// A public document of any unit. A host's row: it has no tenant, because what is public may be read under every unit.
/// </summary>
internal sealed class SearchEntry
{
    /// <summary>A number, because SQLite's full-text table finds its text by it.</summary>
    public long Number { get; set; }

    public required string Kind { get; set; }

    public required Guid DocumentId { get; set; }

    public required Guid UnitId { get; set; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    public required string Body { get; set; }

    public required string Path { get; set; }

    public required DateTimeOffset PublishedAt { get; set; }

    public string? Category { get; set; }

    public string? CoverPath { get; set; }

    public string? CoverText { get; set; }

    public bool ForOffice { get; set; }
}
