using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>A unit is helped: somebody of the centre comes in for a time and leaves rows, a question goes up and comes back answered.</summary>
public abstract partial class HelpAndSupportWalk(City city)
{
    private const string School = "/can-gio/thcs-doi-lau";
    private const string SchoolName = "Trường Trung học cơ sở Doi Lầu";

    [Fact]
    public async Task The_centre_helps_in_a_school_that_lets_it_in_sees_only_what_it_may_and_leaves_its_name_in_the_log()
    {
        await using var centre = await city.VisitorAsync();
        await centre.SignInAsync("trungtam@example.edu.vn");
        await centre.OpenAsync("/quan-tri/ho-tro-don-vi/moi");
        await Expect(centre.Page.Locator("aside [aria-current=page]")).ToHaveTextAsync("Hỗ trợ đơn vị");
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi lời xin" }).ClickAsync();
        await Expect(centre.Page.Locator("[aria-invalid=true]")).ToHaveCountAsync(2);
        await centre.LookAsync();
        await centre.Page.Locator("select[name=UnitId]").SelectOptionAsync(new SelectOptionValue { Label = SchoolName });
        await centre.Page.Locator("[name=Reason]").FillAsync("Sửa số điện thoại ở chân trang (mẫu)");
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi lời xin" }).ClickAsync();
        await Expect(centre.Page.Locator("main")).ToContainTextAsync("Chờ trả lời");
        await centre.LookAsync();
        await centre.OpenAsync($"{School}/quan-tri", 403);

        await using var head = await city.VisitorAsync();
        await head.SignInAsync("truongban@thcs-doi-lau.can-gio.example.edu.vn");
        await head.OpenAsync($"{School}/quan-tri/nguoi-ho-tro");
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Xem và trả lời" }).ClickAsync();
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Cho phép" }).ClickAsync();
        await Expect(head.Page.Locator("main")).ToContainTextAsync("Chọn ít nhất một vai trò");
        await head.LookAsync();
        await head.OpenAsync(new Uri(head.Page.Url).AbsolutePath);
        await head.Page.Locator("input[name=Roles][value=administrator]").CheckAsync();
        await head.Page.Locator("select[name=Hours]").SelectOptionAsync("2");
        await head.GuidePictureAsync("cho-phep-ho-tro");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Cho phép" }).ClickAsync();
        await Expect(head.Page.Locator("main")).ToContainTextAsync("Đang hỗ trợ");
        var helper = (await head.Page.Locator("tbody th").First.InnerTextAsync()).Split('\n')[0].Trim();
        await head.LookAsync();

        await centre.OpenAsync("/quan-tri/ho-tro-don-vi");
        await centre.Page.GetByRole(AriaRole.Link, new() { Name = "Vào đơn vị" }).ClickAsync();
        var banner = centre.Page.GetByRole(AriaRole.Region).Filter(new() { HasText = "Sửa số điện thoại ở chân trang" });
        await Expect(banner).ToContainTextAsync(SchoolName);
        await centre.LookAsync();
        await centre.GuidePictureAsync("vao-ho-tro");
        foreach (var barred in new[] { "/quan-tri/thanh-vien/moi", "/quan-tri/vai-tro", "/quan-tri/nguoi-ho-tro", "/quan-tri/so-dong-y", "/quan-tri/yeu-cau-du-lieu", "/quan-tri/don-vi/xuat-du-lieu", "/quan-tri/nhat-ky", "/quan-tri/chuc-nang" })
            await centre.OpenAsync(School + barred, 403);
        await centre.OpenAsync($"{School}/quan-tri/don-vi");
        await Expect(banner).ToBeVisibleAsync();
        await centre.Page.Locator("[name=Phone]").FillAsync("028 3829 1875");
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(centre.Page.GetByText("Đã lưu.").First).ToBeVisibleAsync();

        await head.OpenAsync($"{School}/quan-tri/nhat-ky");
        var rows = head.Page.Locator("tbody tr").Filter(new() { HasText = helper });
        await Expect(rows.Filter(new() { HasText = "028" }).First).ToBeVisibleAsync();
        await Expect(head.Page.Locator("tbody")).ToContainTextAsync("Cho phép hỗ trợ");

        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Kết thúc hỗ trợ" }).ClickAsync();
        await Expect(centre.Page).ToHaveURLAsync(new Regex("/chon-don-vi$"));
        await centre.OpenAsync($"{School}/quan-tri", 403);
        await head.OpenAsync($"{School}/quan-tri/nguoi-ho-tro");
        await Expect(head.Page.Locator("main")).ToContainTextAsync("Đã kết thúc");
    }

