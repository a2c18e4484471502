using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>What an administrator watches over: wrong sign-ins, what is switched off, all data taken along.</summary>
public abstract class OversightWalk(City city)
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
    public async Task What_the_department_takes_from_a_kind_of_unit_is_gone_at_once_and_the_school_cannot_have_it_back_by_itself()
    {
        const string Upper = "/thpt-ben-nghe";
        await using var centre = await city.VisitorAsync();
        await centre.SignInAsync("trungtam@example.edu.vn");
        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync("quantri@thpt-ben-nghe.example.edu.vn");
        await using var visitor = await city.VisitorAsync(390, 844);
        await visitor.OpenAsync($"{Upper}/tin-tuc");
        var page = administrator.Page;
        var website = page.Locator("section").Filter(new() { Has = page.Locator("#module-Website") });
        var looks = page.Locator("aside").GetByRole(AriaRole.Link, new() { Name = "Giao diện trang" });
        var switchOn = website.GetByRole(AriaRole.Button, new() { Name = "Bật chức năng" });
        try
        {
            // A page that still offers it is too late.
            await administrator.OpenAsync($"{Upper}/quan-tri/chuc-nang");
            await Expect(looks).ToHaveCountAsync(1);
            await website.GetByRole(AriaRole.Button, new() { Name = "Tắt chức năng" }).First.ClickAsync();
            await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Tắt chức năng" }).ClickAsync();
            await Expect(switchOn).ToHaveCountAsync(1);
            await AllowAsync(centre, false);
            await centre.PictureAsync("modules-allowed");
            await switchOn.ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("Sở chưa cho phép loại đơn vị này dùng chức năng đó.");
            await Expect(website).ToContainTextAsync("Chưa được phép");
            await Expect(switchOn).ToHaveCountAsync(0);
            await administrator.LookAsync();

            await AllowAsync(centre, true);
            await visitor.OpenAsync($"{Upper}/tin-tuc", 404);
            await administrator.OpenAsync($"{Upper}/quan-tri/chuc-nang");
            await switchOn.ClickAsync();
            await Expect(website.GetByText("Đang bật")).ToBeVisibleAsync();
            await visitor.OpenAsync($"{Upper}/tin-tuc");
            await administrator.OpenAsync($"{Upper}/quan-tri/giao-dien");

            // Taken away while it is in use.
            await AllowAsync(centre, false);
            await visitor.OpenAsync($"{Upper}/tin-tuc", 404);
            await administrator.OpenAsync($"{Upper}/quan-tri/giao-dien", 404);
            await administrator.OpenAsync($"{Upper}/quan-tri/chuc-nang");
            await Expect(looks).ToHaveCountAsync(0);
            await Expect(website).ToContainTextAsync("Chưa được phép");
            await Expect(website.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
            await administrator.PictureAsync("module-not-allowed", fullPage: false);
            await visitor.OpenAsync($"{School}/tin-tuc");
        }
        finally
        {
            await AllowAsync(centre, true);
        }

        await visitor.OpenAsync($"{Upper}/tin-tuc");
        await administrator.OpenAsync($"{Upper}/quan-tri/giao-dien");
        await Expect(looks).ToHaveCountAsync(1);

        static async Task AllowAsync(Person centre, bool isAllowed)
        {
            await centre.OpenAsync("/quan-tri/chuc-nang/cho-phep");
            var policy = centre.Page.Locator("section").Filter(new() { Has = centre.Page.Locator("#module-Website") });
            await policy.Locator("input[name=kinds][value=upper-secondary]").SetCheckedAsync(isAllowed);
            await policy.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
            await Expect(centre.Page.GetByText("Đã lưu quy định về").First).ToBeVisibleAsync();
            await centre.LookAsync();
            await Expect(policy.Locator("input[name=kinds][value=upper-secondary]")).ToBeCheckedAsync(new() { Checked = isAllowed });
        }
    }

    [Fact]
    public async Task A_unit_takes_all_its_data_along_in_one_file_that_holds_what_its_pages_show()
    {
        const string Records = "/can-gio/thcs-binh-khanh";
        const string Mail = "@thcs-binh-khanh.can-gio.example.edu.vn";

        // What the school's people see: a mark, its pupil, an article with its picture.
        await using var teacher = await city.VisitorAsync();
        await teacher.SignInAsync($"gv01{Mail}");
        await teacher.OpenAsync($"{Records}/quan-tri/so-diem?hoc-ki=1");
        await teacher.Page.GetByRole(AriaRole.Link, new() { Name = "Toán 7A2", Exact = true }).ClickAsync();
        var line = teacher.Page.Locator(".mgrid tbody tr").First;
        var (name, code, mark) = (await line.Locator(".nm").InnerTextAsync(), await line.Locator(".code").InnerTextAsync(), await line.Locator("td.m").First.InnerTextAsync());
        var year = Regex.Match(await teacher.Page.Locator("main").InnerTextAsync(), @"\d{4}.\d{4}").Value;
        decimal.Parse(mark, CultureInfo.GetCultureInfo("vi-VN")).ShouldBeInRange(0, 10);

        await using var office = await city.VisitorAsync();
        await office.SignInAsync($"vanphong{Mail}");
        await office.OpenAsync($"{Records}/quan-tri/hoc-sinh?tim={code}");
        var pupil = office.Page.Locator("main tbody tr");
        await Expect(pupil).ToHaveCountAsync(1);
        await Expect(pupil.Locator("th")).ToHaveTextAsync(name);
        var born = DateOnly.ParseExact(await pupil.Locator("td").Nth(2).InnerTextAsync(), "d'/'M'/'yyyy", CultureInfo.InvariantCulture).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

        await using var visitor = await city.VisitorAsync();
        await visitor.OpenAsync($"{Records}/tin-tuc");
        await visitor.Page.Locator("article").Filter(new() { Has = visitor.Page.Locator("img.cover") }).First.Locator("h2 a, h3 a").First.ClickAsync();
        var title = await visitor.Page.Locator("h1").InnerTextAsync();
        var slug = new Uri(visitor.Page.Url).Segments[^1];
        var picture = Regex.Match(await visitor.Page.Locator("figure img.cover").First.EvaluateAsync<string>("picture => picture.src"), "/tep/([0-9a-f-]{36})/").Groups[1].Value;

        await using var editor = await city.VisitorAsync();
        await editor.SignInAsync($"bientap{Mail}");
        await editor.OpenAsync($"{Records}/quan-tri/thu-vien/{picture}");
        var site = await editor.Page.Context.APIRequest.GetAsync(city.App.Address + Records + await editor.Page.Locator("dd code").InnerTextAsync());
        site.Status.ShouldBe(200);
        var bytes = await site.BodyAsync();

        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync($"quantri{Mail}");
        await administrator.OpenAsync($"{Records}/quan-tri/don-vi/xuat-du-lieu");
        var page = administrator.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo bộ dữ liệu" }).ClickAsync();
        var fetch = page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Tải về") });
        await PersonSteps.UntilAsync(
            async () =>
            {
                await page.GotoAsync($"{city.App.Address}{Records}/quan-tri/don-vi/xuat-du-lieu");
                return await fetch.CountAsync() > 0;
            },
            "the export is made",
            seconds: 90);
        await administrator.LookAsync();
        await administrator.PictureAsync("unit-export");
        var file = await page.RunAndWaitForDownloadAsync(() => fetch.First.ClickAsync());

        using var zip = await ZipFile.OpenReadAsync(await file.PathAsync());
        Lines("hoc-sinh.csv").ShouldContain(row => row.Contains($"\"{code}\",\"{name}\",\"{born}\",") && row.Contains("\"7A2\""));
        Lines("so-diem.csv").ShouldContain($"\"{year}\",\"1\",\"Toán\",\"{code}\",\"{name}\",\"TX1\",\"{mark.Replace(",0", "").Replace(',', '.')}\"");
        var article = Text(Entry($"bai-viet/{slug}.html"));
        article.ShouldContain($"<h1>{WebUtility.HtmlEncode(title)}</h1>");
        Text(Entry("bai-viet/index.html")).ShouldContain($"\"{slug}.html\"");

        // The picture beside the article is the site's, byte for byte, and opens.
        var beside = Regex.Match(article, "<img src=\"\\.\\./(tep/[^\"]+)\"").Groups[1].Value;
        beside.ShouldStartWith($"tep/{picture.Replace("-", "")}");
        Bytes(Entry(beside)).ShouldBe(bytes);
        (await visitor.Page.EvaluateAsync<int>(
            "data => createImageBitmap(new Blob([Uint8Array.from(atob(data), letter => letter.charCodeAt(0))])).then(picture => picture.width)", Convert.ToBase64String(bytes)))
            .ShouldBe(1600);

        await administrator.OpenAsync($"{Records}/quan-tri/nhat-ky");
        await Expect(page.Locator("tbody")).ToContainTextAsync("Tải bộ dữ liệu xuất");

        ZipArchiveEntry Entry(string path) => zip.GetEntry(path).ShouldNotBeNull(path);

        string[] Lines(string table) => Text(zip.Entries.Single(entry => entry.Name == table)).Split("\r\n");

        static string Text(ZipArchiveEntry entry) => Encoding.UTF8.GetString(Bytes(entry));

        static byte[] Bytes(ZipArchiveEntry entry)
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return copy.ToArray();
        }
    }
}

[Collection(nameof(SqliteCity))]
public sealed class OversightWalkOnSqlite(SqliteCity city) : OversightWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class OversightWalkOnPostgres(PostgresCity city) : OversightWalk(city);
