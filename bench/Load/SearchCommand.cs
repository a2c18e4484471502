using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace EduAbp.Bench.Load;

/// <summary>
/// Fills the index with invented articles of all units, then asks as visitors do, by the page: rare words, common ones and
/// very common ones, with marks and without, in one school, at an office and in the whole city.
/// </summary>
internal static class SearchCommand
{
    private const int Batch = 20_000;

    // In every text of a school; the first ones in nearly all.
    private static readonly string[] Common =
        "học sinh trường của và các thầy cô em năm lớp giáo dục đào tạo phụ huynh tổ chức thông báo kế hoạch hoạt động thi giỏi tuyển khai giảng bóng đá văn nghệ thể thao thư viện đọc sách môi xanh an toàn giao"
            .Split(' ');

    private static readonly string[] Others = MakeWords();

    // What is typed, and how common it is.
    private static readonly (string Kind, string[] Queries)[] Asked =
    [
        ("very common, without marks", ["hoc sinh", "truong", "hoc sinh truong", "cac thay", "hoc", "sinh cua truong"]),
        ("very common, with marks", ["học sinh", "trường", "học sinh trường", "các thầy", "học", "sinh của trường"]),
        ("common", ["thư viện xanh", "bóng đá giỏi", "khai giảng an", "van nghe the thao", "doc sach moi", "tuyển sinh"]),
        ("one common, one rare", [$"học {Others[2900]}", $"truong {Others[2400]}", $"sinh {Others[2950]}", $"các {Others[2980]}", $"hoc sinh {Others[2800]}"]),
        ("rare", [$"{Others[2900]} {Others[2950]}", $"{Others[2990]}", $"{Others[2700]} {Others[2600]}", $"{Others[2995]} {Others[2100]}"]),
        ("beginning of a word", ["hoc s", "tru", "thông b", "th", "giáo d"]),
    ];

