using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>
/// A teacher's column: by number keys alone, through a cut network and a reload, with a conflict, a paste and an undo; the
/// office locks; what was typed arrives once.
/// </summary>
public abstract partial class GradebookWalk(City city)
{
    private const string School = "/can-gio/thcs-binh-khanh";
    private const string Teacher = "gv01@thcs-binh-khanh.can-gio.example.edu.vn";

    [Fact]
    public async Task A_teacher_enters_a_column_and_nothing_typed_is_lost()
    {
        await using var teacher = await city.VisitorAsync();
        await teacher.SignInAsync(Teacher);
        var page = teacher.Page;
        await teacher.OpenAsync($"{School}/quan-tri/so-diem");
        await teacher.PictureAsync($"marks-list-{GetType().Name}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Toán 7A2", Exact = true }).ClickAsync();
        await Expect(page.Locator("mark-grid table[role=grid]")).ToBeVisibleAsync();
        await Expect(page.Locator(".note.warn")).ToContainTextAsync("Cột TX4 cao hơn hẳn");
        await teacher.LookAsync();
        await teacher.PictureAsync($"marks-grid-{GetType().Name}", fullPage: false);

        // Number keys only: the last column from the nineteenth pupil on.
        await Cell(page, 18, "CK").ClickAsync();
        await page.Keyboard.TypeAsync("85");
        await page.Keyboard.TypeAsync("10");
        await page.Keyboard.TypeAsync("70");
        await page.Keyboard.TypeAsync("05");
        await Expect(Cell(page, 18, "CK")).ToHaveTextAsync("8,5");
        await Expect(Cell(page, 19, "CK")).ToHaveTextAsync("10,0");
        await Expect(Cell(page, 20, "CK")).ToHaveTextAsync("7,0");
        await Expect(Cell(page, 21, "CK")).ToHaveTextAsync("0,5");
        await Expect(Cell(page, 22, "CK")).ToBeFocusedAsync();
        await Expect(Status(page)).ToHaveTextAsync(new Regex("^\\s*Đã lưu \\d+:\\d+\\s*$"));
        await Expect(Row(page, 18).Locator(".avg")).Not.ToBeEmptyAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(Cell(page, 21, "CK")).ToHaveTextAsync("");

        // What is no mark stays and is told at the cell.
        await page.Keyboard.TypeAsync("10,5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Cell(page, 21, "CK")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Cell(page, 21, "CK")).ToHaveAttributeAsync("title", "“10,5” nằm ngoài thang điểm.");
        await Cell(page, 21, "CK").ClickAsync();
        await page.Keyboard.TypeAsync("65");
        await Expect(Status(page)).ToHaveTextAsync(new Regex("^\\s*Đã lưu \\d+:\\d+\\s*$"));

        // The network goes; the office's machine, meanwhile, has another mark for one of the cells.
        await page.Context.RouteAsync("**/api/student-records/**", route => route.AbortAsync("internetdisconnected"));
        await Cell(page, 22, "CK").ClickAsync();
        await page.Keyboard.TypeAsync("606162636465666768");
        await Expect(Status(page)).ToContainTextAsync("Mất mạng: 9 ô");
        await using (var second = await city.VisitorAsync())
        {
            await second.SignInAsync(Teacher);
            await second.OpenAsync(new Uri(page.Url).PathAndQuery);
            // Another session of the same machine's owner would see nothing of it: this one has its own browser.
            await Cell(second.Page, 23, "CK").ClickAsync();
            await second.Page.Keyboard.TypeAsync("99");
            await Expect(Status(second.Page)).ToContainTextAsync("Đã lưu");
        }

        await page.ReloadAsync();
        await Expect(Cell(page, 22, "CK")).ToHaveTextAsync("6,0");
        await page.Context.UnrouteAsync("**/api/student-records/**");
        await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await Expect(page.Locator("#conflicts")).ToBeVisibleAsync();
        await Expect(Cell(page, 24, "CK")).ToHaveTextAsync("6,2");
        await Expect(Cell(page, 23, "CK")).ToHaveClassAsync(new Regex("is-conflict"));
        await teacher.LookAsync();
        await teacher.PictureAsync($"marks-conflict-{GetType().Name}", fullPage: false);
        await page.Locator("#conflicts").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Giữ 6,1") }).ClickAsync();
        await Expect(page.Locator("#conflicts")).ToBeHiddenAsync();
        await Expect(Status(page)).ToHaveTextAsync(new Regex("^\\s*Đã lưu \\d+:\\d+\\s*$"));

        // A shuffled block lands by code, a stranger's line is told, nothing is written before it is said.
        var codes = await page.Locator(".mgrid tbody .code").AllInnerTextsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dán từ Excel" }).ClickAsync();
        await page.Locator("#paste [data-source]").FillAsync($"{codes[33]}\t9,1\nLA999\t5\n{codes[32]}\t7.4\n{codes[34]}\t85");
        await Expect(page.Locator("#paste")).ToContainTextAsync("LA999");
        await Expect(page.Locator("#paste")).ToContainTextAsync("“85” nằm ngoài thang điểm.");
        await teacher.LookAsync();
        await Expect(Cell(page, 33, "CK")).ToHaveTextAsync("");
        await page.Locator("#paste [data-write]").ClickAsync();
        await Expect(Cell(page, 33, "CK")).ToHaveTextAsync("9,1");
        await Expect(Cell(page, 32, "CK")).ToHaveTextAsync("7,4");
        await Expect(Status(page)).ToHaveTextAsync(new Regex("^\\s*Đã lưu \\d+:\\d+\\s*$"));

        await Cell(page, 23, "CK").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lịch sử ô" }).ClickAsync();
        await Expect(page.Locator("#history li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#history")).ToContainTextAsync("9,9 → 6,1");
        await page.Locator("#history [data-close]").ClickAsync();

        await OnAPhoneAsync(new Uri(page.Url).PathAndQuery);
        await LockAsync();
        await page.ReloadAsync();
        await Expect(Cell(page, 40, "CK")).ToHaveAttributeAsync("aria-readonly", "true");
    }

