using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>
/// The main job: an article is written, submitted, returned, revised, approved for a time, published everywhere and
/// withdrawn everywhere; before and after, nobody else sees it.
/// </summary>
public abstract partial class ArticleWalk(City city)
{
    private const string School = "/can-gio/thcs-binh-khanh";
    private const string Neighbour = "/can-gio/thcs-doi-lau";
    private const string Title = "Học sinh Doi Lầu cùng cô Đặng trồng rừng đước (mẫu)";
    private const string Secret = "ba trăm cây đước non";

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    [Fact]
    public async Task An_article_goes_from_draft_to_published_through_approval_and_back()
    {
        await using var editor = await city.VisitorAsync();
        await editor.SignInAsync("bientap@thcs-binh-khanh.can-gio.example.edu.vn");
        var id = await WriteAsync(editor);
        await NobodyElseSeesAsync(id);

        await using var head = await city.VisitorAsync();
        await head.SignInAsync("truongban@thcs-binh-khanh.can-gio.example.edu.vn");
        await SubmitAsync(editor, id);
        await NobodyElseSeesAsync(id);
        await SendBackAsync(head, id);
        await ReviseAsync(editor, id);
        var publishAt = await ApproveAsync(head, id);
        await NobodyElseSeesAsync(id);

        await AppearsAsync(publishAt);
        await using (var visitor = await city.VisitorAsync())
        {
            await visitor.OpenAsync($"{School}/tin-tuc/{Slug}");
            await Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Doi Lầu");
            await Expect(visitor.Page.Locator("main img").First).ToBeVisibleAsync();
            await visitor.PictureAsync($"walk-article-{GetType().Name}");
        }

        await OldVersionsStayAsync(editor, id);
        await WithdrawAsync(head, id);
        await DisappearsAsync();
        await NobodyElseSeesAsync(id);
    }

    private static string Slug => "hoc-sinh-doi-lau-cung-co-dang-trong-rung-duoc-mau";

    private async Task<string> WriteAsync(Person editor)
    {
        var page = editor.Page;
        await editor.OpenAsync($"{School}/quan-tri/bai-viet");
        await editor.OpenAsync($"{School}/quan-tri/bai-viet/moi");
        var id = ArticleId().Match(page.Url).Value;

        await page.Locator("[name='Input.Title']").FillAsync(Title);
        await page.Locator("[name='Input.Summary']").FillAsync("Một buổi sáng ở rừng ngập mặn.");
        await page.Locator("select[name='Input.CategoryId']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("[name='Input.ForOffice']").First.CheckAsync();

        var text = page.Locator("#Input_Body_Editor");
        await text.ClickAsync();
        await page.Locator("[data-block-kind]").SelectOptionAsync("2");
        await page.Keyboard.TypeAsync("Sáng thứ bảy");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync($"Lớp 8A trồng {Secret} bên sông.");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-do=bulletList]").ClickAsync();
        await page.Keyboard.TypeAsync("mang ủng");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("mang nước");

        await page.Locator("[data-cover-choose]").ClickAsync();
        await page.Locator("dialog[open] input[type=file]").SetInputFilesAsync(Picture());
        await Expect(page.Locator("img[data-cover]")).ToBeVisibleAsync();
        await page.Locator("[name='Input.CoverAlt']").FillAsync("Học sinh đặt cây đước non xuống bùn");

        // Nobody presses a button: what is typed is kept by itself.
        await Expect(page.Locator("[data-state]")).ToContainTextAsync("Đã lưu");
        await editor.LookAsync();
        await editor.PictureAsync($"walk-editor-{GetType().Name}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Xem thử" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("xem-thu"));
        await Expect(page.Locator("body")).ToContainTextAsync(Secret);
        await editor.LookAsync();
        await editor.OpenAsync($"{School}/quan-tri/bai-viet/{id}");
        await Expect(page.Locator("#Input_Body_Editor")).ToContainTextAsync(Secret);
        return id;
    }

    private static async Task SubmitAsync(Person editor, string id)
    {
        await editor.OpenAsync($"{School}/quan-tri/bai-viet/{id}");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt" }).First.ClickAsync();
        await Expect(editor.Page.Locator("main")).ToContainTextAsync("Bài đang ở Ban biên tập");
        await editor.LookAsync();
    }

