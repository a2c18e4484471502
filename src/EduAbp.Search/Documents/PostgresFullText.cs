using System.Globalization;
using EduAbp.Search.Contracts;
using EduAbp.Search.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace EduAbp.Search.Documents;

/// <summary>
/// PostgreSQL: <c>Words</c> holds the words without marks, <c>ExactWords</c> with them; both are kept by the database.
/// </summary>
/// <remarks>
/// What is ranked are the newest that hold the words, as many as a visitor can leaf through: words that stand in every
/// third text of a city would else have hundreds of thousands of rows read for ten lines. There are two ways to the newest:
/// walking from the newest text back meets common words at once, the index of words knows where rare ones stand. PostgreSQL
/// does not reckon what it costs to read a row's words, nor what an unfinished word costs in the index, so a sample of
/// texts decides here.
/// </remarks>
internal sealed class PostgresFullText(SearchDbContext db) : IFullText
{
    // One more than is counted says that there are more.
    private const int Ranked = SearchPage.MostCounted + 1;

    private const int Sample = 200;

    // Where a fifth of the texts hold the words, five thousand are walked to find a thousand; the index is no faster there.
    private const double Common = 0.2;

    // Below it the sample says little: what is rarer is first looked for in as many texts as this would take. Words that none
    // of the sample holds are looked for in all texts at once.
    private const double Rare = 0.01;

    // The pace at which a city writes is taken from so many texts.
    private const int Paced = 5000;

    // So few units have so few texts that all of them can be walked; among so many the index over units is of no help.
    private const int FewUnits = 4;
    private const int ManyUnits = 500;

    private const string Columns = """d."Number", d."PublishedAt", d."Words" """;

