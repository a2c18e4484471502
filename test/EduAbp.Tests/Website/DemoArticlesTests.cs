using EduAbp.Data;
using EduAbp.Website;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Demo;

namespace EduAbp.Tests.Website;

public class DemoArticlesTests
{
    [Fact]
    public void Every_sample_passes_the_checklist_says_that_it_is_a_sample_and_has_its_drawing()
    {
        var drawings = typeof(WebsiteModule).Assembly.GetManifestResourceNames();
        foreach (var sample in DemoSchools.Paths.SelectMany(DemoArticles.Of))
        {
            var text = new ArticleText
            {
                Title = sample.Title,
                Summary = sample.Summary,
                Body = HtmlSanitizer.Sanitize(DemoArticles.Body(sample), _ => false).Html,
                CategoryId = Guid.CreateVersion7(),
                CoverId = sample.Picture is null ? null : Guid.CreateVersion7(),
                CoverAlt = sample.Alt,
            };
            ArticleChecklist.Check(text).ShouldAllBe(item => item.IsDone, sample.Title);
            text.Summary.Length.ShouldBeLessThanOrEqualTo(ArticleText.MaxSummary, sample.Title);
            text.Body.ShouldContain("Bài mẫu");
            if (sample.Picture is { } picture) drawings.ShouldContain($"demo-{picture}.svg");
        }
    }

    [Fact]
    public void Each_sample_school_has_stories_of_its_own()
    {
        foreach (var school in DemoSchools.Paths) DemoArticles.Of(school).Count.ShouldBeInRange(8, 15, school);
        var all = DemoSchools.Paths.SelectMany(DemoArticles.Of).ToList();
        all.Select(story => story.Title).ShouldBeUnique();
        all.Select(story => story.Body).ShouldBeUnique();
        // Portals above show something of every school.
        DemoSchools.Paths.ShouldAllBe(school => DemoArticles.Of(school).Any(story => story.ForOffice));
    }
}
