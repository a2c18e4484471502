using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Architecture;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Operation;

/// <summary>What only two real processes show.</summary>
[Trait("Category", "Long")]
public sealed partial class TwoProcessesTests
{
    [Theory, OnBothDatabases]
    public async Task Two_that_start_at_the_same_first_moment_have_one_key_and_know_each_other_s_people(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var data = Directory.CreateTempSubdirectory("eduabp-two-");
        string[] settings = [.. database.Settings, $"--Blobs:Path={data}/blobs", $"--DataProtection:Path={data}/keys", "--RateLimits:sign-in=1000"];
        await using var one = new HostProcess(settings);
        await using var other = new HostProcess(settings);
        (await one.RunAsync("migrate")).ShouldBe(0, one.Log);
        (await one.RunAsync("seed")).ShouldBe(0, one.Log);
        foreach (var key in data.GetFiles("*.xml", SearchOption.AllDirectories))
            key.Delete();

        await Task.WhenAll(one.ServeAsync(), other.ServeAsync());

        data.GetFiles("*.xml", SearchOption.AllDirectories).ShouldHaveSingleItem();
        // The cookies of a browser go to whichever answers; ports make no difference to them.
        using var person = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var form = await person.GetStringAsync($"{one.Address}/dang-nhap");
        using var signedIn = await person.PostAsync($"{other.Address}/dang-nhap", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
            ["Email"] = "quantri@thcs-binh-khanh.can-gio.example.edu.vn",
            ["Password"] = "RungSac.Mau.2026",
        }));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect, await signedIn.Content.ReadAsStringAsync());
        (await person.GetAsync($"{one.Address}/can-gio/thcs-binh-khanh/quan-tri")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await one.KillAsync();
        await other.KillAsync();
        data.Delete(recursive: true);
    }

    /// <summary>The harness of <c>bench/two-nodes.sh</c>: both behind nginx.</summary>
    [Fact]
    public async Task One_of_two_is_killed_under_load_and_nothing_is_lost_or_doubled()
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "bench", "two-nodes.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var run = Process.Start(start)!;
        var (said, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        // 2: how fast it was is not for a machine that runs other tests beside.
        run.ExitCode.ShouldBeOneOf([0, 2], $"{await said}\n{await errors}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
