using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>Lists as offices really have them: old encodings, merged headings, hidden sheets, broken formulas, a bomb; pupils who are there twice.</summary>
[Trait("Category", "Long")]
public abstract class OddWorkbooksWalk(City city)
{
    private const string Desk = "/can-gio/thcs-binh-khanh/quan-tri";
    private static readonly string[] Headings = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Lớp"];

    [Fact]
    public async Task Each_cell_is_named_old_letters_are_converted_and_doubles_are_merged_and_taken_apart()
    {
        await using var office = await city.VisitorAsync();
        await office.SignInAsync("vanphong@thcs-binh-khanh.can-gio.example.edu.vn");
        var page = office.Page;
        var main = page.Locator("main");
        var act = page.Locator("[data-import]");

        await UploadAsync(office, Workbooks.Bomb("bom.xlsx"));
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Tệp giải nén lớn hơn 100 MB nên không được mở.");
        await office.LookAsync();

        // VNI and TCVN3: converted, kept as written, converted again.
        await UploadAsync(office, Workbooks.Make("vni.xlsx", Headings, ["1", "Nguyeãn Vaên Ñaït", "01/02/2012", "Nam", "9C1"], ["2", "Huyønh Thò Ngoïc Aùnh", "02/02/2012", "Nöõ", "9C1"]));
        await Expect(main).ToContainTextAsync("bảng mã VNI; đã đổi sang Unicode");
        await Expect(page.Locator("table.imp")).ToContainTextAsync("Huỳnh Thị Ngọc Ánh");
        await office.LookAsync();
        await Button("Giữ chữ như trong tệp").ClickAsync();
        await Expect(page.Locator("table.imp")).ToContainTextAsync("Nguyeãn Vaên Ñaït");
        await Expect(act).ToBeDisabledAsync();
        await office.PictureAsync($"import-vni-{GetType().Name}");
        await Button("Đổi chữ sang Unicode").ClickAsync();
        await Expect(page.Locator("table.imp")).ToContainTextAsync("Nguyễn Văn Đạt");
        await act.ClickAsync();
        await Expect(page.Locator(".counts")).ToContainTextAsync(new Regex(@"Đã thêm\s*2"));
        await UploadAsync(office, Workbooks.Make("tcvn3.xlsx", Headings, ["1", "NguyÔn V¨n Hïng", "01/05/2012", "Nam", "9C1"], ["2", "TrÇn ThÞ Mü Duyªn", "02/05/2012", "N÷", "9C1"]));
        await Expect(main).ToContainTextAsync("bảng mã TCVN3 (ABC); đã đổi sang Unicode");
        await Expect(page.Locator("table.imp")).ToContainTextAsync("Trần Thị Mỹ Duyên");
        await act.ClickAsync();
        await Expect(page.Locator(".counts")).ToContainTextAsync(new Regex(@"Đã thêm\s*2"));

        // All the rest in one list.
        await UploadAsync(office, Workbooks.Make(
            "du-kieu.xlsx",
            [
                ["TRƯỜNG THCS BÌNH KHÁNH"],
                ["STT", "Họ tên", "Ngày sinh", "Giới tính", "Lớp", "Cha", "Cha"],
                [null, null, null, null, null, "Họ tên", "Năm sinh"],
                ["1", "Lê Ngày Của Excel (mẫu)", new ExcelDate(new DateOnly(2012, 4, 1)), "Nam", new Formula("\"9\"&\"C1\"", "9C1"), "Lê Cha (mẫu)", "1980"],
                ["2", "Trần Ngày Sai (mẫu)", "31/02/2012", "Nam", "9C1"],
                ["3", "Phạm Công Thức Hỏng (mẫu)", "05/09/2012", "Nữ", new Formula("A1/0", "#DIV/0!")],
                ["4", "Đỗ Giới Tính (mẫu)", "05/09/2012", "Nữ giới", "9C1"],
                ["5", "Võ Lớp Lạ (mẫu)", "06/09/2012", "Nữ", "13B"],
            ],
            ["A1:E1", "F2:G2"],
            hidden: [["Họ tên", "Ngày sinh"], ["Người Ẩn (mẫu)", "1/1/2012"]]));
        await Expect(main).ToContainTextAsync("Trang tính ẩn không được đọc: an.");
        foreach (var (address, why) in new[] { ("C5", "Không phải ngày."), ("E6", "Công thức trong ô bị lỗi."), ("D7", "Ghi Nam hoặc Nữ."), ("E8", "Không có lớp 13B") })
            await Expect(page.Locator(".cell-bad", new() { HasText = address })).ToContainTextAsync(why);
        await Expect(page.Locator("tr", new() { HasText = "Lê Ngày Của Excel" })).ToContainTextAsync("1/4/2012");
        await Expect(act).ToBeDisabledAsync();
        await Expect(page.Locator("[data-blocked]")).ToContainTextAsync("Chưa nhập được: còn 4 dòng có ô sai.");
        await office.LookAsync();
        await office.PictureAsync($"import-odd-{GetType().Name}");
        await page.SetViewportSizeAsync(390, 844);
        await office.PictureAsync($"import-odd-phone-{GetType().Name}");
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")).ShouldBeFalse();
        await page.SetViewportSizeAsync(1440, 1000);
        await Button("Bỏ qua cả 4 dòng sai").ClickAsync();
        await Expect(page.Locator("[data-blocked]")).ToBeHiddenAsync();
        await act.ClickAsync();
        await Expect(page.Locator(".counts")).ToContainTextAsync(new Regex(@"Đã thêm\s*1"));

        // One pupil twice: merged, and taken apart again.
        await UploadAsync(office, Workbooks.Make("trung.xlsx", Headings, ["1", "Ngô Hai Lần (mẫu)", "07/07/2012", "Nam", "9C1"], ["2", "Ngô Hai Lần (mẫu)", "07/07/2012", "Nam", "9C1"]));
        await Expect(page.Locator(".cell-fix")).ToContainTextAsync("Cùng tên và ngày sinh với dòng 2.");
        await act.ClickAsync();
        await Expect(page.Locator(".counts")).ToContainTextAsync(new Regex(@"Đã thêm\s*2"));
        await office.OpenAsync($"{Desk}/hoc-sinh/trung");
        var doubles = page.GetByRole(AriaRole.Region, new() { Name = "Ngô Hai Lần (mẫu)" });
        await doubles.GetByRole(AriaRole.Button, new() { Name = "Giữ hồ sơ này, gộp hồ sơ kia" }).First.ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Gộp hồ sơ" }).ClickAsync();
        await Expect(page.Locator(".toast-note")).ToContainTextAsync("Đã gộp hai hồ sơ.");
        await Expect(doubles).ToHaveCountAsync(0);
        await office.LookAsync();
        await office.PictureAsync($"merged-{GetType().Name}");
        await office.ConfirmAsync("Hoàn tác", "Hoàn tác");
        await Expect(page.Locator(".toast-note")).ToContainTextAsync("Đã hoàn tác.");
        await Expect(doubles.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);

        ILocator Button(string name) => main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
    }

    private static async Task UploadAsync(Person office, FilePayload file)
    {
        await office.OpenAsync($"{Desk}/hoc-sinh/nhap");
        await office.Page.GetByLabel("Tệp Excel (.xlsx)").SetInputFilesAsync(file);
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await office.Page.WaitForLoadStateAsync();
    }
}

[Collection(nameof(SqliteCity))]
public sealed class OddWorkbooksWalkOnSqlite(SqliteCity city) : OddWorkbooksWalk(city);

[Collection(nameof(PostgresCity))]
public sealed class OddWorkbooksWalkOnPostgres(PostgresCity city) : OddWorkbooksWalk(city);
