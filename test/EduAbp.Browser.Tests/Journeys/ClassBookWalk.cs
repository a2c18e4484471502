using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>A home-room teacher's day and judgements; a correction by three people, and one by two; what the principal sees of it.</summary>
public abstract class ClassBookWalk(City city)
{
    private const string School = "/can-gio/thcs-binh-khanh";
    private const string Mail = "@thcs-binh-khanh.can-gio.example.edu.vn";
    private const string Thursday = "2026-11-19";

    [Fact]
    public async Task A_roll_is_called_without_a_network_and_a_class_is_judged_by_keys()
    {
        await using var teacher = await city.VisitorAsync(390, 844);
        await teacher.SignInAsync($"gv01{Mail}");
        await teacher.OpenAsync($"{School}/quan-tri/diem-danh?ngay={Thursday}");
        var page = teacher.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Điểm danh 7A2");
        var rows = page.Locator(".row");
        await Expect(rows).ToHaveCountAsync(45);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await PersonSteps.UntilAsync(() => page.EvaluateAsync<bool>("() => !!localStorage.getItem('eduabp-hand') && !!navigator.serviceWorker.controller"), "the page is kept");

        await rows.Nth(0).ClickAsync();
        await Expect(rows.Nth(0).Locator(".s")).ToHaveTextAsync("Không phép");
        await PersonSteps.UntilAsync(() => page.EvaluateAsync<bool>("() => !Object.keys(localStorage).some(key => key.startsWith('eduabp:unsent:'))"), "the tap is sent");
        // The browser plays having no network page by page, a new one a moment late, and lets what a worker looks at pass: a new page sends nothing of itself.
        await page.AddInitScriptAsync("const send = fetch; globalThis.fetch = (...what) => localStorage.getItem('no-network') ? Promise.reject(new TypeError('no network')) : send(...what);");
        await page.EvaluateAsync("() => localStorage.setItem('no-network', 'true')");
        await page.Context.SetOfflineAsync(true);
        await rows.Nth(1).ClickAsync();
        await rows.Nth(1).ClickAsync();
        await Expect(page.Locator(".off")).ToContainTextAsync("1 thay đổi giữ trên máy này");

        // Closed by mistake: it opens again without a network, as it was left.
        var address = page.Url;
        await page.GotoAsync("about:blank");
        await page.GotoAsync(address);
        await Expect(rows).ToHaveCountAsync(45);
        await Expect(rows.Nth(0).Locator(".s")).ToHaveTextAsync("Không phép");
        await Expect(rows.Nth(1).Locator(".s")).ToHaveTextAsync("Có phép");
        await Expect(page.Locator(".off")).ToContainTextAsync("1 thay đổi giữ trên máy này");
        await teacher.PictureAsync("roll-call-offline-390", fullPage: false);
        await page.EvaluateAsync("() => localStorage.removeItem('no-network')");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator(".off")).ToBeHiddenAsync();
        await page.Locator(".memo input").Nth(1).FillAsync("ốm, mẹ báo lúc 6:10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chốt điểm danh" }).ClickAsync();
        await Expect(page.Locator("[data-done]")).ToHaveTextAsync("Đã chốt.");
        await page.ReloadAsync();
        await Expect(rows.Nth(0).Locator(".s")).ToHaveTextAsync("Không phép");
        await Expect(rows.Nth(1).Locator(".s")).ToHaveTextAsync("Có phép");
        await Expect(page.Locator(".memo input").Nth(1)).ToHaveValueAsync("ốm, mẹ báo lúc 6:10");
        await Expect(page.Locator(".sum")).ToContainTextAsync("43 có mặt");
        await teacher.GuidePictureAsync("diem-danh");
        await page.GetByLabel("Bảng tháng").ClickAsync();
        await Expect(page.Locator("td.k")).ToHaveCountAsync(1);
        await teacher.LookAsync();

        // At the desk: three keys judge three pupils; a remark is one of the usual sentences.
        await page.SetViewportSizeAsync(1440, 1000);
        await teacher.OpenAsync($"{School}/quan-tri/ren-luyen");
        await page.Locator(".judge input").First.FocusAsync();
        foreach (var key in new[] { "1", "2", "1" })
            await page.Keyboard.PressAsync(key);
        await page.Locator("input[list=phrases]").First.FillAsync("Ngoan, có ý thức tự giác trong học tập và rèn luyện.");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("[data-state]")).ToHaveTextAsync("Đã lưu");
        await page.ReloadAsync();
        await Expect(page.Locator(".judge input:checked")).ToHaveCountAsync(3);
        await Expect(page.Locator("input[list=phrases]").First).ToHaveValueAsync("Ngoan, có ý thức tự giác trong học tập và rèn luyện.");
        await Expect(page.Locator("main")).ToContainTextAsync("Còn 42 em chưa xếp");
        await teacher.PictureAsync("conduct");
        await teacher.GuidePictureAsync("ren-luyen");

        await teacher.OpenAsync($"{School}/quan-tri/tong-ket");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Còn thiếu gì") }).First.ClickAsync();
        await Expect(page.Locator(".why-pop").First).ToContainTextAsync("thiếu");
        await teacher.LookAsync();
        await teacher.PictureAsync("class-summary");
        await teacher.GuidePictureAsync("tong-ket");
        await page.Locator(".why-pop a").First.ClickAsync();
        await Expect(page.Locator("mark-grid table[role=grid]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_locked_mark_changes_by_three_people_or_two_and_the_principal_sees_who_changed_what()
    {
        await using (var office = await city.VisitorAsync())
        {
            await office.SignInAsync($"vanphong{Mail}");
            await office.OpenAsync($"{School}/quan-tri/so-diem/khoa?khoi=7");
            await office.Page.GetByLabel("Ngữ văn, 7A2, cột GK").CheckAsync();
            await office.ConfirmAsync("Khóa", "Khóa");
            await Expect(office.Page.Locator(".note.calm")).ToContainTextAsync("Đã khóa 1 cột.");
        }

        await using var teacher = await city.VisitorAsync();
        await teacher.SignInAsync($"gv03{Mail}");
        await using var homeRoom = await city.VisitorAsync();
        await homeRoom.SignInAsync($"gv01{Mail}");
        await using var principal = await city.VisitorAsync();
        await principal.SignInAsync($"hieutruong{Mail}");

        // The teacher of the subject asks, from the cell.
        var note = await AskAsync(teacher, "Ngữ văn 7A2", "9,5");
        await Expect(teacher.Page.Locator("main")).ToContainTextAsync("Chờ chủ nhiệm xác nhận");
        await teacher.LookAsync();

        await DecideAsync(homeRoom, note, "Xác nhận đúng");
        await StateAsync(homeRoom, note, "Chờ hiệu trưởng duyệt");
        await DecideAsync(principal, note, "Duyệt, sửa điểm");
        await StateAsync(principal, note, "Đã sửa điểm");
        await principal.LookAsync();
        await principal.PictureAsync("correction-note");
        await principal.GuidePictureAsync("phieu-sua-diem");
        await principal.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(principal.Page.Locator(".signatures")).ToBeVisibleAsync();
        await principal.PictureAsync("correction-note-print");
        await principal.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        await teacher.OpenAsync($"{School}/quan-tri/so-diem");
        await teacher.Page.GetByRole(AriaRole.Link, new() { Name = "Ngữ văn 7A2", Exact = true }).ClickAsync();
        var cell = Locked(teacher.Page);
        await Expect(cell).ToHaveTextAsync("9,5");
        await Expect(cell).ToHaveClassAsync(new Regex("is-fixed"));
        await cell.ClickAsync();
        await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Lịch sử ô" }).ClickAsync();
        await Expect(teacher.Page.Locator("#history")).ToContainTextAsync("Vào nhầm điểm bài của em khác");

        // Who teaches it and keeps the class is not asked twice; a refusal has words.
        var second = await AskAsync(homeRoom, "Toán 7A2", "9,0");
        await StateAsync(homeRoom, second, "Chờ hiệu trưởng duyệt");
        await OpenTaskAsync(principal, second);
        await principal.Page.GetByRole(AriaRole.Button, new() { Name = "Không đồng ý", Exact = true }).ClickAsync();
        await Expect(principal.Page.Locator("main")).ToContainTextAsync("Hãy ghi vì sao không đồng ý.");
        await principal.LookAsync();
        await principal.Page.Locator("textarea[name=Comment]").FillAsync("Không có bài làm kèm theo");
        await principal.Page.GetByRole(AriaRole.Button, new() { Name = "Không đồng ý", Exact = true }).ClickAsync();
        await StateAsync(homeRoom, second, "Không có bài làm kèm theo");
        await principal.OpenAsync($"{School}/quan-tri/sua-diem");
        await principal.PictureAsync("corrections");

        await principal.OpenAsync($"{School}/quan-tri/ket-qua");
        await principal.Page.GetByRole(AriaRole.Button, new() { Name = "Tính lại toàn trường" }).ClickAsync();
        await Expect(principal.Page.Locator("main table").Last.GetByRole(AriaRole.Row).Filter(new() { HasTextRegex = new("[6-9]A[12]") })).ToHaveCountAsync(8);
        await Expect(principal.Page.Locator(".bars svg").First).ToBeVisibleAsync();
        await principal.LookAsync();
        await principal.PictureAsync("school-results");
        await principal.GuidePictureAsync("ket-qua-truong");
        await principal.Page.GetByRole(AriaRole.Link, new() { Name = "Còn thiếu" }).ClickAsync();
        await Expect(principal.Page.Locator("main")).ToContainTextAsync("Lớp chưa xếp rèn luyện xong");
        await principal.LookAsync();
        await principal.PictureAsync("late");
        await principal.OpenAsync($"{School}/quan-tri/ket-qua/diem-da-sua");
        var changed = principal.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ngữ văn GK" });
        await Expect(changed).ToContainTextAsync("→ 9,5");
        await Expect(changed).ToContainTextAsync("Vào nhầm điểm bài của em khác");
        await principal.PictureAsync("changed-marks");
        await principal.OpenAsync($"{School}/quan-tri/huong-dan/hieu-truong");
    }

    /// <summary>From the locked cell to the note; answers the note's address.</summary>
    private static async Task<string> AskAsync(Person teacher, string book, string mark)
    {
        var page = teacher.Page;
        await teacher.OpenAsync($"{School}/quan-tri/so-diem");
        await page.GetByRole(AriaRole.Link, new() { Name = book, Exact = true }).ClickAsync();
        await Locked(page).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Đề nghị sửa điểm" }).ClickAsync();
        await Expect(page.Locator("#cot")).ToHaveValueAsync("GK");
        await page.Locator("input[name=NewValue]").FillAsync("10,5");
        await page.Locator("textarea[name=Reason]").FillAsync("Vào nhầm điểm bài của em khác");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi phiếu" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("“10,5” nằm ngoài thang điểm.");
        await Expect(page.Locator("textarea[name=Reason]")).ToHaveValueAsync("Vào nhầm điểm bài của em khác");
        await teacher.LookAsync();
        await page.Locator("input[name=NewValue]").FillAsync(mark);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi phiếu" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/sua-diem/[0-9a-f-]{36}"));
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>From one's own tasks, as one is told of it.</summary>
    private static async Task OpenTaskAsync(Person person, string note)
    {
        var link = person.Page.Locator($"main a[href$='{note}']").First;
        await PersonSteps.UntilAsync(
            async () =>
            {
                await person.OpenAsync($"{School}/quan-tri/viec-cua-toi");
                return await link.IsVisibleAsync();
            },
            "the note is among the tasks");
        await link.ClickAsync();
        await person.LookAsync();
    }

    private static async Task DecideAsync(Person person, string note, string act)
    {
        await OpenTaskAsync(person, note);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("/sua-diem$"));
    }

    private static Task StateAsync(Person person, string note, string state) => PersonSteps.UntilAsync(
        async () =>
        {
            await person.OpenAsync(note);
            return (await person.Page.Locator("main").InnerTextAsync()).Contains(state, StringComparison.Ordinal);
        },
        state);

    /// <summary>The third pupil's mark of the middle of the term.</summary>
    private static ILocator Locked(IPage page) => page.Locator(".mgrid tbody tr:nth-child(3) td.m").Nth(4);
}

[Collection(nameof(SqliteCity))]
public sealed class ClassBookWalkOnSqlite(SqliteCity city) : ClassBookWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class ClassBookWalkOnPostgres(PostgresCity city) : ClassBookWalk(city);
