using System.Text.RegularExpressions;
using EduAbp.Tests.Architecture;
using EduAbp.Website.Guides;

namespace EduAbp.Tests.Website;

public sealed class GuideTests
{
    [Fact]
    public async Task Every_picture_of_a_guide_is_there_and_is_taken_by_a_browser_test()
    {
        var journeys = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "test/EduAbp.Browser.Tests/Journeys"), "*.cs").Select(File.ReadAllText));
        foreach (var guide in GuideAppService.All)
        {
            foreach (Match picture in Regex.Matches(await GuideAppService.TextAsync(guide.Name, default), "/guides/([a-z-]+)\\.png"))
            {
                File.Exists(Path.Combine(Repository.Root, "modules/Website/EduAbp.Website/wwwroot/guides", $"{picture.Groups[1].Value}.png")).ShouldBeTrue(picture.Value);
                journeys.ShouldContain($"GuidePictureAsync(\"{picture.Groups[1].Value}\")");
            }
        }
    }

    [Fact]
    public async Task What_a_guide_calls_a_button_is_what_the_button_says()
    {
        var texts = string.Concat(Directory.EnumerateFiles(Repository.Root, "vi.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("node_modules", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        foreach (var guide in GuideAppService.All)
            foreach (Match name in Regex.Matches(await GuideAppService.TextAsync(guide.Name, default), "<b>([^<]+)</b>"))
                texts.ShouldContain($": \"{name.Groups[1].Value}", Case.Sensitive, $"{guide.Name}: {name.Groups[1].Value}");
    }
}
