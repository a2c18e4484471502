using System.IO.Compression;
using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>What an administrator watches over: wrong sign-ins, what is switched off, all data taken along.</summary>
[Collection(nameof(SqliteCity))]
public sealed class OversightTests(SqliteCity city)
{
    private const string School = "/quan-1/mn-ben-thanh";

    [Fact]
    public async Task Wrong_sign_ins_stand_in_the_security_log_which_is_filtered_and_exported()
    {
        await using (var stranger = await city.VisitorAsync())
        {
            await stranger.OpenAsync("/dang-nhap");
            for (var attempt = 1; attempt <= 2; attempt++)
            {
                await stranger.Page.Locator("input[name=Email]").FillAsync("congtac@mn-ben-thanh.quan-1.example.edu.vn");
                await stranger.Page.Locator("input[name=Password]").FillAsync("không phải mật khẩu");
                await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
                await Expect(stranger.Page.Locator("#Password-error")).ToBeVisibleAsync();
            }
        }

        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync("quantri@mn-ben-thanh.quan-1.example.edu.vn");
        var page = administrator.Page;
        await administrator.OpenAsync($"{School}/quan-tri/nhat-ky/an-toan");
        await Expect(page.Locator("tbody")).ToContainTextAsync("Đăng nhập sai");
        await administrator.LookAsync();
        await administrator.GuidePictureAsync("nhat-ky-an-toan");
        await page.Locator("select[name=Viec]").SelectOptionAsync("Identity.SignInFailed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc", Exact = true }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Xuất CSV" }).ClickAsync());
        (await File.ReadAllLinesAsync(await file.PathAsync())).Skip(1).Where(line => line.Length > 0).ShouldAllBe(line => line.Contains("Đăng nhập sai"));
        await page.Locator("input[name=DiaChi]").FillAsync("203.0.113.9");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Không có gì để xem")).ToBeVisibleAsync();
        await administrator.LookAsync();

        // The centre reads of all units, and nothing that nobody did.
        await using var centre = await city.VisitorAsync();
        await centre.SignInAsync("trungtam@example.edu.vn");
        await centre.OpenAsync("/quan-tri/nhat-ky/an-toan?Viec=Identity.SignInFailed");
        await Expect(centre.Page.Locator("tbody")).ToContainTextAsync("Bến Thành");
        await centre.OpenAsync("/quan-tri/chuc-nang/cho-phep");
        await centre.GuidePictureAsync("chuc-nang-cho-phep");
    }

    [Fact]
    public async Task A_module_that_is_switched_off_is_gone_at_once_for_everybody_and_comes_back_whole()
    {
        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync("quantri@mn-ben-thanh.quan-1.example.edu.vn");
        await using var editor = await city.VisitorAsync();
        await editor.SignInAsync("bientap@mn-ben-thanh.quan-1.example.edu.vn");
        await using var visitor = await city.VisitorAsync();
        await visitor.OpenAsync($"{School}/tin-tuc");
        var articles = editor.Page.Locator("aside").GetByRole(AriaRole.Link, new() { Name = "Bài viết" });
        await editor.OpenAsync($"{School}/quan-tri");
        await Expect(articles).ToHaveCountAsync(1);

        var page = administrator.Page;
        await administrator.OpenAsync($"{School}/quan-tri/chuc-nang");
        var website = page.Locator("section").Filter(new() { Has = page.Locator("#module-Website") });
        await website.GetByRole(AriaRole.Button, new() { Name = "Tắt chức năng" }).First.ClickAsync();
        await administrator.LookAsync();
        await administrator.GuidePictureAsync("chuc-nang");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Tắt chức năng" }).ClickAsync();
        await Expect(website.GetByText("Đang tắt")).ToBeVisibleAsync();
        await administrator.LookAsync();

        await visitor.OpenAsync($"{School}/tin-tuc", 404);
        await editor.OpenAsync($"{School}/quan-tri");
        await Expect(articles).ToHaveCountAsync(0);
        await editor.OpenAsync($"{School}/quan-tri/bai-viet", 404);
        await Expect(page.Locator("aside").GetByRole(AriaRole.Link, new() { Name = "Giao diện trang" })).ToHaveCountAsync(0);

        await website.GetByRole(AriaRole.Button, new() { Name = "Bật chức năng" }).ClickAsync();
        await Expect(website.GetByText("Đang bật")).ToBeVisibleAsync();
        await visitor.OpenAsync($"{School}/tin-tuc");
        await editor.OpenAsync($"{School}/quan-tri/bai-viet");
        await Expect(articles).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_unit_takes_all_its_data_along_in_one_file()
    {
        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync("quantri@mn-ben-thanh.quan-1.example.edu.vn");
        await administrator.OpenAsync($"{School}/quan-tri/don-vi/xuat-du-lieu");
        var page = administrator.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo bộ dữ liệu" }).ClickAsync();
        var fetch = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Tải về") });
        await PersonSteps.UntilAsync(
            async () =>
            {
                await page.GotoAsync($"{city.App.Address}{School}/quan-tri/don-vi/xuat-du-lieu");
                return await fetch.CountAsync() > 0;
            },
            "the export is made");
        await administrator.LookAsync();
        await administrator.PictureAsync("unit-export");
        var file = await page.RunAndWaitForDownloadAsync(() => fetch.First.ClickAsync());
        using var zip = await ZipFile.OpenReadAsync(await file.PathAsync());
        zip.Entries.ShouldContain(entry => entry.Name.EndsWith(".webp") || entry.Name.EndsWith(".jpg"));
        zip.Entries.ShouldContain(entry => entry.Name.EndsWith(".csv") || entry.Name.EndsWith(".html") || entry.Name.EndsWith(".json"));

        await administrator.OpenAsync($"{School}/quan-tri/nhat-ky");
        await Expect(page.Locator("tbody")).ToContainTextAsync("Tải bộ dữ liệu xuất");
    }
}
