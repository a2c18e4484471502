using System.Diagnostics;
using System.Globalization;

namespace EduAbp.Browser.Tests.Kit;

/// <summary>Pictures of the guides, small enough for a slow line.</summary>
internal static class GuidePictures
{
    /// <summary>What one picture may weigh.</summary>
    public const int Most = 60_000;

    private static readonly bool Renew = Environment.GetEnvironmentVariable("EDUABP_TEST_GUIDES") == "1";

    public static async Task KeepAsync(string name, byte[] png)
    {
        var file = Path.Combine(Directory.CreateDirectory(Renew ? FolderOf(name) : Path.Combine(Repository.Artifacts, "guides")).FullName, $"{name}.webp");
        if (!Renew)
        {
            await File.WriteAllBytesAsync(Path.ChangeExtension(file, ".png"), png);
            FolderOf(name);
            return;
        }

        var source = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.png");
        await File.WriteAllBytesAsync(source, png);
        for (var quality = 85; quality >= 40; quality -= 5)
        {
            using var vips = Process.Start("vips", ["copy", source, string.Create(CultureInfo.InvariantCulture, $"{file}[Q={quality},strip,effort=6]")]);
            await vips.WaitForExitAsync();
            vips.ExitCode.ShouldBe(0);
            if (new FileInfo(file).Length <= Most)
                break;
        }

        File.Delete(source);
        new FileInfo(file).Length.ShouldBeLessThanOrEqualTo(Most, name);
    }

    // The folder of the project whose guide shows it; a picture that none shows is a mistake.
    private static string FolderOf(string name)
    {
        var guide = new[] { "src", "modules", "themes" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.html", SearchOption.AllDirectories))
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "Guides")
            .First(file => File.ReadAllText(file).Contains($"/guides/{name}.webp\"", StringComparison.Ordinal));
        return Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(guide))!, "wwwroot", "guides");
    }
}
