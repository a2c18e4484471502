using System.Globalization;
using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>
/// A school goes to another office: planned, called off, then done; its old address leads on, and each year's figures stay with
/// the office of that year. A site is suspended and opened again. One school gets a domain of its own for which the department
/// vouches, another proves its own by a record.
/// </summary>
public abstract class UnitsLiveWalk(City city)
{
    private const string Moving = "Trường Tiểu học Doi Lầu";

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7));

    private static int LastYear => (Today.Month >= 6 ? Today.Year : Today.Year - 1) - 1;

    [Fact]
    public async Task A_site_is_suspended_and_the_school_moves_to_another_office()
    {
        await using var centre = await city.VisitorAsync();
        await centre.SignInAsync("trungtam@example.edu.vn");
        await using var old = await city.VisitorAsync();
        await old.SignInAsync("lanhdao@can-gio.example.edu.vn");
        var (now, before) = (await FiguresAsync(old, "can-gio", null, lists: true), await FiguresAsync(old, "can-gio", LastYear, lists: true));

        // Planned for later and called off: nothing has happened.
        await ChooseMoveAsync(centre);
        await centre.Page.Locator("input[name=On]").FillAsync(Today.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(centre.Page.GetByText("đến lúc đó vẫn còn hủy được")).ToBeVisibleAsync();
        await centre.LookAsync();
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Đặt lịch chuyển 1 đơn vị" }).ClickAsync();
        await Expect(centre.Page.GetByText("1 đơn vị sẽ chuyển về")).ToBeVisibleAsync();
        await centre.OpenAsync("/quan-tri/don-vi-truc-thuoc?q=tieu+hoc+doi+lau");
        await centre.Page.GetByRole(AriaRole.Link, new() { Name = Moving, Exact = true }).ClickAsync();
        await Expect(centre.Page.Locator("main")).ToContainTextAsync("Sẽ chuyển về Phòng Giáo dục và Đào tạo Quận 1");
        await centre.LookAsync();
        await centre.PictureAsync("unit-move-planned");
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Hủy lần chuyển này" }).ClickAsync();
        await Expect(centre.Page.GetByText("Đã hủy; đơn vị ở lại cơ quan hiện tại.")).ToBeVisibleAsync();
        await Expect(centre.Page.Locator("main")).Not.ToContainTextAsync("Sẽ chuyển về");

        await ChooseMoveAsync(centre);
        await centre.PictureAsync("unit-move-choose", fullPage: false);
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await Expect(centre.Page.GetByText("/quan-1/th-doi-lau")).ToBeVisibleAsync();
        await centre.LookAsync();
        await centre.PictureAsync("unit-move-preview");
        await centre.GuidePictureAsync("chuyen-don-vi");
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Chuyển 1 đơn vị" }).ClickAsync();
        await Expect(centre.Page.GetByText("Đã chuyển 1 đơn vị")).ToBeVisibleAsync();

        // This year's figures are the new office's, last year's stay with the old one.
        (await FiguresAsync(old, "can-gio", null, lists: false)).ShouldBe(now - 1);
        (await FiguresAsync(old, "can-gio", LastYear, lists: true)).ShouldBe(before);
        await Expect(old.Page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex(Moving) })).ToContainTextAsync("nay thuộc Phòng Giáo dục và Đào tạo Quận 1");
        await old.PictureAsync("unit-figures-last-year");

        await using var visitor = await city.VisitorAsync(390, 844);
        await visitor.OpenAsync("/can-gio/th-doi-lau/gioi-thieu");
        new Uri(visitor.Page.Url).AbsolutePath.ShouldBe("/quan-1/th-doi-lau/gioi-thieu");

        await using var leader = await city.VisitorAsync();
        await leader.SignInAsync("lanhdao@quan-1.example.edu.vn");
        await FiguresAsync(leader, "quan-1", null, lists: true);
        await leader.PictureAsync("unit-figures");
        await FiguresAsync(leader, "quan-1", LastYear, lists: false);
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
    [Fact]
    public async Task A_school_proves_its_domain_and_gives_it_up()
    {
        const string Host = "thcs-nguyen-du.edu.vn";
        const string Desk = "/quan-1/thcs-nguyen-du/quan-tri/don-vi/ten-mien";
        await using var administrator = await city.VisitorAsync();
        var page = administrator.Page;
        await administrator.SignInAsync("quantri@thcs-nguyen-du.quan-1.example.edu.vn");
        await administrator.OpenAsync(Desk);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Tên miền" }).FillAsync(Host);
        await page.Locator("form button", new() { HasText = "Khai tên miền" }).ClickAsync();
        await Expect(page.GetByText($"_eduabp.{Host}")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra" }).ClickAsync();
        await Expect(page.GetByText("Chưa thấy bản ghi TXT.").First).ToBeVisibleAsync();
        await administrator.LookAsync();
        city.Dns.Texts[$"_eduabp.{Host}"] = [await page.Locator("dd code").Nth(1).InnerTextAsync()];
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra" }).ClickAsync();
        await Expect(page.GetByText("Đã xác minh.")).ToBeVisibleAsync();
        await Expect(page.GetByText("đã xác minh bằng bản ghi")).ToBeVisibleAsync();
        await administrator.LookAsync();
        await administrator.PictureAsync("unit-domain-proven");

        // The first one is the address at once; the school chooses otherwise and back again.
        await using var visitor = await city.VisitorAsync(390, 844);
        (await CanonicalAsync(visitor)).ShouldBe(Host);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lấy địa chỉ trên cổng làm địa chỉ chính" }).ClickAsync();
        await Expect(page.GetByText("Đã đổi địa chỉ chính.")).ToBeVisibleAsync();
        await PersonSteps.UntilAsync(async () => await CanonicalAsync(visitor) != Host, "the address of the portal is the address");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lấy làm địa chỉ chính" }).ClickAsync();
        await Expect(page.GetByText("Địa chỉ chính", new() { Exact = true })).ToBeVisibleAsync();
        await PersonSteps.UntilAsync(async () => await CanonicalAsync(visitor) == Host, "the own domain is the address");

        var end = Today.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await page.GetByLabel("Đã đăng ký đến ngày").FillAsync(end);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await administrator.OpenAsync(Desk);
        await Expect(page.GetByLabel("Đã đăng ký đến ngày")).ToHaveValueAsync(end);

        await administrator.ConfirmAsync("Bỏ tên miền", "Bỏ tên miền");
        await Expect(page.GetByText("Đã bỏ tên miền.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Đơn vị chưa có tên miền riêng")).ToBeVisibleAsync();
        await administrator.LookAsync();
        await visitor.Page.GotoAsync(Domain(Host));
        (await visitor.Page.TitleAsync()).ShouldNotEndWith("Nguyễn Du");
        (await visitor.Page.GotoAsync($"{city.App.Address}/quan-1/thcs-nguyen-du"))!.Status.ShouldBe(200);
    }

    private string Domain(string host) => new UriBuilder(city.App.Address) { Host = host }.Uri.AbsoluteUri;

    private async Task<string> CanonicalAsync(Person visitor)
    {
        await visitor.Page.GotoAsync($"{city.App.Address}/quan-1/thcs-nguyen-du/gioi-thieu");
        return new Uri((await visitor.Page.Locator("link[rel=canonical]").GetAttributeAsync("href"))!).Host;
    }

    private static async Task ChooseMoveAsync(Person centre)
    {
        await centre.OpenAsync("/quan-tri/don-vi-truc-thuoc/chuyen");
        await centre.Page.Locator("select[name=tu]").SelectOptionAsync(new SelectOptionValue { Label = "Phòng Giáo dục và Đào tạo Huyện Cần Giờ" });
        await centre.Page.GetByRole(AriaRole.Button, new() { Name = "Hiện các đơn vị" }).ClickAsync();
        await centre.Page.GetByLabel(Moving).First.CheckAsync();
        await centre.Page.Locator("select[name=ToOfficeId]").SelectOptionAsync(new SelectOptionValue { Label = "Phòng Giáo dục và Đào tạo Quận 1" });
    }

    /// <summary>How many schools the office had in a year; the moving one among them or not.</summary>
    private static async Task<int> FiguresAsync(Person leader, string office, int? year, bool lists)
    {
        await leader.OpenAsync($"/{office}/quan-tri/so-lieu-nam-hoc" + (year is null ? "" : $"?nam={year}"));
        await Expect(leader.Page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex(Moving) })).ToHaveCountAsync(lists ? 1 : 0);
        var total = await leader.Page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Cộng trường, trung tâm") }).First.GetByRole(AriaRole.Cell).Last.InnerTextAsync();
        return int.Parse(total, CultureInfo.InvariantCulture);
    }
}

[Collection(nameof(SqliteCity))]
public sealed class UnitsLiveWalkOnSqlite(SqliteCity city) : UnitsLiveWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class UnitsLiveWalkOnPostgres(PostgresCity city) : UnitsLiveWalk(city);
