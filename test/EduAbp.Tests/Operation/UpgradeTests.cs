using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Architecture;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Operation;

/// <summary>The previous commit's program fills a database; this one takes it over.</summary>
[Trait("Category", "Long")]
public sealed partial class UpgradeTests
{
    private const string School = "/can-gio/thcs-binh-khanh";

    private static readonly Lazy<Task<string>> Previous = new(PublishPreviousAsync);

    [Theory, OnBothDatabases]
    public async Task A_filled_database_of_the_previous_commit_is_migrated_and_served(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var data = Directory.CreateTempSubdirectory("eduabp-upgrade-").FullName;
        string[] settings = [.. database.Settings, $"--Blobs:Path={data}/blobs", $"--DataProtection:Path={data}/keys"];
        await using (var before = new HostProcess(settings, await Previous.Value))
        {
            (await before.RunAsync("migrate")).ShouldBe(0, before.Log);
            (await before.RunAsync("seed")).ShouldBe(0, before.Log);
        }

        await using var after = new HostProcess(settings);
        (await after.RunAsync("migrate")).ShouldBe(0, after.Log);
        (await after.RunAsync("verify")).ShouldBe(0, after.Log);
        await after.ServeAsync();

        using var visitor = new HttpClient { BaseAddress = new Uri(after.Address) };
        foreach (var address in (string[])["/", "/don-vi", "/can-gio", "/can-gio/thcs-binh-khanh", "/can-gio/thcs-binh-khanh/tin-tuc", "/can-gio/thcs-binh-khanh/rss.xml", "/tim-kiem?q=hoc+sinh", "/dang-nhap"])
            (await visitor.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        (await visitor.GetStringAsync("/can-gio/thcs-binh-khanh/tin-tuc")).ShouldContain("/can-gio/thcs-binh-khanh/tin-tuc/", Case.Sensitive, "the articles are still there");
        await OpenFileAsync(visitor);
        await WorkAsync(after.Address, "quantri", ReadMembersAsync);
        await WorkAsync(after.Address, "gv01", EnterMarkAsync);
        await after.KillAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A picture of the media library, as the previous program stored it.</summary>
    private static async Task OpenFileAsync(HttpClient visitor)
    {
        var address = MediaFile().Match(await visitor.GetStringAsync(School + "/tin-tuc")).Value;
        address.ShouldNotBeEmpty("the news have their pictures");
        using var file = await visitor.GetAsync(address);
        file.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        (await file.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(500);
    }

    /// <summary>Signs in with the password of before, opens the desk, does something there, signs out.</summary>
    private static async Task WorkAsync(string address, string name, Func<HttpClient, Task> workAsync)
    {
        using var person = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        using var signedIn = await PostAsync(person, "/dang-nhap", ("Email", $"{name}@thcs-binh-khanh.can-gio.example.edu.vn"), ("Password", "RungSac.Mau.2026"));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{name}: {await signedIn.Content.ReadAsStringAsync()}");
        (await person.GetAsync($"{School}/quan-tri")).StatusCode.ShouldBe(HttpStatusCode.OK, name);
        await workAsync(person);
        (await PostAsync(person, "/dang-xuat")).StatusCode.ShouldBe(HttpStatusCode.Redirect, name);
        (await person.GetAsync($"{School}/quan-tri")).StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{name} has left");
    }

    private static async Task ReadMembersAsync(HttpClient person) =>
        (await person.GetAsync($"{School}/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.OK);

    private static async Task EnterMarkAsync(HttpClient person)
    {
        foreach (Match link in Book().Matches(await person.GetStringAsync($"{School}/quan-tri/so-diem")))
        {
            var page = await person.GetStringAsync($"{School}/quan-tri/so-diem/{link.Groups[1].Value}");
            var api = $"{School}/api/student-records/gradebooks/{link.Groups[1].Value}";
            var book = await BookAsync();
            var columns = book["columns"]!.AsArray();
            var open = columns.Select((column, place) => (Code: (string)column!["code"]!, IsOpen: !(bool)column["isLocked"]! && (string?)column["scale"] == "score", Place: place)).FirstOrDefault(column => column.IsOpen);
            if (open.Code is null)
                continue;
            var row = book["rows"]![0]!;
            var cell = row["cells"]![open.Place]!;
            var mark = (string?)cell["text"] == "9,5" ? "8,5" : "9,5";
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{api}/cells")
            {
                Content = JsonContent.Create(new { batchId = Guid.CreateVersion7(), cells = new[] { new { pupilId = (Guid)row["pupilId"]!, column = open.Code, value = mark, version = (int)cell["version"]! } } }),
            };
            request.Headers.Add("RequestVerificationToken", GridToken().Match(page).Groups[1].Value);
            using var answer = await person.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            ((string)(await BookAsync())["rows"]![0]!["cells"]![open.Place]!["text"]!).ShouldBe(mark);
            return;

            async Task<JsonNode> BookAsync() => JsonNode.Parse(await person.GetStringAsync(api))!;
        }

        Assert.Fail("No book has an open column.");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient person, string path, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await person.GetStringAsync(path)).Groups[1].Value;
        return await person.PostAsync(path, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2))));
    }

    [GeneratedRegex("/can-gio/thcs-binh-khanh/tep/[0-9a-f-]+/[^\"\\s,]+")]
    private static partial Regex MediaFile();

    [GeneratedRegex("/quan-tri/so-diem/([0-9a-f-]{36}/[0-9a-f-]{36}/1)\"")]
    private static partial Regex Book();

    [GeneratedRegex(" data-token=\"([^\"]+)\"")]
    private static partial Regex GridToken();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>Made from the history of the clone; a published program can be given to save the time.</summary>
    private static async Task<string> PublishPreviousAsync()
    {
        if (Environment.GetEnvironmentVariable("EDUABP_TEST_PREVIOUS_APP") is { Length: > 0 } given)
            return Path.Combine(Path.GetFullPath(given, Repository.Root), "EduAbp.Web.dll");
        // A clone without history gets the one commit that it lacks.
        await RunAsync("bash", "-c", "git rev-parse -q --verify HEAD~1 || git fetch -q --deepen=1");
        var source = Directory.CreateTempSubdirectory("eduabp-previous-");
        var target = Path.Combine(Repository.Root, "artifacts", "previous");
        try
        {
            await RunAsync("bash", "-c", $"git archive HEAD~1 | tar -x -C '{source.FullName}'");
            await RunAsync("dotnet", "publish", Path.Combine(source.FullName, "src", "EduAbp.Web"), "-c", "Release", "-v", "q", "--nologo", "-o", target);
        }
        finally
        {
            source.Delete(recursive: true);
        }

        return Path.Combine(target, "EduAbp.Web.dll");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Into a file: a server of compilers outlives the build and would hold a pipe open for ten minutes.
        var log = Path.GetTempFileName();
        using var run = Process.Start(new ProcessStartInfo("bash", ["-c", "exec \"$@\" >\"$0\" 2>&1", log, program, .. arguments]) { WorkingDirectory = Repository.Root })!;
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{await File.ReadAllTextAsync(log)}");
        File.Delete(log);
    }
}
