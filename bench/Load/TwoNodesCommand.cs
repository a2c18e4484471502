using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;

namespace EduAbp.Bench.Load;

/// <summary>
/// Works through a proxy on two servers as editors and a head of the board do, kills one server in the middle, and
/// counts what was lost and what was doubled. Every third article is approved for a moment after the kill, so that its timer
/// outlives the server. A request that was not answered is sent again, as a person would.
/// </summary>
internal sealed partial class TwoNodesCommand(Uri proxy, Uri first, Uri second, int victim, string database, string mailFolder, string logFolder)
{
    private const string School = "/can-gio/thcs-binh-khanh";
    private const string Password = "RungSac.Mau.2026";
    private const int Rounds = 10;
    private const int Workers = 4;
    private const int ArticlesEach = 15;
    private const int VisibleWithinMilliseconds = 1000;

    // Nothing was lost or doubled, but the machine was slower than promised; only a quiet one says much.
    private const int TooLate = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(30);

    private readonly string _run = Guid.NewGuid().ToString("N")[..6];
    private int _unanswered;
    private int _published;
    private int _scheduled;
    private DateTimeOffset _lastDue;

    public static Task<int> RunAsync(string[] arguments) => arguments is [var proxy, var first, var second, var victim, var database, var mails, var logs]
        ? new TwoNodesCommand(new Uri(proxy), new Uri(first), new Uri(second), int.Parse(victim, CultureInfo.InvariantCulture), database, mails, logs).RunAsync()
        : throw new ArgumentException("two-nodes PROXY FIRST SECOND PID-OF-FIRST DATABASE MAILS LOGS");

    private async Task<int> RunAsync()
    {
        var delays = await VisibleAsync();
        Console.WriteLine($"An edit is visible on the other node after {delays[delays.Count / 2]:0} ms (median of {delays.Count}, at most {delays[^1]:0} ms); must: {VisibleWithinMilliseconds:N0} ms.");

        var titles = new List<string>[Workers];
        var work = Enumerable.Range(0, Workers).Select(async worker => titles[worker] = await WorkAsync(worker)).ToList();
        var third = Workers * ArticlesEach / 3;
        while (Volatile.Read(ref _published) < third && !work.Exists(one => one.IsFaulted))
            await Task.Delay(5);
        using (var server = Process.GetProcessById(victim))
            server.Kill();
        var (killedAfter, killedAt) = (Volatile.Read(ref _published), DateTimeOffset.UtcNow);
        await Task.WhenAll(work);
        var all = titles.SelectMany(one => one).ToList();
        Console.WriteLine($"{all.Count} articles written, handed in and approved by {Workers} people at once, {_scheduled} of them for {Ahead.TotalSeconds:0} s later; one server was killed after {killedAfter}; {_unanswered} requests went unanswered and were sent again.");

        var faults = await CountAsync(all) + await CountCalendarAsync(killedAt) + Say("Edits that were never seen", delays.Count(delay => delay >= Patience.TotalMilliseconds));
        var late = Say("Edits that were seen too late", delays.Count(delay => delay > VisibleWithinMilliseconds));
        return faults > 0 ? 1 : late > 0 ? TooLate : 0;
    }

    /// <summary>From the answer to the approval until the list of news of each node shows the article, with page caches on.</summary>
    private async Task<List<double>> VisibleAsync()
    {
        var (editor, head) = (await SignInAsync("bientap"), await SignInAsync("truongban"));
        using var visitor = new HttpClient();
        var delays = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var title = $"Hai máy {_run} lần {round}";
            foreach (var node in (Uri[])[first, second])
                await visitor.GetStringAsync(new Uri(node, $"{School}/tin-tuc"));
            var id = await HandInAsync(editor, title);
            await ApproveAsync(head, id);
            var watch = Stopwatch.StartNew();
            foreach (var node in (Uri[])[second, first])
            {
                while (!(await visitor.GetStringAsync(new Uri(node, $"{School}/tin-tuc"))).Contains(title, StringComparison.Ordinal) && watch.Elapsed < Patience)
                    await Task.Delay(5);
            }

            delays.Add(watch.Elapsed.TotalMilliseconds);
        }

