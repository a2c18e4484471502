using EduAbp.Search.Contracts;
using EduAbp.Search.Data;

namespace EduAbp.Search.Documents;

/// <summary>Finds documents in a database's own way.</summary>
internal interface IFullText
{
    Task<List<SearchEntry>> FindAsync(SearchTerms terms, SearchQuery query, CancellationToken cancellationToken);

    Task<int> CountAsync(SearchTerms terms, SearchQuery query, int most, CancellationToken cancellationToken);
}