    private async Task OnAPhoneAsync(string address)
    {
        await using var teacher = await city.VisitorAsync(390, 844);
        await teacher.SignInAsync(Teacher);
        await teacher.OpenAsync(address);
        await teacher.Page.Locator("#grid-column").SelectOptionAsync("CK");
        await Cell(teacher.Page, 38, "CK").DblClickAsync();
        await teacher.Page.Locator(".cell-input").FillAsync("75");
        await teacher.Page.Keyboard.PressAsync("Enter");
        await Expect(Cell(teacher.Page, 38, "CK")).ToHaveTextAsync("7,5");
        await Expect(Status(teacher.Page)).ToContainTextAsync("Đã lưu");
        await teacher.PictureAsync($"marks-phone-{GetType().Name}", fullPage: false);
    }

    private async Task LockAsync()
    {
        await using var office = await city.VisitorAsync();
        await office.SignInAsync("vanphong@thcs-binh-khanh.can-gio.example.edu.vn");
        await office.OpenAsync($"{School}/quan-tri/so-diem/khoa?khoi=7");
        await office.PictureAsync($"marks-locks-{GetType().Name}");
        await office.Page.GetByLabel("Toán, 7A2, cột CK").CheckAsync();
        await office.ConfirmAsync("Khóa", "Khóa");
        await Expect(office.Page.Locator(".note.calm")).ToContainTextAsync("Đã khóa 1 cột.");
        await office.LookAsync();
    }

    private static ILocator Status(IPage page) => page.Locator("#grid-status [data-words]");

    private static ILocator Row(IPage page, int place) => page.Locator($".mgrid tbody tr:nth-child({place + 1})");

    private static ILocator Cell(IPage page, int place, string column) => Row(page, place).Locator($"td.m:nth-of-type({2 + Array.IndexOf(Columns, column) + 1})");

    private static readonly string[] Columns = ["TX1", "TX2", "TX3", "TX4", "GK", "CK"];
}

[Collection(nameof(SqliteCity))]
[Trait("Category", "Long")]
public sealed class GradebookWalkOnSqlite(SqliteCity city) : GradebookWalk(city);

[Collection(nameof(PostgresCity))]
public sealed class GradebookWalkOnPostgres(PostgresCity city) : GradebookWalk(city);