    private async Task OpenTaskAsync(Person head)
    {
        // The task is made beside the request that submitted.
        await PersonSteps.UntilAsync(
            async () =>
            {
                await head.Page.GotoAsync($"{city.App.Address}{School}/quan-tri/viec-cua-toi");
                return await head.Page.Locator("main th a").CountAsync() > 0
                    && await head.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Doi Lầu") }).CountAsync() > 0;
            },
            "the task reaches the head's inbox");
        await head.LookAsync();
        await head.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Doi Lầu") }).First.ClickAsync();
        await Expect(head.Page.Locator("#decision")).ToBeVisibleAsync();
        await head.LookAsync();
    }

    private async Task SendBackAsync(Person head, string id)
    {
        await OpenTaskAsync(head);
        await head.Page.Locator("input[name=Decision][value=return]").CheckAsync();
        await head.Page.Locator("[name=Comment]").FillAsync("Ghi thêm tên giáo viên phụ trách.");
        await head.Page.Locator("decision-form button[type=submit]").ClickAsync();
        await Expect(head.Page).ToHaveURLAsync(new Regex("viec-cua-toi"));
    }

    private async Task ReviseAsync(Person editor, string id)
    {
        await PersonSteps.UntilAsync(
            async () =>
            {
                await editor.Page.GotoAsync($"{city.App.Address}{School}/quan-tri/bai-viet/{id}");
                return await editor.Page.Locator("#Input_Body_Editor").CountAsync() > 0;
            },
            "the article comes back to the editor");
        await Expect(editor.Page.Locator("main")).ToContainTextAsync("Ghi thêm tên giáo viên phụ trách.");
        await editor.LookAsync();
        await editor.Page.Locator("#Input_Body_Editor").ClickAsync();
        await editor.Page.Keyboard.PressAsync("Control+End");
        await editor.Page.Keyboard.TypeAsync(" cùng cô Đặng Thị Mỹ (mẫu)");
        await SubmitByButtonAsync(editor);
    }

    private static async Task SubmitByButtonAsync(Person editor)
    {
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt" }).First.ClickAsync();
        await Expect(editor.Page.Locator("main")).ToContainTextAsync("Bài đang ở Ban biên tập");
    }

    private async Task<DateTimeOffset> ApproveAsync(Person head, string id)
    {
        await OpenTaskAsync(head);
        // What changed since the last submitted version is marked.
        await Expect(head.Page.Locator("ins").Filter(new() { HasText = "Đặng" }).First).ToBeVisibleAsync();
        await head.PictureAsync($"walk-review-{GetType().Name}");

        // The next full minute that is not about to pass.
        var now = TimeProvider.System.GetUtcNow().ToOffset(Vietnam).AddSeconds(20);
        var publishAt = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, Vietnam).AddMinutes(1);
        await head.Page.Locator("input[name=Decision][value=schedule]").CheckAsync();
        await head.Page.Locator("[name=PublishAt]").FillAsync(publishAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await head.Page.Locator("[name=PublishTime]").FillAsync(publishAt.ToString("HH:mm", CultureInfo.InvariantCulture));
        await head.Page.Locator("decision-form button[type=submit]").ClickAsync();
        await Expect(head.Page).ToHaveURLAsync(new Regex("viec-cua-toi"));
        return publishAt;
    }

    // Where a published article of the school is to be found, and what is asked for there.
    private IEnumerable<(string Where, string Address)> Places() =>
    [
        ("the home page", School),
        ("the news", $"{School}/tin-tuc"),
        ("RSS", $"{School}/rss.xml"),
        ("Atom", $"{School}/atom.xml"),
        ("the sitemap", $"{School}/sitemap.xml"),
        ("the search without accents", $"{School}/tim-kiem?q=doi+lau+trong+rung"),
        ("the search for Đ", $"{School}/tim-kiem?q=dang+duoc"),
        ("the district's portal", "/can-gio"),
        ("the district's search", "/can-gio/tim-kiem?q=trong+rung+duoc"),
        ("the department's portal", "/"),
    ];

