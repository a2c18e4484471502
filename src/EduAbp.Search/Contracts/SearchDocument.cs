namespace EduAbp.Search.Contracts;

/// <summary>A piece of public content as the index keeps it. What is in the index may be shown to everybody, under every unit.</summary>
/// <param name="Kind">Which module's content it is, <c>article</c>; with <paramref name="Id"/> it names the document.</param>
/// <param name="UnitId">The unit that published it.</param>
/// <param name="Body">Plain text, without markup.</param>
/// <param name="Path">Its address below the unit's, with a leading slash: <c>/tin-tuc/khai-giang</c>.</param>
/// <param name="Category">Name of its heading in the unit, shown beside the title.</param>
/// <param name="CoverPath">Address of its picture below the unit's; null for none.</param>
/// <param name="ForOffice">The unit offers it to the portals of its offices.</param>
public sealed record SearchDocument(
    string Kind,
    Guid Id,
    Guid UnitId,
    string Title,
    string Summary,
    string Body,
    string Path,
    DateTimeOffset PublishedAt,
    string? Category = null,
    string? CoverPath = null,
    string? CoverText = null,
    bool ForOffice = false);
