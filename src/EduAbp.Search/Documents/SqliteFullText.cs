using System.Text.Json;
using EduAbp.Search.Contracts;
using EduAbp.Search.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Search.Documents;

/// <summary>
/// SQLite: the FTS5 table <c>SearchWords</c>, filled by triggers, folds everything but the bar of đ; triggers and query
/// fold that. Whether a text has the very marks is asked of this program, row by row, only when marks were typed.
/// </summary>
internal sealed class SqliteFullText(SearchDbContext db) : IFullText
{
    public async Task<FoundEntries> FindAsync(SearchTerms terms, SearchQuery query, CancellationToken cancellationToken)
    {
        var exactFirst = "";
        if (terms.HasMarks)
        {
            ((SqliteConnection)db.Database.GetDbConnection()).CreateFunction(
                "has_exact_words", (string title, string summary, string body) => terms.AreExactlyIn($"{title} {summary} {body}"));
            exactFirst = """ has_exact_words(d."Title", d."Summary", d."Body") desc,""";
        }

        var sql = $"""
            select d.* from "SearchWords" join "SearchDocuments" d on d."Number" = "SearchWords".rowid
            where "SearchWords" match $terms{Conditions(query)}
            order by{exactFirst} bm25("SearchWords", 10.0, 4.0, 1.0), d."PublishedAt" desc, d."Number"
            limit $take offset $skip
            """;
        var parameters = Parameters(terms, query);
        parameters.Add(new SqliteParameter("$take", query.PageSize));
        parameters.Add(new SqliteParameter("$skip", (query.Page - 1) * query.PageSize));
        var page = await db.Documents.FromSqlRaw(sql, [.. parameters]).AsNoTracking().ToListAsync(cancellationToken);
        var total = page.Count < query.PageSize && (page.Count > 0 || query.Page == 1)
            ? ((query.Page - 1) * query.PageSize) + page.Count
            : await CountAsync(terms, query, SearchPage.MostCounted + 1, cancellationToken);
        return new FoundEntries(page, total);
    }

    private async Task<int> CountAsync(SearchTerms terms, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        var sql = $"""
            select count(*) as "Value" from (
                select 1 from "SearchWords" join "SearchDocuments" d on d."Number" = "SearchWords".rowid
                where "SearchWords" match $terms{Conditions(query)} limit $most)
            """;
        var parameters = Parameters(terms, query);
        parameters.Add(new SqliteParameter("$most", most));
        return (await db.Database.SqlQueryRaw<int>(sql, [.. parameters]).ToListAsync(cancellationToken))[0];
    }

    private static string Conditions(SearchQuery query) =>
        (query.Units is null ? "" : """ and d."UnitId" in (select value from json_each($units))""")
        + (query.Kind is null ? "" : """ and d."Kind" = $kind""");

    private static List<SqliteParameter> Parameters(SearchTerms terms, SearchQuery query)
    {
        List<SqliteParameter> parameters = [new("$terms", terms.ToFts5())];
        if (query.Units is { } units)
            parameters.Add(new SqliteParameter("$units", JsonSerializer.Serialize(units.Select(unit => unit.ToString().ToUpperInvariant()))));
        if (query.Kind is { } kind)
            parameters.Add(new SqliteParameter("$kind", kind));
        return parameters;
    }
}