    private async Task AppearsAsync(DateTimeOffset publishAt)
    {
        var patience = (int)Math.Max(0, (publishAt - TimeProvider.System.GetUtcNow()).TotalSeconds) + 60;
        using var client = Client();
        await PersonSteps.UntilAsync(async () => await StatusAsync(client, $"{School}/tin-tuc/{Slug}") == HttpStatusCode.OK, "the article is published", patience);
        foreach (var (where, address) in Places())
            await PersonSteps.UntilAsync(() => ShowsAsync(client, address), $"the article appears in {where} ({address})");

        var article = await client.GetStringAsync($"{School}/tin-tuc/{Slug}");
        var category = CategoryLink().Match(article[article.IndexOf("<main", StringComparison.Ordinal)..]).Value;
        category.ShouldNotBeEmpty("the article names its category");
        (await ShowsAsync(client, category)).ShouldBeTrue($"the category page {category}");
    }

    private async Task DisappearsAsync()
    {
        using var client = Client();
        await PersonSteps.UntilAsync(async () => await StatusAsync(client, $"{School}/tin-tuc/{Slug}") is HttpStatusCode.NotFound or HttpStatusCode.Gone, "the article is gone");
        foreach (var (where, address) in Places())
            await PersonSteps.UntilAsync(async () => !await ShowsAsync(client, address), $"the article leaves {where} ({address})");
    }

    private async Task NobodyElseSeesAsync(string id)
    {
        using var visitor = Client();
        (await StatusAsync(visitor, $"{School}/tin-tuc/{Slug}")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(visitor, $"{School}/tin-tuc/{id}")).ShouldBe(HttpStatusCode.NotFound);
        foreach (var (where, address) in Places())
            (await ShowsAsync(visitor, address)).ShouldBeFalse($"a visitor sees the draft in {where}");
        (await StatusAsync(visitor, $"{School}/quan-tri/bai-viet/{id}")).ShouldNotBe(HttpStatusCode.OK);

        await using var neighbour = await city.VisitorAsync();
        await neighbour.SignInAsync("bientap@thcs-doi-lau.can-gio.example.edu.vn");
        foreach (var address in new[] { $"{Neighbour}/quan-tri/bai-viet/{id}", $"{Neighbour}/quan-tri/bai-viet/{id}/xem-thu", $"{Neighbour}/quan-tri/bai-viet/{id}/duyet", $"{Neighbour}/quan-tri/bai-viet/{id}/phien-ban" })
        {
            var answer = await neighbour.Page.GotoAsync(city.App.Address + address);
            answer!.Status.ShouldBeOneOf([404, 403], address);
            (await neighbour.Page.ContentAsync()).ShouldNotContain(Secret);
        }

        var foreign = await neighbour.Page.GotoAsync($"{city.App.Address}{School}/quan-tri/bai-viet/{id}");
        foreign!.Status.ShouldBeOneOf([404, 403]);
    }

    private static async Task OldVersionsStayAsync(Person editor, string id)
    {
        await editor.OpenAsync($"{School}/quan-tri/bai-viet/{id}/phien-ban");
        await editor.Page.Locator("main form[action*='so-sanh'] button[type=submit]").ClickAsync();
        await Expect(editor.Page).ToHaveURLAsync(new Regex("so-sanh"));
        await editor.LookAsync();
    }

    private async Task WithdrawAsync(Person head, string id)
    {
        await head.OpenAsync($"{School}/quan-tri/bai-viet/{id}");
        await head.ConfirmAsync("Rút khỏi cổng", "Rút khỏi cổng");
        await Expect(head.Page.Locator("main")).ToContainTextAsync("Đã rút khỏi cổng");
        await head.LookAsync();
    }

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(city.App.Address) };

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }

    private static async Task<bool> ShowsAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return (await answer.Content.ReadAsStringAsync()).Contains(Slug, StringComparison.Ordinal);
    }

    // A real PNG, drawn here: 1200 × 800 in the colours of a mangrove.
    private static FilePayload Picture() => new() { Name = "rừng đước.png", MimeType = "image/png", Buffer = Png.Draw(1200, 800) };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex ArticleId();

    [GeneratedRegex("/can-gio/thcs-binh-khanh/chuyen-muc/[a-z0-9-]+")]
    private static partial Regex CategoryLink();
}

[Collection(nameof(SqliteCity))]
public sealed class ArticleWalkOnSqlite(SqliteCity city) : ArticleWalk(city);

[Collection(nameof(PostgresCity))]
public sealed class ArticleWalkOnPostgres(PostgresCity city) : ArticleWalk(city);
