using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>What the editorial desk promises beside the main walk.</summary>
[Collection(nameof(SqliteCity))]
public sealed partial class EditorialDeskTests(SqliteCity city)
{
    private const string School = "/can-gio/thcs-binh-khanh";
    private const string Centre = "/can-gio/ktth-hn-can-gio";

    [Fact]
    public async Task A_unit_of_one_person_publishes_with_its_office()
    {
        const string Title = "Lớp nghề sửa máy thủy khai giảng";
        await using var only = await city.VisitorAsync();
        await only.SignInAsync("quantri@ktth-hn-can-gio.can-gio.example.edu.vn");
        await only.OpenAsync($"{Centre}/quan-tri/thanh-vien");
        await only.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("mẫu") }).First.ClickAsync();
        await only.Page.Locator("input[name=Roles][value=editor]").CheckAsync();
        await only.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu vai trò" }).ClickAsync();

        await only.OpenAsync($"{Centre}/quan-tri/bai-viet/moi");
        var id = ArticleId().Match(only.Page.Url).Value;
        await only.Page.Locator("[name='Input.Title']").FillAsync(Title);
        await only.Page.Locator("[name='Input.Summary']").FillAsync("Hai mươi học viên vào học sáng nay.");
        await only.Page.Locator("select[name='Input.CategoryId']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await only.Page.Locator("#Input_Body_Editor").ClickAsync();
        await only.Page.Keyboard.TypeAsync("Buổi đầu các anh chị tháo lắp máy đuôi tôm.");
        await only.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt" }).First.ClickAsync();
        await Expect(only.Page.Locator("main")).ToContainTextAsync("Bài đang ở Ban biên tập");

        await using var leader = await city.VisitorAsync();
        await leader.SignInAsync("lanhdao@can-gio.example.edu.vn");
        await OpenTaskAsync(leader, "/can-gio", Title);
        await Expect(leader.Page).ToHaveURLAsync(new Regex("/quan-tri/duyet-giup/"));
        await Expect(leader.Page.Locator("main")).ToContainTextAsync("máy đuôi tôm");
        await leader.LookAsync();
        await leader.PictureAsync("office-review");
        await leader.Page.Locator("input[name=Decision][value=return]").CheckAsync();
        await leader.Page.Locator("decision-form button[type=submit]").ClickAsync();
        await Expect(leader.Page.Locator("[aria-invalid=true]").First).ToBeVisibleAsync();
        await leader.Page.Locator("input[name=Decision][value=return]").CheckAsync();
        await leader.Page.Locator("[name=Comment]").FillAsync("Ghi thêm thời gian của khóa học.");
        await leader.Page.Locator("decision-form button[type=submit]").ClickAsync();
        await Expect(leader.Page).ToHaveURLAsync(new Regex("viec-cua-toi"));

        await PersonSteps.UntilAsync(
            async () =>
            {
                await only.Page.GotoAsync($"{city.App.Address}{Centre}/quan-tri/bai-viet/{id}");
                return await only.Page.Locator("#Input_Body_Editor").CountAsync() > 0;
            },
            "the text comes back");
        await Expect(only.Page.Locator("main")).ToContainTextAsync("Ghi thêm thời gian của khóa học.");
        await only.Page.Locator("#Input_Body_Editor").ClickAsync();
        await only.Page.Keyboard.PressAsync("Control+End");
        await only.Page.Keyboard.TypeAsync(" Khóa học kéo dài ba tháng.");
        await only.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt" }).First.ClickAsync();
        await Expect(only.Page.Locator("main")).ToContainTextAsync("Bài đang ở Ban biên tập");

        await OpenTaskAsync(leader, "/can-gio", Title);
        await Expect(leader.Page.Locator("ins").Filter(new() { HasText = "ba tháng" })).ToBeVisibleAsync();
        await leader.Page.Locator("input[name=Decision][value=now]").CheckAsync();
        await leader.Page.Locator("decision-form button[type=submit]").ClickAsync();
        await Expect(leader.Page).ToHaveURLAsync(new Regex("viec-cua-toi"));

        await using var visitor = await city.VisitorAsync();
        await PersonSteps.UntilAsync(
            async () =>
            {
                await visitor.Page.GotoAsync($"{city.App.Address}{Centre}");
                return await visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Title) }).CountAsync() > 0;
            },
            "the article is published");
    }

    [Fact]
    public async Task The_head_takes_back_a_schedule_and_finds_comments_by_their_numbers()
    {
        await using var head = await city.VisitorAsync();
        await head.SignInAsync("truongban@thcs-binh-khanh.can-gio.example.edu.vn");
        await OpenArticleAsync(head, "Thư mời dự ngày hội đọc sách");
        await head.ConfirmAsync("Rút lại lịch đăng", "Rút lại lịch đăng");
        await Expect(head.Page).ToHaveURLAsync(new Regex("/duyet$"));
        await Expect(head.Page.Locator(".toast, [role=status]").Filter(new() { HasText = "Đã rút lại lịch đăng" }).First).ToBeVisibleAsync();
        await Expect(head.Page.Locator("#decision")).ToContainTextAsync("Quyết định");
        await head.LookAsync();

        await OpenTaskAsync(head, School, "Câu lạc bộ Xanh tổng kết");
        var pin = head.Page.Locator("#doc .pin");
        await Expect(pin).ToHaveTextAsync("1");
        await head.Page.Locator("select[name=Block]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await head.Page.Locator("[name=CommentText]").FillAsync("Nên nêu tên câu lạc bộ ở câu đầu.");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi góp ý" }).ClickAsync();
        await Expect(head.Page.Locator("#doc .pin")).ToHaveTextAsync(["2", "1"]);
        await head.Page.Locator("#doc .pin").First.ClickAsync();
        await Expect(head.Page).ToHaveURLAsync(new Regex("#gop-y-2$"));
        await head.LookAsync();
        await head.PictureAsync("review-pins");
        await head.GuidePictureAsync("duyet-bai");
        await head.Page.SetViewportSizeAsync(390, 844);
        await head.PictureAsync("review-pins-390");
    }

    [Fact]
    public async Task Pictures_are_pasted_and_dropped_and_a_tables_caption_stays()
    {
        await using var editor = await city.VisitorAsync();
        await editor.SignInAsync("bientap@thcs-binh-khanh.can-gio.example.edu.vn");
        await editor.OpenAsync($"{School}/quan-tri/bai-viet/moi");
        var page = editor.Page;
        await page.Locator("[name='Input.Title']").FillAsync("Ảnh dán và ảnh kéo thả (mẫu)");
        await page.Locator("#Input_Body_Editor").ClickAsync();
        await page.Keyboard.TypeAsync("Đoạn đầu.");

        foreach (var (gesture, width, alt) in new[] { ("paste", 640, "Ảnh đã dán"), ("drop", 480, "Ảnh đã thả") })
        {
            await page.Locator("#Input_Body_Editor").EvaluateAsync(
                """
                (editor, { gesture, bytes }) => {
                    const data = new DataTransfer();
                    data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], `${gesture}.png`, { type: 'image/png' }));
                    const box = editor.lastElementChild.getBoundingClientRect();
                    const init = { bubbles: true, cancelable: true };
                    editor.dispatchEvent(gesture === 'paste'
                        ? new ClipboardEvent('paste', { ...init, clipboardData: data })
                        : new DragEvent('drop', { ...init, dataTransfer: data, clientX: box.left + 5, clientY: box.bottom - 3 }));
                }
                """,
                new { gesture, bytes = Convert.ToBase64String(Png.Draw(width, 320)) });
            var dialog = page.Locator("dialog[data-alt-dialog][open]");
            await Expect(dialog).ToBeVisibleAsync();
            await dialog.Locator("textarea").FillAsync(alt);
            await dialog.Locator("[data-go]").ClickAsync();
            await Expect(page.GetByAltText(alt)).ToBeVisibleAsync();
        }

        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-do=table]").ClickAsync();
        await page.Keyboard.TypeAsync("Lớp");
        await page.Locator("[data-do=caption]").ClickAsync();
        await page.Locator("dialog[open] input").FillAsync("Số ảnh của mỗi lớp");
        await page.Locator("dialog[open] [data-go]").ClickAsync();
        await Expect(page.Locator("#Input_Body_Editor caption")).ToHaveTextAsync("Số ảnh của mỗi lớp");
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("[data-state]")).ToContainTextAsync("Đã lưu");
        await editor.LookAsync();
        await editor.GuidePictureAsync("soan-bai");

        // Opened and changed again, nothing of it is lost.
        for (var time = 1; time <= 2; time++)
        {
            await page.ReloadAsync();
            await Expect(page.Locator("#Input_Body_Editor caption")).ToHaveTextAsync("Số ảnh của mỗi lớp");
            await Expect(page.Locator("#Input_Body_Editor tr")).ToHaveCountAsync(3);
            await Expect(page.Locator("#Input_Body_Editor figure img")).ToHaveCountAsync(2);
            (await page.GetByAltText("Ảnh đã dán").EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth > 0)")).ShouldBeTrue();
            await page.Locator("#Input_Body_Editor p").First.ClickAsync();
            await page.Keyboard.TypeAsync($"Lần {time}. ");
            await page.Keyboard.PressAsync("Control+s");
            await Expect(page.Locator("[data-state]")).ToContainTextAsync("Đã lưu");
        }
    }

    [Fact]
    public async Task Two_editors_of_one_article_become_one_text_on_a_phone_and_by_keyboard()
    {
        await using var first = await city.VisitorAsync();
        await first.SignInAsync("congtac@thcs-binh-khanh.can-gio.example.edu.vn");
        await first.OpenAsync($"{School}/quan-tri/bai-viet/moi");
        var id = ArticleId().Match(first.Page.Url).Value;
        await first.Page.Locator("[name='Input.Title']").FillAsync("Hai người cùng viết (mẫu)");
        await first.Page.Locator("#Input_Body_Editor").ClickAsync();
        await first.Page.Keyboard.TypeAsync("Đoạn một.");
        await first.Page.Keyboard.PressAsync("Enter");
        await first.Page.Keyboard.TypeAsync("Đoạn hai.");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).First.ClickAsync();
        await Expect(first.Page).Not.ToHaveURLAsync(new Regex("moi="));

        await using var second = await city.VisitorAsync(390, 844);
        await second.SignInAsync("bientap@thcs-binh-khanh.can-gio.example.edu.vn");
        await second.OpenAsync($"{School}/quan-tri/bai-viet/{id}");
        await first.Page.GotoAsync($"{city.App.Address}{School}/quan-tri/bai-viet/{id}");
        await first.Page.Locator("#Input_Body_Editor p").First.ClickAsync();
        await first.Page.Keyboard.PressAsync("End");
        await first.Page.Keyboard.TypeAsync(" Người đầu thêm.");
        await first.Page.Keyboard.PressAsync("Control+s");
        await Expect(first.Page.Locator("[data-state]")).ToContainTextAsync("Đã lưu");

        await second.Page.Locator("#Input_Body_Editor p").First.ClickAsync();
        await second.Page.Keyboard.PressAsync("End");
        await second.Page.Keyboard.TypeAsync(" Người sau thêm.");
        await second.Page.Keyboard.PressAsync("Enter");
        await second.Page.Keyboard.TypeAsync("Đoạn chen.");
        await second.Page.Locator("dialog[open]").GetByRole(AriaRole.Link, new() { Name = "Xem hai bản" }).ClickAsync();
        await second.LookAsync();
        await second.PictureAsync("conflict-390");

        // Both stand in the page, one below the other on a phone.
        var changed = second.Page.Locator("fieldset").First;
        var (above, below) = (await changed.GetByText("Người đầu thêm.").BoundingBoxAsync(), await changed.GetByText("Người sau thêm.").BoundingBoxAsync());
        above!.Y.ShouldBeLessThan(below!.Y);
        above.X.ShouldBe(below.X, 1);
        (await changed.BoundingBoxAsync())!.Y.ShouldBeLessThan(above.Y);

        // Nothing is chosen for the changed passage: the page asks for it beside the place.
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Ghép thành một bài" }).ClickAsync();
        await Expect(second.Page.Locator("fieldset[aria-invalid=true]")).ToHaveCountAsync(1);
        await second.LookAsync();
        await second.Page.SetViewportSizeAsync(1440, 1000);
        await second.PictureAsync("conflict-1440");
        await second.GuidePictureAsync("ghep-hai-ban");
        (await changed.GetByText("Người đầu thêm.").BoundingBoxAsync())!.Y.ShouldBe((await changed.GetByText("Người sau thêm.").BoundingBoxAsync())!.Y, 1);

        await second.Page.Locator("fieldset[aria-invalid=true] input[type=radio]").First.FocusAsync();
        await second.Page.Keyboard.PressAsync("ArrowDown");
        await second.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(second.Page.Locator("input[value=both]")).ToBeCheckedAsync();
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Ghép thành một bài" }).FocusAsync();
        await second.Page.Keyboard.PressAsync("Enter");
        await Expect(second.Page.Locator("#Input_Body_Editor p")).ToHaveTextAsync(
            ["Đoạn một. Người đầu thêm.", "Đoạn một. Người sau thêm.", "Đoạn chen.", "Đoạn hai."]);
    }

    private async Task OpenTaskAsync(Person person, string unit, string title)
    {
        var task = person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new Regex(title) });
        await PersonSteps.UntilAsync(
            async () =>
            {
                await person.Page.GotoAsync($"{city.App.Address}{unit}/quan-tri/viec-cua-toi");
                return await task.CountAsync() > 0;
            },
            "the task reaches the inbox");
        await task.First.ClickAsync();
        await Expect(person.Page.Locator("#decision")).ToBeVisibleAsync();
    }

    private async Task OpenArticleAsync(Person person, string title)
    {
        await person.OpenAsync($"{School}/quan-tri/bai-viet?q={Uri.EscapeDataString(title)}");
        await person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new Regex(title) }).First.ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(title);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex ArticleId();
}
