using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>The administrator tries a look beside the real page, puts it on and takes it back.</summary>
public abstract class AppearanceWalk(City city)
{
    private const string School = "/can-gio/thcs-doi-lau";

    [Fact]
    public async Task A_look_is_tried_on_put_on_and_taken_back()
    {
        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync("quantri@thcs-doi-lau.can-gio.example.edu.vn");
        await administrator.OpenAsync($"{School}/quan-tri/giao-dien");
        var page = administrator.Page;
        var site = page.FrameLocator(".look-frame iframe");
        await Expect(site.Locator("body")).ToHaveClassAsync(new Regex("look-trang-trong"));

        await page.Locator("input[name=Theme][value=tuoi-sang]").CheckAsync();
        await Expect(site.Locator("body")).ToHaveClassAsync(new Regex("look-tuoi-sang"));

        await page.Locator("#MainColor").FillAsync("#ffd54a");
        await Expect(page.Locator("#MainColor-words")).ToContainTextAsync("nhạt quá");
        await administrator.LookAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dùng màu gần nhất đọc được" }).ClickAsync();
        await Expect(page.Locator("#MainColor-words")).ToContainTextAsync("Đọc rõ");

        await page.Locator("#CrestFile").SetInputFilesAsync(new FilePayload { Name = "phù hiệu.png", MimeType = "image/png", Buffer = Png.Draw(400, 400) });
        await Expect(site.Locator("header img.crest")).ToBeVisibleAsync();
        await page.Locator("#BannerFile").SetInputFilesAsync(new FilePayload { Name = "sân trường.png", MimeType = "image/png", Buffer = Png.Draw(1600, 400) });
        await Expect(site.Locator("img.banner")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Văn bản" }).UncheckAsync();
        var contact = page.Locator(".menu-rows li").Filter(new() { HasText = "Liên hệ" }).First;
        await contact.GetByRole(AriaRole.Button, new() { Name = "Đưa lên" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(site.Locator("nav.menu li:not(.narrow)")).ToHaveCountAsync(6);
        await administrator.LookAsync();
        await administrator.PictureAsync("appearance");
        await administrator.GuidePictureAsync("giao-dien");
        await page.SetViewportSizeAsync(390, 844);
        await administrator.PictureAsync("appearance-390");
        await page.SetViewportSizeAsync(1440, 1000);

        await using var visitor = await city.VisitorAsync();
        await visitor.OpenAsync(School);
        await Expect(visitor.Page.Locator("body")).ToHaveClassAsync(new Regex("look-trang-trong"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Dùng giao diện này" }).ClickAsync();
        await Expect(page.GetByText("Đã dùng giao diện này").First).ToBeVisibleAsync();
        await visitor.OpenAsync($"{School}/tin-tuc");
        await visitor.OpenAsync(School);
        await Expect(visitor.Page.Locator("body")).ToHaveClassAsync(new Regex("look-tuoi-sang"));
        (await visitor.Page.Locator("header img.crest").EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth > 0)")).ShouldBeTrue();
        await Expect(visitor.Page.Locator("nav.menu")).Not.ToContainTextAsync("Văn bản");
        await Expect(visitor.Page.Locator("footer")).ToContainTextAsync("Văn bản");
        await visitor.PictureAsync("look-tuoi-sang");
        await visitor.Page.SetViewportSizeAsync(390, 844);
        await visitor.PictureAsync("look-tuoi-sang-390");
        await visitor.Page.SetViewportSizeAsync(1440, 1000);

        // A second step; then back step by step, and forward by the list.
        await page.Locator("input[name=Theme][value=bao-chi]").CheckAsync();
        await Expect(site.Locator("body")).ToHaveClassAsync(new Regex("look-bao-chi"));
        await administrator.PictureAsync("look-bao-chi");
        await administrator.LookAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dùng giao diện này" }).ClickAsync();
        await LooksAsync("bao-chi");
        await administrator.ConfirmAsync("Trở lại giao diện trước", "Trở lại giao diện trước");
        await Expect(page.GetByText("Đã trở lại giao diện trước").First).ToBeVisibleAsync();
        await LooksAsync("tuoi-sang");
        await administrator.ConfirmAsync("Trở lại giao diện trước", "Trở lại giao diện trước");
        await LooksAsync("trang-trong");

        await administrator.OpenAsync($"{School}/quan-tri/giao-dien/cac-ban");
        await administrator.PictureAsync("looks");
        var second = page.Locator("tbody tr").Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { NameRegex = new Regex("^Bản 2(?!\\d)") }) });
        var tried = await page.Context.RunAndWaitForPageAsync(() => second.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Xem thử") }).ClickAsync());
        await Expect(tried.Locator("body")).ToHaveClassAsync(new Regex("look-bao-chi"));
        await tried.CloseAsync();
        await LooksAsync("trang-trong");
        await second.GetByRole(AriaRole.Button, new() { Name = "Dùng lại bản này", Exact = true }).First.ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Dùng lại bản này", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Đã dùng lại bản 2").First).ToBeVisibleAsync();
        await LooksAsync("bao-chi");
        await administrator.ConfirmAsync("Trở lại giao diện trước", "Trở lại giao diện trước");
        await LooksAsync("tuoi-sang");

        async Task LooksAsync(string theme) => await PersonSteps.UntilAsync(
            async () =>
            {
                await visitor.Page.GotoAsync(city.App.Address + School);
                return (await visitor.Page.Locator("body").GetAttributeAsync("class") ?? "").Contains($"look-{theme}", StringComparison.Ordinal);
            },
            $"visitors see {theme}");
    }
}

[Collection(nameof(SqliteCity))]
public sealed class AppearanceWalkOnSqlite(SqliteCity city) : AppearanceWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class AppearanceWalkOnPostgres(PostgresCity city) : AppearanceWalk(city);