    /// <param name="arguments">Owner's connection, number of articles, address of the city's page, of an office's and of a school's.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (connection, count) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture));
        await FillAsync(connection, count);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} articles; the search page as a visitor gets it, not cached."));
        Console.WriteLine();
        Console.WriteLine("| words | where | answers | p50 ms | p99 ms | longest |");
        Console.WriteLine("|---|---|---|---|---|---|");
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        foreach (var (where, address) in new[] { ("city", arguments[2]), ("office of 140 schools", arguments[3]), ("school", arguments[4]) })
        {
            foreach (var (kind, queries) in Asked)
            {
                var times = new List<double>();
                for (var round = 0; round < 8; round++)
                {
                    foreach (var query in queries)
                    {
                        var began = Stopwatch.GetTimestamp();
                        using var answer = await client.GetAsync($"{address}/tim-kiem?q={Uri.EscapeDataString(query)}&{Guid.NewGuid():N}");
                        answer.EnsureSuccessStatusCode();
                        await answer.Content.ReadAsByteArrayAsync();
                        // The first round warms what the second reads.
                        if (round > 0)
                            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    }
                }

                times.Sort();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {kind} | {where} | {times.Count} | **{At(times, 0.5):0.0}** | {At(times, 0.99):0.0} | {times[^1]:0.0} |"));
            }
        }

        return 0;
    }

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    private static async Task FillAsync(string connectionString, int count)
    {
        await using var database = new NpgsqlConnection(connectionString);
        await database.OpenAsync();
        var units = new List<Guid>();
        await using (var command = new NpgsqlCommand("""select "Id" from "Units" order by "Id" """, database))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                units.Add(reader.GetGuid(0));
        }

        // Filled row by row they take hours; made at the end, minutes.
        var indexes = new List<(string Name, string Definition)>();
        await using (var command = new NpgsqlCommand("select indexname, indexdef from pg_indexes where tablename = 'SearchDocuments' and indexdef like '% gin %'", database))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        var watch = Stopwatch.StartNew();
        foreach (var (name, _) in indexes)
            await DoAsync(database, $"drop index \"{name}\"");
        var random = new Random(7);
        var start = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var done = 0; done < count;)
        {
            // Two connections, since the database makes the words of each row as it comes.
            var portions = Enumerable.Range(0, 2)
                .Select(portion => (From: done + (portion * Batch), Seed: random.Next()))
                .Where(portion => portion.From < count)
                .Select(portion => Task.Run(() => CopyAsync(connectionString, units, start, portion.From, Math.Min(Batch, count - portion.From), count, portion.Seed)))
                .ToList();
            await Task.WhenAll(portions);
            done += 2 * Batch;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(done, count):N0} articles after {watch.Elapsed.TotalSeconds:0} s"));
        }

        await DoAsync(database, "set maintenance_work_mem = '1GB'");
        foreach (var (_, definition) in indexes)
            await DoAsync(database, definition);
        await DoAsync(database, "vacuum analyze \"SearchDocuments\"");
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"indexed after {watch.Elapsed.TotalSeconds:0} s"));
    }

    private static async Task CopyAsync(string connectionString, List<Guid> units, DateTime start, int from, int count, int all, int seed)
    {
        var random = new Random(seed);
        await using var database = new NpgsqlConnection(connectionString);
        await database.OpenAsync();
        await using var rows = await database.BeginBinaryImportAsync(
            """copy "SearchDocuments" ("Kind", "DocumentId", "UnitId", "Title", "Summary", "Body", "Path", "PublishedAt", "ForOffice") from stdin (format binary)""");
        var step = TimeSpan.FromDays(6 * 365) / all;
        for (var number = from; number < from + count; number++)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync("article", NpgsqlDbType.Varchar);
            await rows.WriteAsync(Guid.NewGuid(), NpgsqlDbType.Uuid);
            await rows.WriteAsync(units[random.Next(units.Count)], NpgsqlDbType.Uuid);
            await rows.WriteAsync(Words(random, 9), NpgsqlDbType.Varchar);
            await rows.WriteAsync(Words(random, 25), NpgsqlDbType.Text);
            await rows.WriteAsync(Words(random, 150), NpgsqlDbType.Text);
            await rows.WriteAsync($"/tin-tuc/do-{number}", NpgsqlDbType.Varchar);
            await rows.WriteAsync(start + (step * number), NpgsqlDbType.TimestampTz);
            await rows.WriteAsync(false, NpgsqlDbType.Boolean);
        }

        await rows.CompleteAsync();
    }

    private static string Words(Random random, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(i == 0 ? "" : " ").Append(random.NextDouble() < 0.45
                ? Common[(int)(Common.Length * Math.Pow(random.NextDouble(), 1.5))]
                : Others[(int)(Others.Length * Math.Pow(random.NextDouble(), 2))]);
        return text.ToString();
    }

    private static string[] MakeWords()
    {
        string[] heads = ["", .. "b c ch d đ g gh gi h k kh l m n ng nh ph q r s t th tr v x".Split(' ')];
        var tails = "ai ài ải ao ăm ăng âm ân ận âu ay ây eo êm ên ênh ich inh iên iệt oa oan oanh ôi ông ộng ơi ơn ua uân ung ước ương ượng uy uyên uyết yêu ất ặc ọc ục ựng ữa ừa úp ốt ôn ơm ếp ấp át ang anh ánh".Split(' ');
        var (random, words) = (new Random(11), new List<string>());
        foreach (var head in heads)
        {
            foreach (var tail in tails)
                words.Add(head + tail);
        }

        // Two syllables in one stand for names and foreign words.
        while (words.Count < 3_000)
            words.Add(words[random.Next(1_000)] + words[random.Next(1_000)]);
        var made = words.Distinct().ToArray();
        random.Shuffle(made);
        return [.. made, .. Enumerable.Range(made.Length, Math.Max(0, 3_000 - made.Length)).Select(number => $"từ{number}")];
    }

    private static async Task DoAsync(NpgsqlConnection database, string sql)
    {
        await using var command = new NpgsqlCommand(sql, database) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
