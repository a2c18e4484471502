using System.Globalization;
using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>The school office's year: a class, its pupils from a workbook, its teachers, a pupil who comes with marks, and the next year, tried and taken back.</summary>
public abstract class SchoolOfficeWalk(City city)
{
    private const string Desk = "/can-gio/th-binh-khanh/quan-tri";

    [Fact]
    public async Task A_class_gets_its_pupils_and_teachers_and_goes_up_into_the_next_year()
    {
        await using var office = await city.VisitorAsync();
        await office.SignInAsync("vanphong@th-binh-khanh.can-gio.example.edu.vn");
        var page = office.Page;
        var main = page.Locator("main");
        var errors = page.Locator(".error-summary");

        // A class, after one that the school cannot have.
        await office.OpenAsync($"{Desk}/lop");
        await page.GetByLabel("Tên lớp").FillAsync("9A1");
        await Button("Thêm lớp").ClickAsync();
        await Expect(errors).ToContainTextAsync("Trường không có khối 9.");
        await page.GetByLabel("Tên lớp").FillAsync("1C1");
        await Button("Thêm lớp").ClickAsync();
        await Expect(main.GetByRole(AriaRole.Link, new() { Name = "1C1", Exact = true })).ToBeVisibleAsync();

        // Its pupils: nobody comes in while one cell is wrong.
        await office.OpenAsync($"{Desk}/nam-hoc");
        var begin = int.Parse(Regex.Match(await main.Locator("tr", new() { HasText = "Hiện tại" }).InnerTextAsync(), @"\d{4}").Value, CultureInfo.InvariantCulture);
        await office.OpenAsync($"{Desk}/hoc-sinh/nhap");
        await page.GetByLabel("Tệp Excel (.xlsx)").SetInputFilesAsync(Workbooks.Make(
            "lop-1c1.xlsx",
            ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Lớp", "Số định danh cá nhân"],
            ["1", "Nguyễn Thị Hằng Ngữ (mẫu)", $"12/03/{begin - 6}", "Nữ", "1C1", ""],
            ["2", "Trần Ệ Ỗ Ự (mẫu)", $"31/02/{begin - 6}", "Nam", "1C1", ""],
            ["3", "Đỗ Văn Bảo (mẫu)", $"05/09/{begin - 6}", "Nam", "1C1", ""],
            ["4", "Phạm Thị Chín Lớp (mẫu)", $"06/09/{begin - 6}", "Nữ", "9A1", ""]));
        await Button("Xem trước").ClickAsync();
        await Expect(page.Locator(".cell-bad").First).ToContainTextAsync("C3");
        await office.LookAsync();
        await office.GuidePictureAsync("giao-vu-nhap");
        await Expect(Button("Nhập: thêm 2, cập nhật 0")).ToBeDisabledAsync();
        await Expect(page.Locator("[data-blocked]")).ToContainTextAsync("Chưa nhập được: còn 2 dòng có ô sai.");
        foreach (var row in await page.GetByLabel("Bỏ qua dòng này").AllAsync())
            await row.CheckAsync();
        await Button("Nhập: thêm 2, cập nhật 0").ClickAsync();
        await Expect(page.Locator(".counts")).ToContainTextAsync(new Regex(@"Đã thêm\s*2"));
        await office.LookAsync();

        // One more comes from another school and brings levels along.
        await office.OpenAsync($"{Desk}/hoc-sinh/them");
        await page.Locator("#ClassId").SelectOptionAsync(new SelectOptionValue { Label = "1C1 (2 học sinh)" });
        await page.Locator("#From").FillAsync($"{begin}-10-20");
        await page.Locator("#Entry").SelectOptionAsync("SchoolTransfer");
        await page.Locator("#Input_FullName").FillAsync("Lê Chuyển Đến (mẫu)");
        await page.Locator("#Input_BirthDate").FillAsync($"{begin - 6}-05-04");
        await page.Locator("#Input_Sex").SelectOptionAsync("Male");
        await page.Locator("#Input_PersonalNumber").FillAsync("12345");
        await Button("Thêm học sinh").ClickAsync();
        await Expect(page.Locator("#Input_PersonalNumber-error")).ToBeVisibleAsync();
        await page.Locator("#Input_PersonalNumber").FillAsync("");
        await Button("Thêm học sinh").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Điểm trường cũ");
        await office.LookAsync();
        await page.GetByLabel("Tiếng Việt GK", new() { Exact = true }).FocusAsync();
        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.setData('text/plain', 'Môn\tGK\nToán\tT\nTiếng Việt\tH\nThiên văn\tH');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(page.Locator("[data-status]")).ToContainTextAsync(new Regex(@"^\s*Đã điền 2 ô, chưa lưu\..*Không có môn: .*Thiên văn\."));
        await page.GetByLabel("Đạo đức GK", new() { Exact = true }).FillAsync("8");
        await Button("Lưu").ClickAsync();
        await Expect(errors).ToContainTextAsync("Ghi tên trường cũ và giấy tờ");
        await Expect(page.Locator(".cell-bad")).ToContainTextAsync("“8” không phải là T, H hoặc C.");
        await Expect(page.GetByLabel("Toán GK", new() { Exact = true })).ToHaveValueAsync("T");
        await page.GetByLabel("Đạo đức GK", new() { Exact = true }).FillAsync("");
        await page.Locator("#Source").FillAsync("Trường Tiểu học An Nghĩa (mẫu), sổ theo dõi");
        await Button("Lưu").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lê Chuyển Đến (mẫu)");
        await office.LookAsync();

        // Who teaches.
        await office.OpenAsync($"{Desk}/phan-cong?khoi=1");
        var cell = page.GetByLabel("Toán 1C1", new() { Exact = true });
        await cell.FillAsync("Người Lạ");
        await Button("Lưu").ClickAsync();
        await Expect(page.Locator(".cell-bad")).ToHaveCountAsync(1);
        await cell.FillAsync(await page.Locator("#teachers option").First.GetAttributeAsync("value") ?? "");
        await Button("Lưu").ClickAsync();
        await Expect(page.Locator(".toast-note")).ToContainTextAsync("Đã lưu phân công.");

        // Into the next year, and back.
        var (next, after) = (begin + 1, begin + 2);
        await office.OpenAsync($"{Desk}/nam-hoc");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Tạo năm học {next}-{after}" }).ClickAsync();
        await office.LookAsync();
        await Button($"Tạo năm học {next}-{after}").ClickAsync();
        await Expect(main.GetByRole(AriaRole.Link, new() { Name = $"{next}-{after}" })).ToBeVisibleAsync();
        await office.OpenAsync($"{Desk}/len-lop");
        await Expect(main).ToContainTextAsync("1C1 → 2C1");
        await page.Locator("#Others").SelectOptionAsync("Promote");
        await office.ConfirmAsync("Xếp sang năm học mới", "Xếp sang năm học mới");
        await Expect(page.Locator(".toast-note")).ToContainTextAsync("Đã xếp học sinh sang năm học mới.");
        await office.LookAsync();
        await office.ConfirmAsync("Hoàn tác", "Hoàn tác");
        await Expect(page.Locator(".toast-note")).ToContainTextAsync("Đã hoàn tác.");
        await office.OpenAsync($"{Desk}/nam-hoc");

        ILocator Button(string name) => main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
    }
}

[Collection(nameof(SqliteCity))]
public sealed class SchoolOfficeWalkOnSqlite(SqliteCity city) : SchoolOfficeWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class SchoolOfficeWalkOnPostgres(PostgresCity city) : SchoolOfficeWalk(city);
