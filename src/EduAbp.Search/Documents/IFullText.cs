using EduAbp.Search.Contracts;
using EduAbp.Search.Data;

namespace EduAbp.Search.Documents;

/// <summary>Finds documents in a database's own way.</summary>
internal interface IFullText
{
    Task<FoundEntries> FindAsync(SearchTerms terms, SearchQuery query, CancellationToken cancellationToken);
}

/// <param name="Page">The page that was asked for.</param>
/// <param name="Total">How many there are, counted no further than one more than <see cref="SearchPage.MostCounted"/>.</param>
internal sealed record FoundEntries(IReadOnlyList<SearchEntry> Page, int Total);
