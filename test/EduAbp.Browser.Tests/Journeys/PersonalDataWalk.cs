using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>Consent is recorded, used for a picture and withdrawn, and somebody takes a copy of the own data home.</summary>
public abstract class PersonalDataWalk(City city)
{
    private const string Desk = "/can-gio/thcs-binh-khanh/quan-tri";

    [Fact]
    public async Task Consent_is_recorded_a_copy_is_downloaded_and_the_consent_withdrawn()
    {
        await using var clerk = await city.VisitorAsync();
        await clerk.SignInAsync("quantri@thcs-binh-khanh.can-gio.example.edu.vn");
        var page = clerk.Page;
        await clerk.OpenAsync($"{Desk}/so-dong-y/moi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi vào sổ" }).ClickAsync();
        await Expect(page.Locator("#Input_BirthDate-error")).ToContainTextAsync("tuổi quyết định ai phải đồng ý");
        await Expect(page.GetByLabel("Người đại diện đã đồng ý")).Not.ToBeCheckedAsync();
        await clerk.LookAsync();
        await page.GetByLabel("Họ và tên", new() { Exact = true }).FillAsync("Nguyễn Thị Hằng Ngữ (mẫu)");
        await page.GetByLabel("Ngày sinh").FillAsync("2015-09-15");
        await page.GetByLabel("Mục đích").SelectOptionAsync("photos");
        await page.Locator("#Input_GuardianName").FillAsync("Trần Thị Ệ (mẫu)");
        await page.GetByLabel("Quan hệ").SelectOptionAsync("Mother");
        await page.GetByLabel("Người đại diện đã đồng ý").CheckAsync();
        await page.GetByLabel("Cách đồng ý").SelectOptionAsync("Paper");
        await page.GetByLabel("Ngày đồng ý").FillAsync("2026-09-05");
        await page.GetByLabel("Bằng chứng ở đâu").FillAsync("Tập phiếu lớp 6A1 (mẫu)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi vào sổ" }).ClickAsync();
        await Expect(page.Locator("#Input_SubjectAgreed-error")).ToContainTextAsync("Trẻ từ đủ 7 tuổi");
        await page.Locator("#Input_SubjectAgreed").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi vào sổ" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Đang đồng ý");
        await clerk.LookAsync();
        await clerk.PictureAsync("consent");
        var consent = page.Url;

        // Who looks after the library says who is in a picture, and sees at once whether it may be shown.
        await using var editor = await city.VisitorAsync();
        await editor.SignInAsync("bientap@thcs-binh-khanh.can-gio.example.edu.vn");
        var library = editor.Page;
        await editor.OpenAsync($"{Desk}/thu-vien");
        await library.Locator("main a[href*='/thu-vien/']").First.ClickAsync();
        await library.Locator("#who").FillAsync("khong ai ca");
        await library.GetByRole(AriaRole.Button, new() { Name = "Tìm", Exact = true }).ClickAsync();
        await Expect(library.Locator("main")).ToContainTextAsync("Không có trong sổ đồng ý");
        await library.Locator("#who").FillAsync("hang ngu");
        await library.GetByRole(AriaRole.Button, new() { Name = "Tìm", Exact = true }).ClickAsync();
        await editor.LookAsync();
        await editor.PictureAsync("photo-people-found");
        await library.GetByRole(AriaRole.Button, new() { Name = "Thêm vào ảnh" }).ClickAsync();
        var shown = library.Locator("section", new() { Has = library.Locator("#people") }).Locator("li").Filter(new() { HasText = "Hằng Ngữ" });
        await Expect(shown).ToContainTextAsync("Đang đồng ý");
        await editor.LookAsync();
        await editor.PictureAsync("photo-people");
        await library.SetViewportSizeAsync(390, 844);
        await editor.PictureAsync("photo-people-390");
        await library.SetViewportSizeAsync(1440, 1000);

        await clerk.OpenAsync("/can-gio/thcs-binh-khanh/tai-khoan/du-lieu");
        await page.GetByLabel("Quyền").SelectOptionAsync("Copy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi yêu cầu" }).ClickAsync();
        var fetch = page.GetByRole(AriaRole.Link, new() { Name = "Tải bản sao" });
        await PersonSteps.UntilAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await fetch.CountAsync() > 0;
            },
            "the copy is ready");
        await clerk.LookAsync();
        await clerk.PictureAsync("my-data");
        var download = await page.RunAndWaitForDownloadAsync(() => fetch.ClickAsync());
        await using (var archive = new System.IO.Compression.ZipArchive(File.OpenRead((await download.PathAsync())!)))
            Assert.Contains(archive.Entries, entry => entry.FullName == "du-lieu.html");

        await page.GotoAsync(consent);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi rút lại" }).ClickAsync();
        await page.GetByLabel("Lí do rút lại").FillAsync("Gia đình không muốn nữa");
        await clerk.PictureAsync("consent-withdraw");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ghi rút lại" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Đã rút lại");
        await library.ReloadAsync();
        await Expect(shown).ToContainTextAsync("Đã rút lại");
        await library.GetByRole(AriaRole.Button, new() { Name = "Bỏ Nguyễn Thị Hằng Ngữ (mẫu) khỏi ảnh" }).ClickAsync();
        await Expect(shown).ToHaveCountAsync(0);

        await clerk.OpenAsync($"{Desk}/so-dong-y");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Nguyễn Thị Hằng Ngữ (mẫu)" })).ToBeVisibleAsync();
        await clerk.LookAsync();
        await clerk.PictureAsync("consents");
    }

    [Fact]
    public async Task A_parent_asks_for_a_correction_and_is_answered_and_an_incident_is_told_within_its_hours()
    {
        await using var parent = await city.VisitorAsync(390, 844);
        await parent.OpenAsync("/can-gio/thcs-binh-khanh/du-lieu-ca-nhan");
        await parent.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi yêu cầu" }).ClickAsync();
        await Expect(parent.Page.Locator("[aria-invalid=true]").First).ToBeVisibleAsync();
        await parent.LookAsync();
        await parent.Page.Locator("[name='Input.Kind']").SelectOptionAsync("Correct");
        await parent.Page.Locator("[name='Input.SubjectName']").FillAsync("Huỳnh Thị Ẩn (mẫu)");
        await parent.Page.Locator("[name='Input.RequesterName']").FillAsync("Lê Văn Ự (mẫu)");
        await parent.Page.Locator("[name='Input.Phone']").FillAsync("0909 125 016");
        await parent.Page.Locator("[name='Input.Text']").FillAsync("Ngày sinh của con tôi ghi sai.");
        await parent.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi yêu cầu" }).ClickAsync();
        await Expect(parent.Page.Locator("h1")).ToContainTextAsync("Đã nhận yêu cầu");
        await parent.LookAsync();

        await using var clerk = await city.VisitorAsync();
        var page = clerk.Page;
        await clerk.SignInAsync("quantri@thcs-binh-khanh.can-gio.example.edu.vn");
        await clerk.OpenAsync($"{Desk}/yeu-cau-du-lieu");
        await clerk.PictureAsync("data-requests");
        await page.Locator("main tbody a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận đã nhận" }).ClickAsync();
        await page.Locator("[name=How]").FillAsync("Gọi lại theo số trong hồ sơ (mẫu)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi xác minh" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Gọi lại theo số trong hồ sơ (mẫu)");
        await clerk.LookAsync();
        await page.Locator("[name=Answer]").FillAsync("Đã sửa trong sổ; mời phụ huynh xem lại.");
        await clerk.PictureAsync("data-request");
        await page.Locator("button[formaction*='Done']").ClickAsync();
        await Expect(page.Locator("[name=Answer]")).ToHaveCountAsync(0);
        await Expect(page.Locator("main")).ToContainTextAsync("Đã sửa trong sổ; mời phụ huynh xem lại.");
        await clerk.LookAsync();

        await clerk.OpenAsync($"{Desk}/su-co-du-lieu/ghi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.Locator("[aria-invalid=true]").First).ToBeVisibleAsync();
        await clerk.LookAsync();
        await page.Locator("[name='Input.Title']").FillAsync("Gửi nhầm danh sách lớp (mẫu)");
        await page.Locator("[name='Input.DetectedAt']").FillAsync(await page.EvaluateAsync<string>("() => { const at = new Date(Date.now() + 6 * 3600e3); return at.toISOString().slice(0, 16); }"));
        await page.Locator("[name='Input.What']").FillAsync("Danh sách lớp 6A1 gửi nhầm sang một địa chỉ thư khác.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Gửi nhầm danh sách lớp (mẫu)");
        await clerk.LookAsync();
        await clerk.PictureAsync("incident");
        var incident = new Uri(page.Url).AbsolutePath;
        await clerk.OpenAsync($"{incident}/thong-bao");
        await clerk.PictureAsync("incident-notice");
        await clerk.OpenAsync(incident);
        await clerk.ConfirmAsync("Gửi lên trên", "Gửi lên trên");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi đã gửi A05", Exact = true }).First.ClickAsync();
        await page.Locator("dialog[open] [name=How]").FillAsync("Công văn 12/TB (mẫu)");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Công văn 12/TB (mẫu)");

        await using var office = await city.VisitorAsync();
        await office.SignInAsync("lanhdao@can-gio.example.edu.vn");
        await office.OpenAsync("/can-gio/quan-tri/su-co-du-lieu-don-vi");
        await Expect(office.Page.Locator("main")).ToContainTextAsync("Gửi nhầm danh sách lớp (mẫu)");
    }
}

[Collection(nameof(SqliteCity))]
public sealed class PersonalDataWalkOnSqlite(SqliteCity city) : PersonalDataWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class PersonalDataWalkOnPostgres(PostgresCity city) : PersonalDataWalk(city);
