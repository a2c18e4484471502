using System.Text.Json;
using System.Text.RegularExpressions;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Navigation;
using EduAbp.Tests.Architecture;
using EduAbp.Tests.Kit;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Tests.Desk;

/// <summary>Guides stay true: their pictures are taken by the journeys, their words are the buttons', their pages are there.</summary>
public sealed partial class GuideTests
{
    private const int MostOfAPicture = 60_000;

    private static readonly IReadOnlyList<SourceFile> Guides =
        [.. Repository.Product(".html").Where(file => file.Path.Contains("/Guides/", StringComparison.Ordinal))];

    [Fact]
    public void Every_picture_of_a_guide_is_there_is_small_and_is_taken_by_a_browser_test()
    {
        var journeys = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "test/EduAbp.Browser.Tests/Journeys"), "*.cs").Select(File.ReadAllText));
        var shown = new HashSet<string>();
        foreach (var guide in Guides)
        {
            var project = guide.Path.Split("/Guides/")[0];
            foreach (Match picture in Picture().Matches(guide.Text))
            {
                picture.Groups["project"].Value.ShouldBe(Path.GetFileName(project), guide.Path);
                var name = picture.Groups["name"].Value;
                var file = new FileInfo(Path.Combine(Repository.Root, project, "wwwroot/guides", $"{name}.webp"));
                file.Exists.ShouldBeTrue($"{guide.Path}: {name}");
                file.Length.ShouldBeLessThanOrEqualTo(MostOfAPicture, $"{guide.Path}: {name}");
                journeys.ShouldContain($"GuidePictureAsync(\"{name}\")");
                shown.Add(file.FullName);
            }
        }

        Guides.Select(guide => Path.Combine(Repository.Root, guide.Path.Split("/Guides/")[0], "wwwroot/guides")).Distinct().Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.webp"))
            .Where(file => !shown.Contains(file)).ShouldBeEmpty("a picture that no guide shows");
    }

    [Fact]
    public void What_a_guide_calls_a_button_is_what_the_button_says()
    {
        var texts = Repository.Product("vi.json").SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(file.Text)!.Values).ToHashSet();
        var strange = from guide in Guides
                      from Match name in Quoted().Matches(guide.Text)
                      let words = name.Groups[1].Value
                      where !texts.Contains(words) && !texts.Any(text => text.StartsWith($"{words} {{", StringComparison.Ordinal) || text.StartsWith($"{words} (", StringComparison.Ordinal) || text == $"{words}:")
                      select $"{guide.Name}: {words}";
        strange.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_of_the_menu_has_its_guide_and_every_page_that_a_guide_explains_is_there()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var pages = app.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath).OfType<string>().ToHashSet();
        var guides = app.Get<GuideManager>().All;
        guides.Select(guide => $"{guide.Name}.html").Order().ShouldBe(Guides.Select(guide => guide.Name).Order());
        var explained = guides.SelectMany(guide => guide.Pages.Keys).ToHashSet();
        explained.Where(page => !pages.Contains(page)).ShouldBeEmpty();
        // A module may come without a guide; the platform and whoever has one explain every page of theirs.
        var withGuides = guides.Select(guide => guide.Module).ToHashSet();
        app.Get<MenuManager>().All.Where(item => withGuides.Contains(item.Module)).Select(item => item.Page).Where(page => !explained.Contains(page)).ShouldBeEmpty();
    }

    [GeneratedRegex("/_content/(?<project>[A-Za-z.]+)/guides/(?<name>[a-z-]+)\\.webp")]
    private static partial Regex Picture();

    [GeneratedRegex("<b>([^<]+)</b>")]
    private static partial Regex Quoted();
}