        delays.Sort();
        return delays;
    }

    private async Task<List<string>> WorkAsync(int worker)
    {
        var (editor, head) = (await SignInAsync("bientap"), await SignInAsync("truongban"));
        var titles = new List<string>();
        for (var number = 0; number < ArticlesEach; number++)
        {
            var title = $"Bài {_run} {worker} số {number}";
            await ApproveAsync(head, await HandInAsync(editor, title), later: number % 3 == 2);
            titles.Add(title);
            Interlocked.Increment(ref _published);
        }

        return titles;
    }

    private async Task<HttpClient> SignInAsync(string person)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = proxy, Timeout = TimeSpan.FromSeconds(20) };
        await AgainAsync(async () =>
        {
            var answer = await PostAsync(client, "/dang-nhap", "/dang-nhap", _ => new() { ["Email"] = $"{person}@thcs-binh-khanh.can-gio.example.edu.vn", ["Password"] = Password });
            return answer == HttpStatusCode.Redirect;
        });
        return client;
    }

    private async Task<Guid> HandInAsync(HttpClient editor, string title)
    {
        var id = Guid.CreateVersion7();
        var page = $"{School}/quan-tri/bai-viet/{id}";
        await AgainAsync(async () =>
        {
            var answer = await PostAsync(editor, $"{page}?moi=true", $"{page}?handler=Submit", html => new()
            {
                ["Input.Title"] = title,
                ["Input.Summary"] = "Tóm tắt của bài.",
                ["Input.Body"] = "<p>Nội dung của bài.</p>",
                ["Input.CategoryId"] = Category().Match(html).Groups["id"].Value,
                ["Input.TextStamp"] = Stamp().Match(html).Groups["stamp"].Value,
            });
            // Sent again after an answer that got lost: it is with the board already.
            return answer == HttpStatusCode.Redirect || await StateAsync(id) is "Submitted";
        });
        return id;
    }

    private async Task ApproveAsync(HttpClient head, Guid id, bool later = false)
    {
        var page = $"{School}/quan-tri/bai-viet/{id}/duyet";
        await AgainAsync(async () =>
        {
            var answer = await PostAsync(head, page, $"{page}?handler=Decide", _ => later ? Schedule() : new() { ["Decision"] = "now" });
            return answer == HttpStatusCode.Redirect || await StateAsync(id) is "Approved" or "Scheduled" or "Published";
        });
        if (later)
            Interlocked.Increment(ref _scheduled);
    }

    /// <summary>The form's date and time are Vietnam's.</summary>
    private Dictionary<string, string> Schedule()
    {
        var due = DateTimeOffset.UtcNow.Add(Ahead);
        lock (_run)
            _lastDue = due > _lastDue ? due : _lastDue;
        var local = due.ToOffset(TimeSpan.FromHours(7));
        return new()
        {
            ["Decision"] = "schedule",
            ["PublishAt"] = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["PublishTime"] = local.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Nothing was answered, or the task is not open yet: once more, as a person would.</summary>
    private async Task AgainAsync(Func<Task<bool>> act)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await act())
                    return;
            }
            catch (Exception unanswered) when (unanswered is HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref _unanswered);
            }

            if (patience.Elapsed > TimeSpan.FromMinutes(3))
                throw new TimeoutException("The work could not be done within three minutes.");
            await Task.Delay(50);
        }
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string form, string action, Func<string, Dictionary<string, string>> fields)
    {
        using var page = await client.GetAsync(form);
        if (!page.IsSuccessStatusCode)
            return (int)page.StatusCode >= 500 ? throw new HttpRequestException(page.StatusCode.ToString()) : page.StatusCode;
        var html = await page.Content.ReadAsStringAsync();
        var values = fields(html);
        values["__RequestVerificationToken"] = Token().Match(html).Groups["token"].Value;
        using var content = new FormUrlEncodedContent(values);
        using var answer = await client.PostAsync(action, content);
        return (int)answer.StatusCode >= 500 ? throw new HttpRequestException(answer.StatusCode.ToString()) : answer.StatusCode;
    }

    private async Task<int> CountAsync(List<string> titles)
    {
        var watch = Stopwatch.StartNew();
        const string Left = """select count(*) from "AbpOutbox" where "DoneAt" is null and "FailedAt" is null and "DueAt" <= now()""";
        while ((DateTimeOffset.UtcNow < _lastDue || await AskAsync(Left) > 0) && watch.Elapsed < TimeSpan.FromMinutes(3))
            await Task.Delay(200);
        Console.WriteLine($"All that was begun was done {watch.Elapsed.TotalSeconds:0} s after the last answer (what the killed server had taken is free after its lease of 60 s).");

        var published = """select "Id" from "WebsiteArticles" where "State" = 'Published' and "Title" = any(@titles)""";
        var faults = 0L;
        faults += Say("Articles lost", titles.Count - await AskAsync($"select count(*) from ({published}) p", titles));
        faults += Say("Articles doubled", await AskAsync("""select count(*) from (select "Title" from "WebsiteArticles" where "Title" = any(@titles) group by 1 having count(*) > 1) d""", titles));
        faults += Say("Events and jobs lost", await AskAsync(Left));
        faults += Say("Events and jobs given up", await AskAsync("""select count(*) from "AbpOutbox" where "FailedAt" is not null"""));
        faults += Say("Publications lost or doubled", await AskAsync(
            $"""select count(*) from ({published}) p where 1 <> (select count(*) from "AbpOutbox" o where o."Name" = 'Website.ArticlePublished' and o."Payload" like '%' || p."Id"::text || '%')""", titles));
        faults += Say("Search entries lost or doubled", await AskAsync(
            $"""select count(*) from ({published}) p where 1 <> (select count(*) from "SearchDocuments" d where d."DocumentId" = p."Id")""", titles));
        faults += Say("Notices lost or doubled", await AskAsync(
            """select count(*) from unnest(@titles) t where 1 <> (select count(*) from "NotificationsNotices" n where n."Template" = 'Website.ArticlePublished' and n."Data"::jsonb ->> 'Title' = t)""", titles));
        faults += Say("Letters not sent", await AskAsync("""select count(*) from "NotificationsLetters" where "State" <> 'Sent'"""));
        var ids = Directory.GetFiles(mailFolder, "*.eml").Select(file => MessageId().Match(File.ReadAllText(file)).Value).ToList();
        faults += Say("Letters lost or doubled", Math.Abs(ids.Distinct().Count() - await AskAsync("""select count(*) from "NotificationsLetters" """)));
        Console.WriteLine($"Letters that left twice under one Message-ID (one letter to its reader): {ids.Count - ids.Distinct().Count()}");
        return (int)faults;
    }

    /// <summary>What the calendar runs every minute ran once each time, whoever of the two did it, and goes on with the one that is left.</summary>
    private async Task<long> CountCalendarAsync(DateTimeOffset killedAt)
    {
        List<DateTimeOffset> runs;
        var watch = Stopwatch.StartNew();
        while (true)
        {
            runs = [.. Directory.GetFiles(logFolder, "server-*.log").SelectMany(file => CalendarRun().Matches(ReadShared(file)))
                .Select(match => DateTimeOffset.Parse(match.Groups["due"].Value, CultureInfo.InvariantCulture))];
            if (runs.Exists(due => due > killedAt) || watch.Elapsed > TimeSpan.FromMinutes(3))
                break;
            await Task.Delay(500);
        }

        Console.WriteLine($"The calendar's work of every minute ran {runs.Count} times on the two.");
        return Say("Calendar runs doubled", runs.Count - runs.Distinct().Count())
            + Say("Calendar work that stopped with the killed server", runs.Exists(due => due > killedAt) ? 0 : 1);
    }

    /// <summary>Its server goes on writing it.</summary>
    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static long Say(string what, long count)
    {
        Console.WriteLine($"{what}: {count}");
        return count;
    }

    private async Task<string?> StateAsync(Guid id)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""select "State" from "WebsiteArticles" where "Id" = $1""", connection) { Parameters = { new() { Value = id } } };
        return await command.ExecuteScalarAsync() as string;
    }

    private async Task<long> AskAsync(string sql, List<string>? titles = null)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        if (titles is not null)
            command.Parameters.AddWithValue("titles", titles.ToArray());
        return (long)(await command.ExecuteScalarAsync())!;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""name="Input\.CategoryId">.*?<option[^>]*value="(?<id>[0-9a-f-]{36})""", RegexOptions.Singleline)]
    private static partial Regex Category();

    [GeneratedRegex("""name="Input\.TextStamp"[^>]*value="(?<stamp>[0-9a-f-]{36})""")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"SecurityAlertWorker begins, due (?<due>\S+)")]
    private static partial Regex CalendarRun();

    [GeneratedRegex("^Message-ID:.*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
