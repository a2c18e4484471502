using System.Diagnostics;
using System.Net;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Architecture;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Operation;

/// <summary>The previous commit's program fills a database; this one takes it over.</summary>
[Trait("Category", "Long")]
public sealed class UpgradeTests
{
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
        await after.KillAsync();
        Directory.Delete(data, recursive: true);
    }

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
