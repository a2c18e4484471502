using EduAbp.Search.Contracts;
using EduAbp.Search.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace EduAbp.Search.Documents;

/// <summary>
/// PostgreSQL: <c>Words</c> holds the words without marks, <c>ExactWords</c> with them; both are kept by the database.
/// </summary>
internal sealed class PostgresFullText(SearchDbContext db) : IFullText
{
    private const string Columns = """
        d."Number", d."Kind", d."DocumentId", d."UnitId", d."Title", d."Summary", d."Body", d."Path", d."PublishedAt", d."Category",
        d."CoverPath", d."CoverText", d."ForOffice"
        """;

    private const string Order = "ts_rank(d.\"Words\", to_tsquery('vi', @terms)) desc, d.\"PublishedAt\" desc, d.\"Number\"";

    /// <summary>
    /// What is ranked are the newest that hold the words, as many as a visitor can leaf through: words that stand in every
    /// third text of a city would else have hundreds of thousands of rows read for ten lines. Where marks were typed, the
    /// newest with the very marks are looked for by themselves, or common words would push a rare name out.
    /// </summary>
    public Task<List<SearchEntry>> FindAsync(SearchTerms terms, SearchQuery query, CancellationToken cancellationToken)
    {
        const string Exact = """d."ExactWords" @@ to_tsquery('simple', @terms)""";
        var newest = Newest("""d."Words" @@ to_tsquery('vi', @terms)""", query);
        var sql = terms.HasMarks
            ? $"""
                select {Columns} from "SearchDocuments" d
                where d."Number" in ({newest} union {Newest(Exact, query)})
                order by {Exact} desc, {Order}
                limit @take offset @skip
                """
            : $"""
                select {Columns} from "SearchDocuments" d
                where d."Number" in ({newest})
                order by {Order}
                limit @take offset @skip
                """;
        var parameters = Parameters(terms, query);
        parameters.Add(new NpgsqlParameter("ranked", SearchPage.MostCounted));
        parameters.Add(new NpgsqlParameter("take", query.PageSize));
        parameters.Add(new NpgsqlParameter("skip", (query.Page - 1) * query.PageSize));
        return db.Documents.FromSqlRaw(sql, [.. parameters]).AsNoTracking().ToListAsync(cancellationToken);
    }

    public async Task<int> CountAsync(SearchTerms terms, SearchQuery query, int most, CancellationToken cancellationToken)
    {
        var sql = $"""
            select count(*)::int as "Value" from (
                select 1 from "SearchDocuments" d where d."Words" @@ to_tsquery('vi', @terms){Conditions(query)} limit @most) found
            """;
        var parameters = Parameters(terms, query);
        parameters.Add(new NpgsqlParameter("most", most));
        return (await db.Database.SqlQueryRaw<int>(sql, [.. parameters]).ToListAsync(cancellationToken))[0];
    }

    private static string Newest(string condition, SearchQuery query) =>
        $"""(select d."Number" from "SearchDocuments" d where {condition}{Conditions(query)} order by d."PublishedAt" desc limit @ranked)""";

    // One unit by equality: only so the index over unit and words is used as one.
    private static string Conditions(SearchQuery query) =>
        (query.Units switch { null => "", { Count: 1 } => """ and d."UnitId" = @unit""", _ => """ and d."UnitId" = any(@units)""" })
        + (query.Kind is null ? "" : """ and d."Kind" = @kind""");

    private static List<NpgsqlParameter> Parameters(SearchTerms terms, SearchQuery query)
    {
        List<NpgsqlParameter> parameters = [new("terms", terms.ToTsQuery())];
        if (query.Units is { Count: 1 } unit)
            parameters.Add(new NpgsqlParameter("unit", unit.First()));
        else if (query.Units is { } units)
            parameters.Add(new NpgsqlParameter("units", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = units.ToArray() });
        if (query.Kind is { } kind)
            parameters.Add(new NpgsqlParameter("kind", kind));
        return parameters;
    }
}
