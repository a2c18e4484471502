using System.Diagnostics;

namespace EduAbp.Browser.Tests.Kit;

/// <summary>Where things are: given by test.sh, found or made when the tests are started by hand.</summary>
internal static class Repository
{
    private static readonly Lazy<string> App = new(FindOrPublish);

    public static string Root { get; } = FindRoot();

    public static string PublishedApp => App.Value;

    public static string Chromium { get; } =
        Environment.GetEnvironmentVariable("EDUABP_TEST_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";

    public static string? Postgres { get; } = Environment.GetEnvironmentVariable("EDUABP_TEST_POSTGRES");

    public static string Artifacts { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "browser")).FullName;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EduAbp.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        return folder.FullName;
    }

    private static string FindOrPublish()
    {
        if (Environment.GetEnvironmentVariable("EDUABP_TEST_APP") is { Length: > 0 } given)
            return Path.GetFullPath(given, Root);

        var target = Path.Combine(Root, "artifacts", "app");
        using var publish = Process.Start("dotnet",
            ["publish", Path.Combine(Root, "src", "EduAbp.Web"), "-c", "Release", "-v", "q", "--nologo", "-o", target]);
        publish.WaitForExit();
        publish.ExitCode.ShouldBe(0);
        return target;
    }
}
