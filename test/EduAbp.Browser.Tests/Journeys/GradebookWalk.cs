using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>
/// A teacher's term in the book: a column by number keys alone, a block from Excel, comments, what is missing, a cut network,
/// two writers, two people at one machine; the column is published, the office locks it.
/// </summary>
public abstract class GradebookWalk(City city)
{
    private const string School = "/can-gio/thcs-binh-khanh";
    private const string Mail = "@thcs-binh-khanh.can-gio.example.edu.vn";
    private const string Teacher = $"gv01{Mail}";
    private static readonly Regex Saved = new("^\\s*Đã lưu \\d+:\\d+\\s*$");

    [Fact]
    public async Task A_teacher_enters_a_column_and_nothing_typed_is_lost()
    {
        await using var teacher = await city.VisitorAsync();
        await teacher.SignInAsync(Teacher);
        var page = teacher.Page;
        await teacher.OpenAsync($"{School}/quan-tri/so-diem");
        await teacher.PictureAsync($"marks-list-{GetType().Name}");

        // The board of what is missing leads to the cell.
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Còn thiếu", Exact = true }).ClickAsync();
        await page.Locator(".miss-board a").First.ClickAsync();
        await Expect(page.Locator("td.m.is-need:focus")).ToHaveCountAsync(1);
        var book = new Uri(page.Url).AbsolutePath;
        await Expect(page.Locator(".note.warn")).ToContainTextAsync("Cột TX4 cao hơn hẳn");
        await teacher.LookAsync();

        // Number keys only: the last column from the nineteenth pupil on.
        await Cell(page, 18, "CK").ClickAsync();
        await page.Keyboard.TypeAsync("85107005");
        await Expect(Cell(page, 18, "CK")).ToHaveTextAsync("8,5");
        await Expect(Cell(page, 19, "CK")).ToHaveTextAsync("10,0");
        await Expect(Cell(page, 20, "CK")).ToHaveTextAsync("7,0");
        await Expect(Cell(page, 21, "CK")).ToHaveTextAsync("0,5");
        await Expect(Cell(page, 22, "CK")).ToBeFocusedAsync();
        await Expect(Status(page)).ToHaveTextAsync(Saved);
        await Expect(Row(page, 18).Locator(".avg")).Not.ToBeEmptyAsync();
        await teacher.PictureAsync($"marks-grid-{GetType().Name}", fullPage: false);
        await teacher.GuidePictureAsync("so-diem-go-diem");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(Cell(page, 21, "CK")).ToHaveTextAsync("");

        // What is no mark stays and is told at the cell.
        foreach (var (wrong, why) in new[] { ("10,5", "“10,5” nằm ngoài thang điểm."), ("-1", "“-1” nằm ngoài thang điểm."), ("7..5", "“7..5” không phải là điểm. Ví dụ: 8,5"), ("bay", "“bay” không phải là điểm. Ví dụ: 8,5") })
        {
            await Cell(page, 21, "CK").DblClickAsync();
            await page.Locator(".cell-input").FillAsync(wrong);
            await page.Keyboard.PressAsync("Enter");
            await Expect(Cell(page, 21, "CK")).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(Cell(page, 21, "CK")).ToHaveAttributeAsync("title", why);
        }

        await Cell(page, 21, "CK").ClickAsync();
        await page.Keyboard.TypeAsync("65");
        await Expect(Status(page)).ToHaveTextAsync(Saved);

        // Filled down, and taken back in one step.
        await Cell(page, 36, "CK").ClickAsync();
        await page.Keyboard.TypeAsync("50");
        await Cell(page, 36, "CK").ClickAsync();
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Control+d");
        await Expect(Cell(page, 38, "CK")).ToHaveTextAsync("5,0");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(Cell(page, 37, "CK")).ToHaveTextAsync("");
        await Expect(Cell(page, 38, "CK")).ToHaveTextAsync("");
        await Expect(Status(page)).ToHaveTextAsync(Saved);

        await CutAsync(teacher, book);
        await PasteAsync(teacher);
        await CommentAsync(teacher);

        await Cell(page, 23, "CK").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lịch sử ô" }).ClickAsync();
        await Expect(page.Locator("#history li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#history")).ToContainTextAsync("9,9 → 6,1");
        await page.Locator("#history [data-close]").ClickAsync();

        // What families see is the teacher's act.
        await page.Locator("fieldset.publish input[value=CK]").CheckAsync();
        await teacher.ConfirmAsync("Công bố", "Công bố");
        await Expect(page.Locator("fieldset.publish label").Filter(new() { HasText = "CK" })).ToContainTextAsync("đã công bố");

        await TwoAtOneMachineAsync(teacher, book);
        await OnAPhoneAsync(book);
        await LockAsync();
        await teacher.OpenAsync(book);
        await Expect(Cell(page, 40, "CK")).ToHaveAttributeAsync("aria-readonly", "true");
    }

