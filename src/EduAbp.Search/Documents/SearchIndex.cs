using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Search.Contracts;
using EduAbp.Search.Data;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Search.Documents;

internal sealed class SearchIndex(SearchDbContext db, DatabaseConnections connections) : ISearchIndex, ITransientDependency
{
    // PostgreSQL keeps at most a megabyte of words for a row; nobody looks for what stands behind the hundredth page.
    private const int LongestBody = 200_000;

    public async Task IndexAsync(SearchDocument document, CancellationToken cancellationToken = default)
    {
        var entry = await db.Documents.SingleOrDefaultAsync(
            one => one.Kind == document.Kind && one.DocumentId == document.Id, cancellationToken);
        if (entry is null)
        {
            db.Documents.Add(entry = new SearchEntry
            {
                Kind = document.Kind,
                DocumentId = document.Id,
                UnitId = document.UnitId,
                Title = "",
                Summary = "",
                Body = "",
                Path = "",
                PublishedAt = document.PublishedAt,
            });
        }

        entry.UnitId = document.UnitId;
        entry.Title = VietnameseText.Normalize(document.Title);
        entry.Summary = VietnameseText.Normalize(document.Summary);
        entry.Body = Cut(VietnameseText.Normalize(document.Body));
        entry.Path = document.Path;
        entry.PublishedAt = document.PublishedAt;
        entry.Category = document.Category;
        entry.CoverPath = document.CoverPath;
        entry.CoverText = document.CoverText;
        entry.ForOffice = document.ForOffice;
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task RemoveAsync(string kind, Guid id, CancellationToken cancellationToken = default)
    {
        if (await db.Documents.SingleOrDefaultAsync(one => one.Kind == kind && one.DocumentId == id, cancellationToken) is not { } entry)
            return;
        db.Documents.Remove(entry);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellationToken = default)
    {
        var terms = SearchTerms.Parse(query.Text);
        if (terms.IsEmpty || query.Units is { Count: 0 })
            return SearchPage.Empty;
        IFullText fullText = connections.Kind == DatabaseKind.Postgres ? new PostgresFullText(db) : new SqliteFullText(db);
        var found = await fullText.FindAsync(terms, query, cancellationToken);
        return new SearchPage([.. found.Page.Select(entry => ToHit(entry, terms))], found.Total);
    }

    public async Task<IReadOnlyList<RecentDocument>> GetRecentAsync(RecentQuery query, CancellationToken cancellationToken = default) =>
        await Recent(query)
            .OrderByDescending(entry => entry.PublishedAt)
            .Skip(query.Skip)
            .Take(query.Take)
            .Select(entry => new RecentDocument(
                entry.DocumentId, entry.UnitId, entry.Title, entry.Summary, entry.Path, entry.PublishedAt, entry.Category, entry.CoverPath, entry.CoverText))
            .ToListAsync(cancellationToken);

    public Task<int> CountRecentAsync(RecentQuery query, CancellationToken cancellationToken = default) =>
        Recent(query).CountAsync(cancellationToken);

    private IQueryable<SearchEntry> Recent(RecentQuery query)
    {
        var entries = db.Documents.Where(entry => entry.Kind == query.Kind);
        if (query.OfferedOnly)
            entries = entries.Where(entry => entry.ForOffice);
        return query.Units switch
        {
            null => entries,
            { Count: 1 } one => entries.Where(entry => entry.UnitId == one.First()),
            var units => entries.Where(entry => units.Contains(entry.UnitId)),
        };
    }

    private static SearchHit ToHit(SearchEntry entry, SearchTerms terms) => new(
        entry.Kind,
        entry.DocumentId,
        entry.UnitId,
        Highlighter.Mark(entry.Title, terms),
        Highlighter.Excerpt(entry.Summary.Length > 0 && terms.AnswersAny(entry.Summary) ? entry.Summary : entry.Body, terms),
        entry.Path,
        entry.PublishedAt,
        entry.Category);

    private static string Cut(string body) => body.Length <= LongestBody ? body : body[..LongestBody];
}
