using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>Other programs: one asks with a token until it is revoked, one is told of an article by a signed message.</summary>
public abstract class ConnectionWalk(City city)
{
    private const string School = "/can-gio/th-binh-khanh";

    [Fact]
    public async Task A_token_opens_the_API_for_what_it_was_made_for_until_it_is_revoked()
    {
        await using var editor = await city.VisitorAsync();
        await editor.SignInAsync("congtac@th-binh-khanh.can-gio.example.edu.vn");
        await editor.OpenAsync($"{School}/tai-khoan/ma-truy-cap");
        var page = editor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo mã" }).ClickAsync();
        await Expect(page.Locator("main .error")).Not.ToHaveCountAsync(0);
        await editor.LookAsync();
        await page.Locator("[name=Name]").FillAsync("Bảng tin ở sảnh (mẫu)");
        await page.Locator("input[name=Scopes][value='Website.Articles']").CheckAsync();
        await page.Locator("[name=Password]").FillAsync(PersonSteps.DemoPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo mã" }).ClickAsync();
        var token = (await page.Locator("p.key").InnerTextAsync()).Trim();
        await editor.LookAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tôi đã cất mã" }).ClickAsync();
        await Expect(page.GetByText("Chưa dùng lần nào")).ToBeVisibleAsync();
        await Expect(page.Locator("main")).Not.ToContainTextAsync(token);

        (await CallAsync(token, "website/articles")).ShouldBe(HttpStatusCode.OK);
        (await CallAsync(token, "identity/members")).ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(token[..^1] + (token[^1] == 'a' ? 'b' : 'a'), "website/articles")).ShouldBe(HttpStatusCode.Unauthorized);
        await page.ReloadAsync();
        await Expect(page.GetByText("Dùng lần cuối từ")).ToBeVisibleAsync();
        await editor.LookAsync();
        await editor.PictureAsync("tokens");
        await editor.ConfirmAsync("Thu hồi", "Thu hồi");
        await Expect(page.GetByText("Chưa có mã nào")).ToBeVisibleAsync();
        (await CallAsync(token, "website/articles")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_published_article_is_told_to_another_program_with_a_signature_and_never_to_an_address_inside()
    {
        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync("quantri@th-binh-khanh.can-gio.example.edu.vn");
        var page = administrator.Page;
        await administrator.OpenAsync($"{School}/quan-tri/ket-noi");
        await page.Locator("[name=Url]").FillAsync("https://127.0.0.1/nhan-tin");
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Một bài được đăng") }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm kết nối" }).ClickAsync();
        await Expect(page.Locator("#Url-error")).ToContainTextAsync("trong mạng nội bộ");
        await administrator.LookAsync();

        await using var receiver = new Receiver();
        // For this machine only; nobody else in the city has a webhook.
        city.App.Environment["Webhooks__AllowLoopback"] = "true";
        await city.App.RestartAsync();
        await page.Locator("[name=Url]").FillAsync(receiver.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm kết nối" }).ClickAsync();
        var secret = (await page.Locator("main code").InnerTextAsync()).Trim();
        await administrator.LookAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tôi đã cất khoá" }).ClickAsync();
        await Expect(page.GetByText("Chưa gửi tin nào")).ToBeVisibleAsync();

        await PublishAsync("Hội thi vẽ tranh biển đảo (mẫu)");
        await PersonSteps.UntilAsync(() => Task.FromResult(receiver.Messages.Count > 0), "the message arrives");
        var message = receiver.Messages.First();
        message.Event.ShouldBe("Website.ArticlePublished");
        message.Body.ShouldContain("can-gio/th-binh-khanh");
        var signature = Regex.Match(message.Signature, "^t=(\\d+),v1=([0-9a-f]+)$");
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{signature.Groups[1].Value}.{message.Body}")))
            .ShouldBe(signature.Groups[2].Value);

        await PersonSteps.UntilAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await page.GetByText("đã nhận").CountAsync() > 0;
            },
            "the log says that it was taken");
        await page.Locator("details summary").First.ClickAsync();
        await administrator.LookAsync();
        await page.Locator("details summary").First.ClickAsync();
        await administrator.GuidePictureAsync("ket-noi");
        await administrator.ConfirmAsync("Xoá kết nối", "Xoá kết nối");
        await Expect(page.GetByText("Chưa có kết nối nào")).ToBeVisibleAsync();
    }

    private async Task PublishAsync(string title)
    {
        await using var editor = await city.VisitorAsync();
        await editor.SignInAsync("congtac@th-binh-khanh.can-gio.example.edu.vn");
        await editor.Page.GotoAsync($"{city.App.Address}{School}/quan-tri/bai-viet/moi");
        await editor.Page.Locator("[name='Input.Title']").FillAsync(title);
        await editor.Page.Locator("[name='Input.Summary']").FillAsync("Sáng nay học sinh vẽ về biển đảo.");
        await editor.Page.Locator("select[name='Input.CategoryId']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await editor.Page.Locator("#Input_Body_Editor").ClickAsync();
        await editor.Page.Keyboard.TypeAsync("Mỗi lớp có ba bạn dự thi.");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt" }).First.ClickAsync();
        await Expect(editor.Page.Locator("main")).ToContainTextAsync("Bài đang ở Ban biên tập");

        await using var head = await city.VisitorAsync();
        await head.SignInAsync("truongban@th-binh-khanh.can-gio.example.edu.vn");
        var task = head.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Regex.Escape(title)) });
        await PersonSteps.UntilAsync(
            async () =>
            {
                await head.Page.GotoAsync($"{city.App.Address}{School}/quan-tri/viec-cua-toi");
                return await task.CountAsync() > 0;
            },
            "the task reaches the head");
        await task.First.ClickAsync();
        await head.Page.Locator("input[name=Decision][value=now]").CheckAsync();
        await head.Page.Locator("decision-form button[type=submit]").ClickAsync();
        await Expect(head.Page).ToHaveURLAsync(new Regex("viec-cua-toi"));
    }

    private async Task<HttpStatusCode> CallAsync(string token, string path)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{city.App.Address}{School}/api/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}

[Collection(nameof(SqliteCity))]
public sealed class ConnectionWalkOnSqlite(SqliteCity city) : ConnectionWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class ConnectionWalkOnPostgres(PostgresCity city) : ConnectionWalk(city);