    /// <summary>The network goes; another machine, meanwhile, has another mark for one of the cells.</summary>
    private async Task CutAsync(Person teacher, string book)
    {
        var page = teacher.Page;
        await page.Context.RouteAsync("**/api/student-records/**", route => route.AbortAsync("internetdisconnected"));
        await Cell(page, 22, "CK").ClickAsync();
        await page.Keyboard.TypeAsync("606162636465666768");
        await Expect(Status(page)).ToContainTextAsync("Mất mạng: 9 ô");
        await using (var second = await city.VisitorAsync())
        {
            await second.SignInAsync(Teacher);
            await second.OpenAsync(book);
            // Another session of the same machine's owner would see nothing of it: this one has its own browser.
            await Cell(second.Page, 23, "CK").ClickAsync();
            await second.Page.Keyboard.TypeAsync("99");
            await Expect(Status(second.Page)).ToContainTextAsync("Đã lưu");
        }

        // Signing out asks first, and can be left.
        var asked = "";
        void Leave(object? _, IDialog dialog)
        {
            asked = dialog.Message;
            _ = dialog.DismissAsync();
        }

        page.Dialog += Leave;
        await SignOutAsync(page);
        await PersonSteps.UntilAsync(() => Task.FromResult(asked.Contains("9 ô", StringComparison.Ordinal)), "the question before signing out");
        page.Dialog -= Leave;

        await page.ReloadAsync();
        await Expect(Cell(page, 22, "CK")).ToHaveTextAsync("6,0");
        await page.Context.UnrouteAsync("**/api/student-records/**");
        await page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await Expect(page.Locator("#conflicts")).ToBeVisibleAsync();
        await Expect(Cell(page, 24, "CK")).ToHaveTextAsync("6,2");
        await Expect(Cell(page, 23, "CK")).ToHaveClassAsync(new Regex("is-conflict"));
        await teacher.LookAsync();
        await teacher.PictureAsync($"marks-conflict-{GetType().Name}", fullPage: false);
        await teacher.GuidePictureAsync("so-diem-hai-nguoi");
        await page.Locator("#conflicts").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Giữ 6,1") }).ClickAsync();
        await Expect(page.Locator("#conflicts")).ToBeHiddenAsync();
        await Expect(Status(page)).ToHaveTextAsync(Saved);
    }

    /// <summary>By code: a shuffled block lands, a stranger's line is told. Without: two names stand beside each other. Nothing is written before it is said.</summary>
    private static async Task PasteAsync(Person teacher)
    {
        var page = teacher.Page;
        var codes = await page.Locator(".mgrid tbody .code").AllInnerTextsAsync();
        var names = await page.Locator(".mgrid tbody .nm").AllInnerTextsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dán từ Excel" }).ClickAsync();
        await page.Locator("#paste [data-source]").FillAsync($"{codes[33]}\t9,1\nLA999\t5\n{codes[32]}\t7.4\n{codes[34]}\t85");
        await Expect(page.Locator("#paste")).ToContainTextAsync("LA999");
        await Expect(page.Locator("#paste")).ToContainTextAsync("“85” nằm ngoài thang điểm.");
        await teacher.LookAsync();
        await teacher.GuidePictureAsync("so-diem-dan");
        await Expect(Cell(page, 33, "CK")).ToHaveTextAsync("");
        await page.Locator("#paste [data-write]").ClickAsync();
        await Expect(Cell(page, 33, "CK")).ToHaveTextAsync("9,1");
        await Expect(Cell(page, 32, "CK")).ToHaveTextAsync("7,4");
        await Expect(Status(page)).ToHaveTextAsync(Saved);

        await Cell(page, 41, "CK").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dán từ Excel" }).ClickAsync();
        await page.Locator("#paste [data-source]").FillAsync("7,1\n7,2\n7,3");
        await Expect(page.Locator("#paste .note.warn")).ToBeVisibleAsync();
        await Expect(page.Locator("#paste tbody th").Nth(1)).ToHaveTextAsync(names[42].Trim());
        await page.Locator("#paste [data-write]").ClickAsync();
        await Expect(Cell(page, 43, "CK")).ToHaveTextAsync("7,3");
        await Expect(Status(page)).ToHaveTextAsync(Saved);
    }

