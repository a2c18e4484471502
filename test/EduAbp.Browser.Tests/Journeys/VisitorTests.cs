using System.Net;
using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>What somebody sees who only looks: on a wide screen, on a telephone, under each form of address.</summary>
[Collection(nameof(SqliteCity))]
public sealed partial class VisitorTests(SqliteCity city)
{
    private const string School = "/can-gio/thcs-binh-khanh";

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task The_public_pages_are_fit_to_be_read_by_everybody(int width)
    {
        await using var visitor = await city.VisitorAsync(width);
        foreach (var (name, path) in new[]
        {
            ("department", "/"),
            ("units", "/don-vi"),
            ("district", "/can-gio"),
            ("school", School),
            ("introduction", $"{School}/gioi-thieu"),
            ("news", $"{School}/tin-tuc"),
            ("contact", $"{School}/lien-he"),
            ("disclosure", $"{School}/cong-khai"),
            ("search", $"{School}/tim-kiem?q=hoc+sinh"),
            ("kindergarten", "/quan-1/mn-ben-thanh"),
            ("sign-in", "/dang-nhap"),
        })
        {
            await visitor.OpenAsync(path);
            await visitor.PictureAsync($"{name}-{width}");
        }

        await visitor.OpenAsync($"{School}/tin-tuc");
        await visitor.Page.Locator($"main a[href*='{School}/tin-tuc/']").First.ClickAsync();
        await Expect(visitor.Page.Locator("article h1, main h1").First).ToBeVisibleAsync();
        await visitor.LookAsync();
        await visitor.PictureAsync($"article-{width}");
    }

    [Fact]
    public async Task A_school_answers_under_its_three_forms_of_address_and_keeps_the_visitor_s_form()
    {
        await using var visitor = await city.VisitorAsync();
        var canonical = $"{city.App.Address}{School}";
        foreach (var (home, prefix) in new[]
        {
            (canonical, canonical),
            ($"http://can-gio.localhost:{city.App.Port}/thcs-binh-khanh", $"http://can-gio.localhost:{city.App.Port}/thcs-binh-khanh"),
            ($"http://thcs-binh-khanh.can-gio.localhost:{city.App.Port}/", $"http://thcs-binh-khanh.can-gio.localhost:{city.App.Port}"),
        })
        {
            await visitor.OpenAsync(home);
            (await visitor.Page.Locator("link[rel=canonical]").GetAttributeAsync("href"))!.TrimEnd('/').ShouldBe(canonical);
            await Expect(visitor.Page.Locator("h1, header").First).ToContainTextAsync("Bình Khánh");

            await visitor.Page.Locator("main a[href*='/tin-tuc/']").First.ClickAsync();
            await Expect(visitor.Page.Locator("link[rel=canonical]")).ToHaveAttributeAsync("href", ArticleAddress());
            visitor.Page.Url.ShouldStartWith($"{prefix}/tin-tuc/");
        }
    }

    [Fact]
    public async Task No_link_that_a_visitor_meets_is_dead()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(city.App.Address) };
        var open = new Queue<string>(["/", "/can-gio", School, "/quan-1", "/quan-1/mn-ben-thanh", "/rss.xml", "/atom.xml", "/sitemap.xml", "/robots.txt"]);
        var seen = new Dictionary<string, string>();
        foreach (var start in open)
            seen[start] = "the test";

        var dead = new List<string>();
        for (var visited = 0; visited < 600 && open.TryDequeue(out var path); visited++)
        {
            using var answer = await client.GetAsync(path);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.MovedPermanently or HttpStatusCode.SeeOther))
                dead.Add($"{(int)answer.StatusCode} {path} (from {seen[path]})");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;

            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync()))
            {
                var target = WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0];
                if (target.StartsWith(city.App.Address, StringComparison.Ordinal))
                    target = target[city.App.Address.Length..];
                if (target.StartsWith('/') && !target.StartsWith("//", StringComparison.Ordinal) && seen.TryAdd(target, path))
                    open.Enqueue(target);
            }
        }

        seen.Count.ShouldBeGreaterThan(100);
        dead.ShouldBeEmpty();
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("/can-gio/thcs-binh-khanh/tin-tuc/")]
    private static partial Regex ArticleAddress();
}