    [Fact]
    public async Task A_question_with_a_file_goes_to_the_office_on_to_the_centre_and_comes_back_answered()
    {
        const string Title = "Bài đã duyệt nhưng không lên trang chủ (mẫu)";
        await using var asker = await city.VisitorAsync();
        await asker.SignInAsync("quantri@thcs-doi-lau.can-gio.example.edu.vn");
        await asker.OpenAsync($"{School}/quan-tri/ho-tro/moi");
        await asker.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Expect(asker.Page.Locator("[aria-invalid=true]")).ToHaveCountAsync(2);
        await asker.LookAsync();
        await asker.Page.Locator("[name=Title]").FillAsync(Title);
        await asker.Page.Locator("[name=Text]").FillAsync("Bài “Ngày hội đọc sách” duyệt từ sáng, mục Tin tức có, trang chủ không có.");
        await asker.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "màn hình.png", MimeType = "image/png", Buffer = Png.Draw(640, 320) });
        await asker.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Expect(asker.Page.GetByRole(AriaRole.Link, new() { NameRegex = FileName() })).ToBeVisibleAsync();
        await asker.LookAsync();
        await asker.GuidePictureAsync("yeu-cau-ho-tro");
        var address = new Uri(asker.Page.Url).AbsolutePath[School.Length..];

        await using var office = await city.VisitorAsync();
        await office.SignInAsync("chuyenvien@can-gio.example.edu.vn");
        await office.OpenAsync("/can-gio/quan-tri/ho-tro");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await office.LookAsync();
        await office.GuidePictureAsync("tra-loi-ho-tro");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận xử lý" }).ClickAsync();
        await Expect(office.Page.GetByRole(AriaRole.Button, new() { Name = "Nhận xử lý" })).ToHaveCountAsync(0);
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Chuyển lên trên", Exact = true }).First.ClickAsync();
        await office.LookAsync();
        await office.Page.Locator("dialog[open] textarea").FillAsync("Phòng đã xem, lỗi ở hệ thống.");
        await office.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Chuyển lên trên", Exact = true }).ClickAsync();
        await Expect(office.Page.GetByText("Đã chuyển lên trên.").First).ToBeVisibleAsync();
        await Expect(office.Page.Locator("[name=Text]")).ToHaveCountAsync(0);

        await using var centre = await city.VisitorAsync(390, 844);
        await centre.SignInAsync("trungtam@example.edu.vn");
        await centre.OpenAsync($"{address}");
        await Expect(centre.Page.Locator("main")).ToContainTextAsync("Phòng đã xem");
        var file = await centre.Page.RunAndWaitForDownloadAsync(() => centre.Page.GetByRole(AriaRole.Link, new() { NameRegex = FileName() }).ClickAsync());
        new FileInfo(await file.PathAsync()).Length.ShouldBeGreaterThan(100);
        await centre.Page.Locator("[name=Text]").FillAsync("Đã sửa; thầy cô tải lại trang chủ.");
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Expect(centre.Page.Locator("main")).ToContainTextAsync("Đã sửa; thầy cô tải lại trang chủ.");
        await centre.PictureAsync("support-answer-390");

        await PersonSteps.UntilAsync(
            async () =>
            {
                await asker.Page.GotoAsync($"{city.App.Address}{School}/quan-tri/thong-bao");
                return await asker.Page.GetByText(new Regex($"{Regex.Escape(Title)}.*Đã trả lời")).CountAsync() > 0;
            },
            "the asker is told of the answer");
        await asker.OpenAsync(School + address);
        await Expect(asker.Page.Locator("main")).ToContainTextAsync("Đã sửa; thầy cô tải lại trang chủ.");
        await asker.Page.GetByRole(AriaRole.Button, new() { Name = "Đóng yêu cầu" }).ClickAsync();
        await Expect(asker.Page.Locator("main")).ToContainTextAsync("Mở lại và viết thêm");
        await asker.LookAsync();
    }

    [Fact]
    public async Task The_office_sees_whom_to_call_in_a_school_and_the_school_whom_to_call_in_the_office()
    {
        await using var school = await city.VisitorAsync();
        await school.SignInAsync("quantri@thcs-doi-lau.can-gio.example.edu.vn");
        await school.OpenAsync($"{School}/quan-tri/dau-moi");
        await school.Page.Locator("[name='Leader.FullName']").FillAsync("Thầy Hồ Hữu Thuận (mẫu)");
        await school.Page.Locator("[name='Leader.Phone']").FillAsync("12");
        await school.Page.Locator("[name='It.FullName']").FillAsync("Cô Lê Thị Ngọc Ánh (mẫu)");
        await school.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu đầu mối" }).ClickAsync();
        // A number that is none, and a person whom nobody can reach.
        await Expect(school.Page.Locator("[aria-invalid=true]")).ToHaveCountAsync(2);
        await school.LookAsync();
        await school.Page.Locator("[name='Leader.Phone']").FillAsync("0909 125 016");
        await school.Page.Locator("[name='It.Email']").FillAsync("cntt@thcs-doi-lau.example.edu.vn");
        await school.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu đầu mối" }).ClickAsync();
        await Expect(school.Page.GetByText("Đã lưu đầu mối liên hệ.").First).ToBeVisibleAsync();

        await using var office = await city.VisitorAsync();
        await office.SignInAsync("quantri@can-gio.example.edu.vn");
        await office.OpenAsync("/can-gio/quan-tri/dau-moi");
        await office.Page.Locator("[name='Leader.FullName']").FillAsync("Bà Phạm Minh Lệ (mẫu)");
        await office.Page.Locator("[name='Leader.Phone']").FillAsync("028 3829 1876");
        await office.Page.Locator("[name='It.FullName']").FillAsync("Ông Bùi Quốc Đạt (mẫu)");
        await office.Page.Locator("[name='It.Email']").FillAsync("cntt@can-gio.example.edu.vn");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu đầu mối" }).ClickAsync();
        await Expect(office.Page.GetByText("Đã lưu đầu mối liên hệ.").First).ToBeVisibleAsync();

        // Who answers in the office has the school's people at hand, and finds the schools that named nobody.
        await using var officer = await city.VisitorAsync();
        await officer.SignInAsync("chuyenvien@can-gio.example.edu.vn");
        await officer.OpenAsync("/can-gio/quan-tri/don-vi-truc-thuoc/dau-moi?q=trung+hoc+co+so+doi+lau");
        var row = officer.Page.Locator("tbody tr");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row.Locator("td").Nth(0)).ToContainTextAsync("Thầy Hồ Hữu Thuận (mẫu)");
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = "0909 125 016" })).ToBeVisibleAsync();
        await Expect(row.Locator("td").Nth(1)).ToContainTextAsync("Cô Lê Thị Ngọc Ánh (mẫu)");
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = "cntt@thcs-doi-lau.example.edu.vn" })).ToBeVisibleAsync();
        await officer.PictureAsync("unit-contacts", fullPage: false);
        await officer.Page.SetViewportSizeAsync(390, 844);
        await officer.OpenAsync("/can-gio/quan-tri/don-vi-truc-thuoc/dau-moi?thieu=true");
        await Expect(officer.Page.Locator("tbody")).ToContainTextAsync("Chưa có");
        await Expect(officer.Page.Locator("tbody")).Not.ToContainTextAsync("Thầy Hồ Hữu Thuận (mẫu)");
        await officer.PictureAsync("unit-contacts-missing-390", fullPage: false);

        await school.OpenAsync($"{School}/quan-tri/ho-tro");
        var above = school.Page.Locator("section").Filter(new() { Has = school.Page.Locator("#above") });
        await Expect(above).ToContainTextAsync("Bà Phạm Minh Lệ (mẫu)");
        await Expect(above.GetByRole(AriaRole.Link, new() { Name = "028 3829 1876" })).ToBeVisibleAsync();
        await Expect(above).ToContainTextAsync("Ông Bùi Quốc Đạt (mẫu)");
        await Expect(above.GetByRole(AriaRole.Link, new() { Name = "cntt@can-gio.example.edu.vn" })).ToBeVisibleAsync();
        await school.PictureAsync("contacts-above");
    }

    // Names become safe ones, pictures are written anew.
    [GeneratedRegex("^man-hinh\\.")]
    private static partial Regex FileName();
}

[Collection(nameof(SqliteCity))]
public sealed class HelpAndSupportWalkOnSqlite(SqliteCity city) : HelpAndSupportWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class HelpAndSupportWalkOnPostgres(PostgresCity city) : HelpAndSupportWalk(city);