    private static async Task CommentAsync(Person teacher)
    {
        var page = teacher.Page;
        await Cell(page, 5, "CK").ClickAsync();
        await page.Locator("#comment").FillAsync("Chăm học, trình bày sạch.");
        await page.Locator("[data-keep-phrase]").ClickAsync();
        await Expect(page.Locator("[data-phrase]")).ToHaveTextAsync("Chăm học, trình bày sạch.");
        await Cell(page, 6, "CK").ClickAsync();
        await page.Locator("[data-phrase]").ClickAsync();
        await Expect(Status(page)).ToHaveTextAsync(Saved);
        await page.ReloadAsync();
        await Cell(page, 6, "CK").ClickAsync();
        await Expect(page.Locator("#comment")).ToHaveValueAsync("Chăm học, trình bày sạch.");
    }

    /// <summary>What one person left unsent outlives another who uses the machine; that one enters a remark subject, and takes along only the own cells.</summary>
    private static async Task TwoAtOneMachineAsync(Person machine, string book)
    {
        var page = machine.Page;
        await page.Context.RouteAsync("**/api/student-records/**", route => route.AbortAsync("internetdisconnected"));
        await Cell(page, 44, "CK").ClickAsync();
        await page.Keyboard.TypeAsync("77");
        await Expect(Status(page)).ToContainTextAsync("Mất mạng: 1 ô");

        // The session ends by itself; a colleague sits down.
        await page.Context.ClearCookiesAsync();
        await page.Context.UnrouteAsync("**/api/student-records/**");
        await machine.SignInAsync($"gv13{Mail}");
        await machine.OpenAsync($"{School}/quan-tri/so-diem");
        await Expect(page.Locator("unsent-marks")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Giáo dục thể chất 7A2", Exact = true }).ClickAsync();
        var last = page.Locator("thead th.m").Last;
        await Expect(last).ToHaveAttributeAsync("data-c", "CK");
        await page.Locator(".mgrid tbody tr").First.Locator("td.m").Last.ClickAsync();
        await page.Keyboard.TypeAsync("110d");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("cd");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("8");
        await page.Keyboard.PressAsync("Enter");
        var column = page.Locator(".mgrid tbody tr td.m:nth-last-child(3)");
        foreach (var (place, mark) in new[] { "Đ", "Đ", "CĐ", "Đ", "CĐ" }.Index())
            await Expect(column.Nth(place)).ToHaveTextAsync(mark);
        await Expect(column.Nth(5)).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Status(page)).ToHaveTextAsync(Saved);
        await Expect(Row(page, 0).Locator(".avg")).ToHaveTextAsync("Đạt");
        await page.Context.RouteAsync("**/api/student-records/**", route => route.AbortAsync("internetdisconnected"));
        await column.Nth(7).ClickAsync();
        await page.Keyboard.TypeAsync("1");
        await Expect(Status(page)).ToContainTextAsync("Mất mạng: 1 ô");
        static void Agree(object? _, IDialog dialog) => _ = dialog.AcceptAsync();
        page.Dialog += Agree;
        await SignOutAsync(page);
        await Expect(page.Locator("main, body").First).ToBeVisibleAsync();
        await page.WaitForURLAsync(url => !url.Contains("/so-diem", StringComparison.Ordinal));
        page.Dialog -= Agree;
        await page.Context.UnrouteAsync("**/api/student-records/**");

        await machine.SignInAsync(Teacher);
        await machine.OpenAsync($"{School}/quan-tri/so-diem");
        await Expect(page.Locator("unsent-marks")).ToContainTextAsync("(1)");
        await machine.OpenAsync(book);
        await Expect(Cell(page, 44, "CK")).ToHaveTextAsync("7,7");
        await Expect(Status(page)).ToHaveTextAsync(Saved);
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
        await office.SignInAsync($"vanphong{Mail}");
        await office.OpenAsync($"{School}/quan-tri/so-diem/khoa?khoi=7");
        await office.PictureAsync($"marks-locks-{GetType().Name}");
        await office.Page.GetByLabel("Toán, 7A2, cột CK").CheckAsync();
        await office.ConfirmAsync("Khóa", "Khóa");
        await Expect(office.Page.Locator(".note.calm")).ToContainTextAsync("Đã khóa 1 cột.");
        await office.LookAsync();
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator("button.who").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất", Exact = true }).ClickAsync();
    }

    private static ILocator Status(IPage page) => page.Locator("#grid-status [data-words]");

    private static ILocator Row(IPage page, int place) => page.Locator($".mgrid tbody tr:nth-child({place + 1})");

    private static ILocator Cell(IPage page, int place, string column) => Row(page, place).Locator("td.m").Nth(Array.IndexOf(Columns, column));

    private static readonly string[] Columns = ["TX1", "TX2", "TX3", "TX4", "GK", "CK"];
}

[Collection(nameof(SqliteCity))]
public sealed class GradebookWalkOnSqlite(SqliteCity city) : GradebookWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class GradebookWalkOnPostgres(PostgresCity city) : GradebookWalk(city);
