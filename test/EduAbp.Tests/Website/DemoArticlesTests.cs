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
        foreach (var sample in DemoArticles.School.Concat(DemoArticles.Kindergarten))
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
}
