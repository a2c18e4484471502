using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>A class of nobody, one of eighty without a mark, a pupil exempt from a subject, a year that no circular is known for.</summary>
[Trait("Category", "Long")]
public abstract class OddClassesWalk(City city)
{
    private const string Desk = "/can-gio/thcs-binh-khanh/quan-tri";
    private const string PrimaryDesk = "/can-gio/th-binh-khanh/quan-tri";
    private const string Mail = "@thcs-binh-khanh.can-gio.example.edu.vn";
    private const string Empty = "Lớp chưa có học sinh";
    private static readonly Regex Saved = new("^\\s*Đã lưu \\d+:\\d+\\s*$");

    [Fact]
    public async Task Classes_of_nobody_and_of_eighty_are_usable_and_say_what_they_lack()
    {
        await using var office = await city.VisitorAsync();
        await office.SignInAsync($"vanphong{Mail}");
        await OfNobodyAsync(office);
        var exempt = await OfEightyAsync(office);

        await using var teacher = await city.VisitorAsync();
        await teacher.SignInAsync($"gv12{Mail}");
        await GridAsync(teacher, exempt);
        await OnAPhoneAsync();
        await HomeRoomAsync(teacher);

        await using var principal = await city.VisitorAsync();
        await principal.SignInAsync($"hieutruong{Mail}");
        var page = principal.Page;
        await principal.OpenAsync($"{Desk}/ket-qua");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tính lại toàn trường" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "9B1" })).ToContainTextAsync("Còn thiếu");
        await principal.OpenAsync($"{Desk}/ket-qua/con-thieu");
        await Expect(page.Locator("main")).ToContainTextAsync("9B1");
        await principal.OpenAsync($"{Desk}/tong-ket");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "9B1", Exact = true }).ClickAsync();
        await Expect(page.Locator(".note.warn")).ToContainTextAsync("80 học sinh chưa đủ điểm hoặc chưa xếp rèn luyện");
        await Expect(page.Locator(".note.warn")).ToContainTextAsync("Chốt được khi cả lớp đã đủ.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Chốt kết quả", Exact = true })).ToHaveCountAsync(0);
        await principal.LookAsync();
    }

    [Fact]
    public async Task A_year_without_a_circular_says_so_on_every_page()
    {
        await using var office = await city.VisitorAsync();
        await office.SignInAsync("vanphong@th-binh-khanh.can-gio.example.edu.vn");
        var page = office.Page;
        var main = page.Locator("main");
        await office.OpenAsync($"{PrimaryDesk}/nam-hoc/lich");
        await page.Locator("#Input_Begin").FillAsync("2012");
        await page.Locator("#Input_StartsOn").FillAsync("2012-09-05");
        await page.Locator("#Input_SecondTermOn").FillAsync("2013-01-14");
        await page.Locator("#Input_EndsOn").FillAsync("2013-05-31");
        foreach (var field in await page.Locator("input[name^='Input.DaysOff']").AllAsync())
            await field.FillAsync("");
        await main.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Tạo năm học") }).ClickAsync();
        await Expect(main).ToContainTextAsync("2012-2013");
        var current = Regex.Match(await main.GetByRole(AriaRole.Row).Filter(new() { Has = page.Locator(".st.ok") }).InnerTextAsync(), @"\d{4}-\d{4}").Value;
        await ChooseAsync("2012-2013");
        try
        {
            await office.OpenAsync($"{PrimaryDesk}/lop");
            await page.GetByLabel("Tên lớp").FillAsync("3X");
            await main.GetByRole(AriaRole.Button, new() { Name = "Thêm lớp", Exact = true }).ClickAsync();
            await Expect(main.GetByRole(AriaRole.Link, new() { Name = "3X", Exact = true })).ToBeVisibleAsync();
            await office.OpenAsync($"{PrimaryDesk}/hoc-sinh/them");
            await page.Locator("#ClassId").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await page.Locator("#From").FillAsync("2012-09-05");
            await page.Locator("#Input_FullName").FillAsync("Lê Năm Cũ (mẫu)");
            await page.Locator("#Input_BirthDate").FillAsync("2004-05-04");
            await page.Locator("#Input_Sex").SelectOptionAsync("Male");
            await main.GetByRole(AriaRole.Button, new() { Name = "Thêm học sinh", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Lê Năm Cũ (mẫu)");

            foreach (var address in new[] { "tong-ket", "ren-luyen", "ket-qua", "cach-tinh-ket-qua" })
            {
                await office.OpenAsync($"{PrimaryDesk}/{address}");
                await Expect(main).ToContainTextAsync("Năm học này chưa có quy định đánh giá trong hệ thống.");
                await Expect(main).ToContainTextAsync("từ năm học 2014-2015 với tiểu học");
                await office.PictureAsync($"no-rules-{address}-{GetType().Name}");
            }

            await office.OpenAsync($"{PrimaryDesk}/so-diem/khoa");
            await Expect(main).ToContainTextAsync("Chưa có cột điểm");
            await office.OpenAsync($"{PrimaryDesk}/so-diem");
            await Expect(main.Locator("tbody tr").First).ToContainTextAsync("Chưa có cột điểm");
            await main.GetByRole(AriaRole.Link, new() { Name = "Toán 3X", Exact = true }).ClickAsync();
            await Expect(page.Locator(".note.bad")).ToContainTextAsync("Chưa có thông tư đánh giá nào cho lớp này trong năm học 2012-2013");
            await office.LookAsync();
            await page.SetViewportSizeAsync(390, 844);
            await office.OpenAsync($"{PrimaryDesk}/ket-qua");
        }
        finally
        {
            await page.SetViewportSizeAsync(1440, 1000);
            await ChooseAsync(current);
        }

        ILocator Year(string text) => main.GetByRole(AriaRole.Row).Filter(new() { HasText = text });

        async Task ChooseAsync(string name)
        {
            await office.OpenAsync($"{PrimaryDesk}/nam-hoc");
            await Year(name).GetByRole(AriaRole.Button, new() { Name = "Chọn làm năm hiện tại" }).ClickAsync();
            await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Chọn làm năm hiện tại" }).ClickAsync();
            await Expect(Year(name).Locator(".st.ok")).ToHaveTextAsync("Hiện tại");
        }
    }

    private static async Task OfNobodyAsync(Person office)
    {
        var page = office.Page;
        var main = page.Locator("main");
        await AddClassAsync(office, "9A9");
        await page.GetByRole(AriaRole.Link, new() { Name = "In danh sách lớp 9A9" }).ClickAsync();
        await Expect(main).ToContainTextAsync(Empty);
        await office.LookAsync();
        var id = Regex.Match(page.Url, "[0-9a-f-]{36}").Value;
        foreach (var address in new[] { $"tong-ket/{id}", $"tong-ket/{id}?ki=nam", $"ren-luyen/{id}", $"diem-danh/{id}/thang", $"diem-danh/{id}" })
        {
            await office.OpenAsync($"{Desk}/{address}");
            await Expect(main).ToContainTextAsync(Empty);
            await Expect(main).Not.ToContainTextAsync("chưa điểm danh");
        }

        await office.OpenAsync($"{Desk}/diem-danh?ds=true");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "9A9" })).ToContainTextAsync("Chưa có học sinh");
        await office.OpenAsync($"{Desk}/so-diem?lop={id}");
        await main.GetByRole(AriaRole.Link, new() { Name = "Toán 9A9", Exact = true }).ClickAsync();
        await Expect(main).ToContainTextAsync(Empty);
        await Expect(main.GetByRole(AriaRole.Link, new() { Name = "Công bố cho gia đình" })).ToHaveCountAsync(0);
        await office.LookAsync();
    }

    /// <summary>Eighty from a workbook, their home-room teacher and one subject's teacher; the fifth is exempt from it.</summary>
    private static async Task<string> OfEightyAsync(Person office)
    {
        var page = office.Page;
        var main = page.Locator("main");
        const string who = "Võ Thanh Ngữ (mẫu)";
        const string exempt = "Lý Được Miễn (mẫu)";
        await AddClassAsync(office, "9B1");
        await office.OpenAsync($"{Desk}/hoc-sinh/nhap");
        await page.GetByLabel("Tệp Excel (.xlsx)").SetInputFilesAsync(Workbooks.Make(
            "lop-9b1.xlsx",
            [
                ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Lớp"],
                .. Enumerable.Range(1, 80).Select(number => new[] { $"{number}", number == 5 ? exempt : $"Trần {(char)('A' + (number % 20))}{(char)('a' + (number / 20))} (mẫu)", $"{1 + (number % 28):00}/03/2012", number % 2 == 0 ? "Nam" : "Nữ", "9B1" }),
            ]));
        await main.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(main).ToContainTextAsync("9B1 (80)");
        await page.Locator("[data-import]").ClickAsync();
        await Expect(page.Locator(".counts")).ToContainTextAsync(new Regex(@"Đã thêm\s*80"));
        await office.OpenAsync($"{Desk}/lop");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "9B1" })).ToContainTextAsync("Rất đông");
        await main.GetByRole(AriaRole.Link, new() { Name = "9B1", Exact = true }).ClickAsync();
        var teachers = page.GetByLabel("Giáo viên chủ nhiệm");
        await teachers.SelectOptionAsync(new SelectOptionValue { Label = (await teachers.Locator("option").AllInnerTextsAsync()).First(text => text.Contains(who, StringComparison.Ordinal)) });
        await main.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "9B1" })).ToContainTextAsync(who);
        await office.OpenAsync($"{Desk}/phan-cong?khoi=9");
        await page.GetByLabel("Toán 9B1", new() { Exact = true }).FillAsync(who);
        await main.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.Locator(".toast-note")).ToContainTextAsync("Đã lưu phân công.");

        await office.OpenAsync($"{Desk}/hoc-sinh?tim={Uri.EscapeDataString(exempt)}");
        await main.GetByRole(AriaRole.Link, new() { Name = exempt }).ClickAsync();
        await page.Locator("#SubjectId").SelectOptionAsync(new SelectOptionValue { Label = "Toán" });
        await page.Locator("#ExemptionReason").FillAsync("Theo đơn (mẫu)");
        await main.GetByRole(AriaRole.Button, new() { Name = "Ghi miễn học" }).ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=exempt]")).ToContainTextAsync("Theo đơn (mẫu)");
        await office.LookAsync();
        return exempt;
    }

    private async Task GridAsync(Person teacher, string exempt)
    {
        var page = teacher.Page;
        await teacher.OpenAsync($"{Desk}/so-diem/con-thieu");
        await Expect(page.Locator("main")).ToContainTextAsync("Chưa ô nào đến hạn");
        await page.Locator(".miss a").Filter(new() { HasText = "Toán · 9B1" }).ClickAsync();
        await Expect(page.Locator("#grid-bar")).ToContainTextAsync("80 học sinh");
        await teacher.LookAsync();
        await Expect(page.Locator(".mgrid tbody tr")).ToHaveCountAsync(80);

        // Who is exempt: typing changes nothing and the cell says why.
        var row = page.Locator(".mgrid tbody tr", new() { HasText = exempt });
        var cell = row.Locator("td.m").First;
        await cell.ClickAsync();
        await page.Keyboard.PressAsync("8");
        await Expect(cell.Locator(".why")).ToHaveTextAsync("Miễn học hoặc không chọn môn này: không nhập điểm");
        await Expect(cell.Locator(".why")).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("Miễn học");
        await teacher.PictureAsync($"exempt-{GetType().Name}", fullPage: false);

        // To the last and back by keys; the cell left out before a mark is missing at once, and the board leads to it.
        await First(page).ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await Expect(page.Locator(".mgrid tbody tr").Nth(79).Locator("td.m").Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await Expect(First(page)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.TypeAsync("85");
        await Expect(page.Locator("#grid-status [data-words]")).ToHaveTextAsync(Saved);
        await page.ReloadAsync();
        await Expect(page.Locator(".mgrid tbody tr").Nth(2).Locator("td.m").First).ToHaveTextAsync("8,5");
        await teacher.OpenAsync($"{Desk}/so-diem/con-thieu");
        await page.Locator(".miss-board a").First.ClickAsync();
        await Expect(page.Locator("td.m.is-need:focus")).ToHaveCountAsync(1);

        // Taken back: all marks are missing again.
        await page.Locator(".mgrid tbody tr").Nth(2).Locator("td.m").First.ClickAsync();
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator("#grid-status [data-words]")).ToHaveTextAsync(Saved);
    }

    private async Task OnAPhoneAsync()
    {
        await using var teacher = await city.VisitorAsync(390, 844);
        await teacher.SignInAsync($"gv12{Mail}");
        await teacher.OpenAsync($"{Desk}/so-diem");
        await teacher.Page.GetByRole(AriaRole.Link, new() { Name = "Toán 9B1", Exact = true }).ClickAsync();
        await Expect(teacher.Page.Locator(".mgrid tbody tr")).ToHaveCountAsync(80);
        await teacher.LookAsync();
        await teacher.PictureAsync($"eighty-phone-{GetType().Name}", fullPage: false);
    }

    private async Task HomeRoomAsync(Person teacher)
    {
        var page = teacher.Page;
        await teacher.OpenAsync($"{Desk}/ren-luyen");
        await Expect(page.Locator(".judge")).ToHaveCountAsync(80);
        await teacher.OpenAsync($"{Desk}/tong-ket");
        await Expect(page.Locator(".note.warn")).ToContainTextAsync("80 học sinh chưa đủ điểm hoặc chưa xếp rèn luyện");
        var rows = page.Locator("table.book tbody tr");
        await Expect(rows).ToHaveCountAsync(80);

        // Who is exempt has an M there, and is not asked for marks of that subject.
        var exempt = rows.Filter(new() { HasText = "Lý Được Miễn" });
        await Expect(exempt.Locator("td").Filter(new() { HasTextRegex = new Regex("^\\s*M\\s*$") })).ToHaveCountAsync(1);
        await exempt.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".why-pop:popover-open")).ToContainTextAsync("Ngữ văn: thiếu");
        await Expect(page.Locator(".why-pop:popover-open")).Not.ToContainTextAsync("Toán: thiếu");
        await page.Keyboard.PressAsync("Escape");
        await rows.Last.GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator(".why-pop:popover-open").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Toán: thiếu") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Toán · lớp 9B1");
        await teacher.OpenAsync($"{Desk}/tong-ket?ki=nam");
        await teacher.PictureAsync($"nothing-entered-{GetType().Name}", fullPage: false);
    }

    private static async Task AddClassAsync(Person office, string name)
    {
        await office.OpenAsync($"{Desk}/lop");
        await office.Page.GetByLabel("Tên lớp").FillAsync(name);
        await office.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Thêm lớp", Exact = true }).ClickAsync();
        await Expect(office.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }

    private static ILocator First(IPage page) => page.Locator(".mgrid tbody tr").First.Locator("td.m").First;
}

[Collection(nameof(SqliteCity))]
public sealed class OddClassesWalkOnSqlite(SqliteCity city) : OddClassesWalk(city);

[Collection(nameof(PostgresCity))]
public sealed class OddClassesWalkOnPostgres(PostgresCity city) : OddClassesWalk(city);
