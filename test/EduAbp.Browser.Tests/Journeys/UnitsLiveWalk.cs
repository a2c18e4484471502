using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>
/// A school's site is suspended and opened again; the school goes to another office and its old address leads on; another
/// school gets a domain of its own, for which the department vouches.
/// </summary>
[Collection(nameof(SqliteCity))]
public sealed class UnitsLiveWalk(SqliteCity city)
{
    [Fact]
    public async Task A_site_is_suspended_and_the_school_moves_to_another_office()
    {
        await using var centre = await city.VisitorAsync();
        await centre.SignInAsync("trungtam@example.edu.vn");
        await centre.OpenAsync("/quan-tri/don-vi-truc-thuoc/chuyen");
        await centre.Page.Locator("select[name=tu]").SelectOptionAsync(new SelectOptionValue { Label = "Phòng Giáo dục và Đào tạo Huyện Cần Giờ" });
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Hiện các đơn vị" }).ClickAsync();
        await centre.Page.GetByLabel("Trường Tiểu học Doi Lầu").First.CheckAsync();
        await centre.Page.Locator("select[name=ToOfficeId]").SelectOptionAsync(new SelectOptionValue { Label = "Phòng Giáo dục và Đào tạo Quận 1" });
        await centre.PictureAsync("unit-move-choose", fullPage: false);
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(centre.Page.GetByText("/quan-1/th-doi-lau")).ToBeVisibleAsync();
        await centre.LookAsync();
        await centre.PictureAsync("unit-move-preview");
        await centre.GuidePictureAsync("chuyen-don-vi");
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Chuyển 1 đơn vị" }).ClickAsync();
        await Expect(centre.Page.GetByText("Đã chuyển 1 đơn vị")).ToBeVisibleAsync();

        await using var visitor = await city.VisitorAsync(390, 844);
        await visitor.OpenAsync("/can-gio/th-doi-lau/gioi-thieu");
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/quan-1/th-doi-lau/gioi-thieu");

        await using var leader = await city.VisitorAsync();
        await leader.SignInAsync("lanhdao@quan-1.example.edu.vn");
        await leader.OpenAsync("/quan-1/quan-tri/don-vi-truc-thuoc");
        await leader.GuidePictureAsync("don-vi-truc-thuoc");
        await leader.OpenAsync("/quan-1/quan-tri/don-vi-truc-thuoc?q=trung+hoc+co+so+nguyen+du");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "Trường Trung học cơ sở Nguyễn Du", Exact = true }).ClickAsync();
        await leader.LookAsync();
        var path = new Uri(await leader.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Xem trang" }).EvaluateAsync<string>("link => link.href")).AbsolutePath;
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Tạm ngưng trang", Exact = true }).First.ClickAsync();
        await leader.Page.Locator("dialog[open] textarea").FillAsync("Rà soát nội dung theo công văn (mẫu)");
        await leader.LookAsync();
        await leader.GuidePictureAsync("tam-ngung");
        await leader.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Tạm ngưng trang", Exact = true }).ClickAsync();
        await Expect(leader.Page.GetByText("Trang đang tạm ngưng")).ToBeVisibleAsync();
        await leader.LookAsync();
        await leader.PictureAsync("unit-suspended-desk");

        var closed = await visitor.OpenAsync(path, 503);
        closed.Headers.ShouldContainKey("retry-after");
        await Expect(visitor.Page.GetByText("Rà soát nội dung theo công văn (mẫu)")).ToBeVisibleAsync();
        await visitor.PictureAsync("unit-suspended-public");
        await visitor.OpenAsync(path + "/cong-khai");
        await visitor.PictureAsync("unit-suspended-disclosure", fullPage: false);

        // The site is closed, the work is not.
        await using var editor = await city.VisitorAsync();
        await editor.SignInAsync("bientap@thcs-nguyen-du.quan-1.example.edu.vn");
        await editor.OpenAsync(path + "/quan-tri/bai-viet");
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Viết bài" }).First.ClickAsync();
        await editor.Page.Locator("[name='Input.Title']").FillAsync("Viết trong lúc trang tạm ngưng (mẫu)");
        await editor.Page.Keyboard.PressAsync("Control+s");
        await Expect(editor.Page.Locator("[data-state]")).ToContainTextAsync("Đã lưu");

        await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Mở lại trang" }).ClickAsync();
        await Expect(leader.Page.GetByText("Trang đã mở lại.")).ToBeVisibleAsync();
        await visitor.OpenAsync(path);
    }

    [Fact]
    public async Task A_school_gets_a_domain_of_its_own()
    {
        const string Host = "thcs-binh-khanh.edu.vn";
        await using var administrator = await city.VisitorAsync();
        await administrator.SignInAsync("quantri@thcs-binh-khanh.can-gio.example.edu.vn");
        await administrator.OpenAsync("/can-gio/thcs-binh-khanh/quan-tri/don-vi/ten-mien");
        await administrator.Page.GetByRole(AriaRole.Textbox, new() { Name = "Tên miền" }).FillAsync("localhost");
        await administrator.Page.Locator("form button", new() { HasText = "Khai tên miền" }).ClickAsync();
        await Expect(administrator.Page.Locator("[aria-invalid=true]")).ToBeVisibleAsync();
        await administrator.LookAsync();
        await administrator.Page.GetByRole(AriaRole.Textbox, new() { Name = "Tên miền" }).FillAsync(Host);
        await administrator.Page.Locator("form button", new() { HasText = "Khai tên miền" }).ClickAsync();
        await Expect(administrator.Page.GetByText($"_eduabp.{Host}")).ToBeVisibleAsync();
        await administrator.LookAsync();
        await administrator.PictureAsync("unit-domain-claimed");
        await administrator.GuidePictureAsync("ten-mien");

        await using var centre = await city.VisitorAsync();
        await centre.SignInAsync("trungtam@example.edu.vn");
        await centre.OpenAsync("/quan-tri/don-vi-truc-thuoc?q=trung+hoc+co+so+binh+khanh");
        await centre.Page.Locator("tbody a").First.ClickAsync();
        await centre.LookAsync();
        await centre.ConfirmAsync("Bảo lãnh", "Bảo lãnh");
        await Expect(centre.Page.GetByText("Đã bảo lãnh.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await centre.PictureAsync("unit-domain-vouched");

        await administrator.Page.SetViewportSizeAsync(390, 844);
        await administrator.OpenAsync("/can-gio/thcs-binh-khanh/quan-tri/don-vi/ten-mien");
        await Expect(administrator.Page.GetByText("do Sở bảo lãnh")).ToBeVisibleAsync();
        await administrator.PictureAsync("unit-domain-narrow");

        // Who is signed in on the main host is signed in at the domain too, without typing anything again.
        var domain = new UriBuilder(city.App.Address) { Host = Host }.Uri;
        await administrator.Page.GotoAsync(new Uri(domain, "/dang-nhap").AbsoluteUri);
        new Uri(administrator.Page.Url).Host.ShouldBe(Host);
        (await administrator.Page.TitleAsync()).ShouldEndWith("Trung học cơ sở Bình Khánh");
        (await administrator.Page.Context.CookiesAsync([domain.AbsoluteUri])).ShouldContain(cookie => cookie.Name == "EduAbp.Auth" && cookie.HttpOnly);
        await using var visitor = await city.VisitorAsync();
        await visitor.Page.GotoAsync(domain.AbsoluteUri);
        (await visitor.Page.TitleAsync()).ShouldEndWith("Trung học cơ sở Bình Khánh");
        (await visitor.Page.Context.CookiesAsync([domain.AbsoluteUri])).ShouldNotContain(cookie => cookie.Name == "EduAbp.Auth");
    }
}
