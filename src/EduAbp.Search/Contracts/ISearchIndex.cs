namespace EduAbp.Search.Contracts;

/// <summary>
/// The one index of what is public, over all units. Publishing puts a document in, taking it down removes it; doing
/// either twice changes nothing.
/// </summary>
public interface ISearchIndex
{
    Task IndexAsync(SearchDocument document, CancellationToken cancellationToken = default);

    Task RemoveAsync(string kind, Guid id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Documents that hold every word of the text, with or without its marks and the last word as a beginning;
    /// those with the very marks first.
    /// </summary>
    Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default);

    /// <summary>The newest documents of some units: what an office shows of its schools, and a school of its office.</summary>
    Task<IReadOnlyList<RecentDocument>> GetRecentAsync(RecentQuery query, CancellationToken cancellationToken = default);

    Task<int> CountRecentAsync(RecentQuery query, CancellationToken cancellationToken = default);
}
