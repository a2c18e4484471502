using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>A home-room teacher's day and end of term, and what the principal sees of it.</summary>
[Collection(nameof(SqliteCity))]
[Trait("Category", "Long")]
public sealed class ClassBookWalk(SqliteCity city)
{
    private const string School = "/can-gio/thcs-binh-khanh";
    private const string Thursday = "2026-11-19";

    [Fact]
    public async Task A_roll_is_called_through_a_lost_network_conduct_is_judged_by_keys_and_the_principal_sees_what_is_late()
    {
        await using var teacher = await city.VisitorAsync(390, 844);
        await teacher.SignInAsync("gv01@thcs-binh-khanh.can-gio.example.edu.vn");
        await teacher.OpenAsync($"{School}/quan-tri/diem-danh?ngay={Thursday}");
        var page = teacher.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Điểm danh 7A2");
        await teacher.PictureAsync("roll-call-390");
        var rows = page.Locator(".row");
        await Expect(rows).ToHaveCountAsync(45);

        await rows.Nth(0).ClickAsync();
        await Expect(rows.Nth(0).Locator(".s")).ToHaveTextAsync("Không phép");
        await page.Context.SetOfflineAsync(true);
        await rows.Nth(1).ClickAsync();
        await rows.Nth(1).ClickAsync();
        await Expect(page.Locator(".off")).ToContainTextAsync("1 thay đổi giữ trên máy này");
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator(".off")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Chốt điểm danh" }).ClickAsync();
        await Expect(page.Locator("[data-done]")).ToHaveTextAsync("Đã chốt.");
        await page.ReloadAsync();
        await Expect(rows.Nth(0).Locator(".s")).ToHaveTextAsync("Không phép");
        await Expect(rows.Nth(1).Locator(".s")).ToHaveTextAsync("Có phép");
        await Expect(page.Locator(".sum")).ToContainTextAsync("43 có mặt");
        await page.GetByLabel("Bảng tháng").ClickAsync();
        await Expect(page.Locator("td.k")).ToHaveCountAsync(1);
        await teacher.LookAsync();

        // At the desk: three keys judge three pupils.
        await page.SetViewportSizeAsync(1440, 1000);
        await teacher.OpenAsync($"{School}/quan-tri/ren-luyen");
        await page.Locator(".judge input").First.FocusAsync();
        foreach (var key in new[] { "1", "2", "1" })
            await page.Keyboard.PressAsync(key);
        await Expect(page.Locator("[data-state]")).ToHaveTextAsync("Đã lưu");
        await page.ReloadAsync();
        await Expect(page.Locator(".judge input:checked")).ToHaveCountAsync(3);
        await Expect(page.Locator("main")).ToContainTextAsync("Còn 42 em chưa xếp");
        await teacher.PictureAsync("conduct");

        await teacher.OpenAsync($"{School}/quan-tri/tong-ket");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Còn thiếu gì") }).First.ClickAsync();
        await Expect(page.Locator(".why-pop").First).ToContainTextAsync("thiếu");
        await teacher.LookAsync();
        await teacher.PictureAsync("class-summary");

        await using var principal = await city.VisitorAsync();
        await principal.SignInAsync("hieutruong@thcs-binh-khanh.can-gio.example.edu.vn");
        await principal.OpenAsync($"{School}/quan-tri/ket-qua");
        await principal.Page.GetByRole(AriaRole.Button, new() { Name = "Tính lại toàn trường" }).ClickAsync();
        await Expect(principal.Page.Locator("main table").Last.GetByRole(AriaRole.Row)).ToHaveCountAsync(9);
        await principal.LookAsync();
        await principal.PictureAsync("school-results");
        await principal.Page.GetByRole(AriaRole.Link, new() { Name = "Còn thiếu" }).ClickAsync();
        await Expect(principal.Page.Locator("main")).ToContainTextAsync(new Regex("Lớp chưa xếp rèn luyện xong"));
        await principal.LookAsync();
        await principal.PictureAsync("late");
        await principal.OpenAsync($"{School}/quan-tri/sua-diem");
        await principal.OpenAsync($"{School}/quan-tri/huong-dan-chu-nhiem");
    }
}
