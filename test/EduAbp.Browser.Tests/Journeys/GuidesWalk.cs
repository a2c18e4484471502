using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>Every role is led from its pages to what explains them, and to no one else's.</summary>
public abstract class GuidesWalk(City city)
{
    private const string School = "/can-gio/thcs-binh-khanh";

    [Fact]
    public async Task Guides_open_from_the_pages_that_they_explain()
    {
        await using var head = await city.VisitorAsync();
        await head.SignInAsync("truongban@thcs-binh-khanh.can-gio.example.edu.vn");
        await head.OpenAsync($"{School}/quan-tri/bai-viet");
        await head.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Hướng dẫn" }).ClickAsync();
        await Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Viết bài và gửi duyệt");
        await head.OpenAsync($"{School}/quan-tri/huong-dan/truong-ban");
        foreach (var picture in await head.Page.Locator(".guide img").AllAsync())
        {
            await picture.ScrollIntoViewIfNeededAsync();
            (await picture.EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth > 600)")).ShouldBeTrue();
        }

        await head.OpenAsync($"{School}/quan-tri/huong-dan");
        // The look is the administrator's: neither its guide nor its page is the head's.
        await Expect(head.Page.Locator(".guides")).Not.ToContainTextAsync("Chọn giao diện");
        await head.OpenAsync($"{School}/quan-tri/huong-dan/giao-dien", 403);
        await head.OpenAsync($"{School}/quan-tri/huong-dan/trung-tam", 403);

        // A page leads to the section that explains it, for the role that works there.
        foreach (var (person, page, guide) in new[]
        {
            ("quantri@thcs-binh-khanh.can-gio.example.edu.vn", $"{School}/quan-tri/don-vi/ten-mien", "quan-tri-don-vi#ten-mien"),
            ("chuyenvien@can-gio.example.edu.vn", "/can-gio/quan-tri/dang-ky", "co-quan-quan-ly#dang-ky"),
            ("trungtam@example.edu.vn", "/quan-tri/dang-ky", "trung-tam#dang-ky"),
        })
        {
            await using var reader = await city.VisitorAsync(390, 844);
            await reader.SignInAsync(person);
            await reader.OpenAsync(page);
            await reader.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Hướng dẫn" }).ClickAsync();
            await Expect(reader.Page).ToHaveURLAsync(new Regex($"/huong-dan/{guide}$"));
            await reader.LookAsync();
            await Expect(reader.Page.Locator(":target")).ToBeInViewportAsync();
        }
    }
}

[Collection(nameof(SqliteCity))]
public sealed class GuidesWalkOnSqlite(SqliteCity city) : GuidesWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class GuidesWalkOnPostgres(PostgresCity city) : GuidesWalk(city);
