using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>People and their own accounts: the second factor with its paper, sessions on other devices, a door that closes.</summary>
[Collection(nameof(SqliteCity))]
public sealed class AccountTests(SqliteCity city)
{
    private static readonly Regex SecondStep = new("/dang-nhap/xac-thuc");

    [Fact]
    public async Task The_second_factor_is_set_up_asked_for_and_replaced_by_a_paper_code_that_works_once()
    {
        const string Email = "bientap@th-binh-khanh.can-gio.example.edu.vn";
        await using var editor = await city.VisitorAsync();
        await editor.SignInAsync(Email);
        await editor.OpenAsync("/tai-khoan");
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Thiết lập", Exact = true }).ClickAsync();
        await Expect(editor.Page.GetByRole(AriaRole.Img, new() { Name = "Mã QR để thêm tài khoản" })).ToBeVisibleAsync();
        await editor.LookAsync();
        await editor.PictureAsync("second-factor-setup");
        var key = await editor.Page.Locator(".key").InnerTextAsync();

        await TypeAsync(editor, "000000", "Bật xác thực hai lớp");
        await Expect(editor.Page.Locator("#Code-error")).ToContainTextAsync("Mã chưa đúng");
        await editor.LookAsync();
        await TypeAsync(editor, Authenticator.Code(key), "Bật xác thực hai lớp");
        var codes = editor.Page.Locator(".recovery li");
        await Expect(codes).ToHaveCountAsync(10);
        await Expect(editor.Page.GetByRole(AriaRole.Button, new() { Name = "In", Exact = true })).ToBeVisibleAsync();
        await editor.LookAsync();
        await editor.PictureAsync("recovery-codes");
        var paper = await codes.First.InnerTextAsync();

        // Shown once: the page does not know them any more.
        await editor.OpenAsync("/tai-khoan/xac-thuc-hai-lop");
        await Expect(codes).ToHaveCountAsync(0);
        await Expect(editor.Page.Locator("main")).ToContainTextAsync("Còn 10 mã dự phòng");

        await using (var telephone = await city.VisitorAsync(390, 844))
        {
            await GivePasswordAsync(telephone, Email);
            await Expect(telephone.Page).ToHaveURLAsync(SecondStep);
            await telephone.LookAsync();
            await telephone.PictureAsync("second-factor-390");
            await TypeAsync(telephone, Authenticator.Code(key, stepsAhead: 1), "Tiếp tục");
            await Expect(telephone.Page).Not.ToHaveURLAsync(SecondStep);
            await telephone.OpenAsync("/tai-khoan");
            await Expect(telephone.Page.Locator(".sessions li")).ToHaveCountAsync(2);
            await telephone.PictureAsync("account-390");
        }

        await using (var lost = await city.VisitorAsync())
        {
            await GivePasswordAsync(lost, Email);
            await TypeAsync(lost, paper, "Tiếp tục");
            await Expect(lost.Page).Not.ToHaveURLAsync(SecondStep);
            await lost.OpenAsync("/tai-khoan");
            await Expect(lost.Page.Locator("main")).ToContainTextAsync("Còn 9 mã dự phòng");
            await Expect(lost.Page.Locator(".sessions li")).ToHaveCountAsync(3);
            await lost.PictureAsync("account");

            // Signed out everywhere else: the first device is sent to sign in at its next page.
            await lost.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất mọi máy khác" }).ClickAsync();
            await Expect(lost.Page.Locator(".sessions li")).ToHaveCountAsync(1);
            await editor.Page.GotoAsync($"{city.App.Address}/tai-khoan");
            await Expect(editor.Page).ToHaveURLAsync(new Regex("/dang-nhap"));
        }

        await using var thief = await city.VisitorAsync();
        await GivePasswordAsync(thief, Email);
        await TypeAsync(thief, paper, "Tiếp tục");
        await Expect(thief.Page.Locator("#Code-error")).ToContainTextAsync("đã được dùng");
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_door_and_the_page_says_until_when()
    {
        await using var visitor = await city.VisitorAsync();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await GivePasswordAsync(visitor, "congtac@mn-can-thanh.can-gio.example.edu.vn", "sai mật khẩu rồi");
            await Expect(visitor.Page.Locator("#Password-error")).ToBeVisibleAsync();
        }

        await GivePasswordAsync(visitor, "congtac@mn-can-thanh.can-gio.example.edu.vn", "sai mật khẩu rồi");
        await Expect(visitor.Page.Locator("main [role=alert]")).ToContainTextAsync(new Regex("thử lại sau \\d{1,2}:\\d\\d"));
        await visitor.LookAsync();
        await visitor.PictureAsync("locked");
    }

    [Fact]
    public async Task A_member_gets_a_last_day_that_must_not_be_over()
    {
        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync("quantri@mn-can-thanh.can-gio.example.edu.vn");
        await administrator.OpenAsync("/can-gio/mn-can-thanh/quan-tri/thanh-vien");
        await administrator.GuidePictureAsync("nguoi-va-vai-tro");
        await administrator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "congtac@" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await administrator.LookAsync();

        var field = administrator.Page.Locator("input[name=LastDay]");
        await field.FillAsync("2020-01-31");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu thời hạn" }).ClickAsync();
        await Expect(administrator.Page.Locator("#LastDay-error")).ToContainTextAsync("đã qua");
        await Expect(field).ToHaveValueAsync("2020-01-31");
        await administrator.LookAsync();
        await administrator.PictureAsync("member-last-day");
        await field.FillAsync("2099-12-31");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu thời hạn" }).ClickAsync();
        await Expect(administrator.Page.Locator(".kv")).ToContainTextAsync("31/12/2099");
    }

    [Fact]
    public async Task The_account_pages_are_used_by_keyboard_alone_and_read_at_twice_the_size()
    {
        // 200 % of a window of 1280: the browser lays the page out in half the pixels.
        await using var editor = await city.VisitorAsync(640, 512);
        await editor.OpenAsync("/dang-nhap");
        await editor.Page.Keyboard.TypeAsync("bientap@mn-ben-thanh.quan-1.example.edu.vn");
        await editor.Page.Keyboard.PressAsync("Tab");
        await editor.Page.Keyboard.TypeAsync(PersonSteps.DemoPassword);
        await editor.Page.Keyboard.PressAsync("Enter");
        await Expect(editor.Page).Not.ToHaveURLAsync(new Regex("/dang-nhap"));
        foreach (var path in new[] { "/tai-khoan", "/tai-khoan/xac-thuc-hai-lop" })
        {
            await editor.OpenAsync(path);
            await editor.PictureAsync($"zoomed{path.Replace('/', '-')}");
        }

        var reached = false;
        for (var tabs = 0; tabs < 20 && !reached; tabs++)
        {
            await editor.Page.Keyboard.PressAsync("Tab");
            reached = await editor.Page.EvaluateAsync<bool>("() => document.activeElement.name === 'Code'");
        }

        reached.ShouldBeTrue("the code's field is reached by the keyboard");
        await editor.Page.Keyboard.TypeAsync("123456");
        await editor.Page.Keyboard.PressAsync("Enter");
        await Expect(editor.Page.Locator("#Code-error")).ToBeVisibleAsync();
    }

    private static async Task GivePasswordAsync(Person person, string email, string password = PersonSteps.DemoPassword)
    {
        await person.OpenAsync("/dang-nhap");
        await person.Page.Locator("input[name=Email]").FillAsync(email);
        await person.Page.Locator("input[name=Password]").FillAsync(password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await person.Page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static async Task TypeAsync(Person person, string code, string button)
    {
        await person.Page.Locator("input[name=Code]").FillAsync(code);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }
}