    public async Task<FoundEntries> FindAsync(SearchTerms terms, SearchQuery query, CancellationToken cancellationToken)
    {
        var (words, exact) = await ChooseAsync(terms, query, cancellationToken);

        // Where marks were typed, the newest with the very marks are looked for by themselves, or common words would push a
        // rare name out. They come first: where they fill all pages, the others are not looked for, and where they fill the
        // page that was asked for, the others need no rank.
        var rank = $"""ts_rank("Words", {words.Query("@terms")})""";
        if (terms.HasMarks)
            rank = $"""case when "IsExact" or count(*) filter (where "IsExact") over () < {query.Page * query.PageSize} then {rank} end""";
        var found = terms.HasMarks
            ? $"""
                with exact as materialized ({Newest(exact, query)}), loose as materialized ({Newest(words, query)})
                select exact.*, true as "IsExact" from exact
                union all
                select loose.*, false from loose where (select count(*) from exact) < {Ranked} and "Number" not in (select "Number" from exact)
                """
            : $"""select found.*, false as "IsExact" from ({Newest(words, query)}) found""";
        var numbers = await ReadAsync<long>(
            $"""
            select "Number" as "Value" from ({found}) found
            order by "IsExact" desc, {rank} desc, "PublishedAt" desc, "Number"
            """,
            terms,
            query,
            cancellationToken);
        var page = numbers.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).ToList();
        var entries = page.Count == 0
            ? []
            : await db.Documents.AsNoTracking().Where(entry => page.Contains(entry.Number)).ToListAsync(cancellationToken);
        return new FoundEntries([.. entries.OrderBy(entry => page.IndexOf(entry.Number))], Math.Min(numbers.Count, Ranked));
    }

    private async Task<(Way Words, Way Exact)> ChooseAsync(SearchTerms terms, SearchQuery query, CancellationToken cancellationToken)
    {
        var (words, exact) = (new Way("Words", "vi"), new Way("ExactWords", "simple"));
        if (query.Units is { Count: <= FewUnits })
            return (words, exact);
        var (texts, older) = query.Units is { Count: <= ManyUnits } units
            ? ($"""
                select d.* from unnest(@units) as unit cross join lateral (
                    select * from "SearchDocuments" where "UnitId" = unit order by "PublishedAt" desc limit {(Sample / units.Count) + 1}) d
                """, "null::timestamptz")
            : ($"""select * from "SearchDocuments" order by "PublishedAt" desc limit {Sample}""",
                $"""(select "PublishedAt" from "SearchDocuments" order by "PublishedAt" desc limit 1 offset {Paced})""");
        var sampled = (await ReadAsync<Sampled>(
            $"""
            select {Share(words, "@terms")} as "Words", {Share(words, "@last")} as "WordsLast",
                {(terms.HasMarks ? Share(exact, "@terms") : "0::float8")} as "Exact", {(terms.HasMarks ? Share(exact, "@last") : "0::float8")} as "ExactLast",
                min(d."PublishedAt") as "Newer", {older} as "Older"
            from ({texts}) d
            """,
            terms,
            query,
            cancellationToken))[0];
        return (Choose(words, sampled.Words, sampled.WordsLast), Choose(exact, sampled.Exact, sampled.ExactLast));

        string Share(Way way, string asked) => $"coalesce(avg(({way.Holds(asked)}{Conditions(query)})::int), 0)::float8";

        // A third more texts than it takes if the sample is right.
        Way Choose(Way way, double share, double shareOfLast) => share >= Common
            ? way
            : way with
            {
                Walks = false,
                IsLastCommon = shareOfLast >= Common && terms.Words.Count > 1,
                Since = share > 0 ? sampled.Since(Ranked * 1.3 / Math.Max(share, Rare)) : null,
            };
    }

    private static string Newest(Way way, SearchQuery query)
    {
        var holds = way.Holds("@terms") + Conditions(query);
        if (way.Walks)
        {
            // A call, not the operator: the index of words is not to be taken. Units have their texts put in order by an index
            // that holds nothing else, and only then are rows read.
            return query.Units is { Count: <= ManyUnits }
                ? $"""
                    select {Columns}
                    from (select "Number", "PublishedAt" from "SearchDocuments" where "UnitId" = any(@units) order by "PublishedAt" desc offset 0) newest
                    cross join lateral (select * from "SearchDocuments" d where d."Number" = newest."Number" and {holds} offset 0) d
                    order by newest."PublishedAt" desc limit {Ranked}
                    """
                : $"""select {Columns} from "SearchDocuments" d where {way.Matches("@terms")}{Conditions(query)} order by d."PublishedAt" desc limit {Ranked}""";
        }

        if (way.IsLastCommon)
            holds = $"""{way.Holds("@finished")} and {way.Matches("@terms")}{Conditions(query)}""";

        // Not ordered by the column itself: its index is not to be taken.
        string ByWords(string when) =>
            $"""select {Columns} from "SearchDocuments" d where {holds}{when} order by d."PublishedAt" + interval '0' desc limit {Ranked}""";
        if (way.Since is not { } since)
            return ByWords("");
        var day = since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"""
            ({ByWords($""" and (d."PublishedAt" at time zone 'UTC')::date >= date '{day}'""")})
            union all
            ({ByWords($""" and d."PublishedAt" < timestamptz '{day} 00:00Z'""")})
            limit {Ranked}
            """;
    }

    private static string Conditions(SearchQuery query) =>
        (query.Units is null ? "" : """ and d."UnitId" = any(@units)""") + (query.Kind is null ? "" : """ and d."Kind" = @kind""");

    private Task<List<T>> ReadAsync<T>(string sql, SearchTerms terms, SearchQuery query, CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<T>(
            sql,
            new NpgsqlParameter("terms", terms.ToTsQuery(..)),
            new NpgsqlParameter("finished", terms.ToTsQuery(..^1)),
            new NpgsqlParameter("last", terms.ToTsQuery(^1..)),
            new NpgsqlParameter("units", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = query.Units?.ToArray() ?? [] },
            new NpgsqlParameter("kind", query.Kind ?? "")).ToListAsync(cancellationToken);

    /// <summary>How the newest texts with the words in one column are come by.</summary>
    /// <param name="Walks">From the newest text back; else by the index of words.</param>
    /// <param name="IsLastCommon">The last word, a beginning, stands for so many words that the index is asked for the others only.</param>
    /// <param name="Since">The index is first asked for texts since that day, which are likely to be enough.</param>
    private sealed record Way(string Column, string Configuration, bool Walks = true, bool IsLastCommon = false, DateOnly? Since = null)
    {
        public string Holds(string asked) => $"""d."{Column}" @@ {Query(asked)}""";

        /// <summary>The same, but no index answers it.</summary>
        public string Matches(string asked) => $"""ts_match_vq(d."{Column}", {Query(asked)})""";

        // Selected: made once, not for each row, and the plan never depends on the words.
        public string Query(string asked) => $"(select to_tsquery('{Configuration}', {asked}))";
    }

    /// <summary>
    /// Which parts of the sample hold all words and a beginning like the last; the date of its oldest text, and where a whole
    /// city is sampled that of a text further back.
    /// </summary>
    private sealed record Sampled(double Words, double WordsLast, double Exact, double ExactLast, DateTimeOffset? Newer, DateTimeOffset? Older)
    {
        private const double MostDays = 36_500;

        /// <summary>The day since which there are about as many texts.</summary>
        public DateOnly? Since(double texts) => Older is { } older && Newer is { } newer
            ? DateOnly.FromDateTime(older.UtcDateTime.AddDays(-Math.Clamp((newer - older).TotalDays / (Paced - Sample) * (texts - Paced), 0, MostDays)))
            : null;
    }
}
