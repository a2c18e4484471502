using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>
/// A district's schools come online from one workbook: the officer uploads it, sees what is wrong, sends the rest; the
/// centre accepts; the new school's administrator activates the account by the mailed link and brings in the staff.
/// </summary>
public abstract partial class UnitsComeOnlineWalk(City city)
{
    private const string Password = "Cau.Dua.Nuoc.27";

    [Fact]
    public async Task Schools_come_online_from_one_workbook()
    {
        await SetUpMailAsync();

        await using var officer = await city.VisitorAsync();
        await officer.SignInAsync("chuyenvien@can-gio.example.edu.vn");
        await officer.OpenAsync("/can-gio/quan-tri/dang-ky");
        await officer.Page.Locator("input[type=file]").SetInputFilesAsync(Workbook());
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Tải lên và kiểm tra" }).ClickAsync();
        await Expect(officer.Page.GetByRole(AriaRole.Heading, new() { Name = "Xem trước bảng đăng ký" })).ToBeVisibleAsync();

        // Every problem stands in its place, and nothing can be sent while rows wait.
        await officer.LookAsync();
        await officer.PictureAsync("registration-preview");
        await officer.GuidePictureAsync("dang-ky");
        (await officer.Page.Locator("td.cell-bad").CountAsync()).ShouldBeGreaterThanOrEqualTo(6);
        await Expect(officer.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi đăng ký" })).ToHaveAttributeAsync("aria-disabled", "true");

        await officer.Page.GetByRole(AriaRole.Button, new() { NameRegex = Offer() }).ClickAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { NameRegex = SkipErrors() }).ClickAsync();
        await SkipWaitingRowsAsync(officer);
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi đăng ký" }).ClickAsync();
        await Expect(officer.Page.GetByText("Bảng này đang chờ Trung tâm")).ToBeVisibleAsync();
        await officer.LookAsync();
        var registration = new Uri(officer.Page.Url).AbsolutePath["/can-gio".Length..];

        await using var centre = await city.VisitorAsync();
        await centre.SignInAsync("trungtam@example.edu.vn");
        await centre.OpenAsync("/quan-tri/dang-ky");
        await centre.OpenAsync(registration);
        await centre.ConfirmAsync("Duyệt và tạo đơn vị", "Duyệt và tạo đơn vị");
        await Expect(centre.Page.Locator(".note.ok")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await centre.LookAsync();
        await centre.PictureAsync("registration-result");
        await centre.GuidePictureAsync("ket-qua-dang-ky");
        await Expect(centre.Page.GetByRole(AriaRole.Link, new() { Name = "/can-gio/mn-rach-la" })).ToBeVisibleAsync();

        await using var visitor = await city.VisitorAsync();
        await visitor.OpenAsync("/can-gio/mn-rach-la");
        await Expect(visitor.Page.Locator("header").First).ToContainTextAsync("Rạch Lá");

        var administrator = await AdministratorAsync();
        await StaffAsync(administrator);
        await administrator.DisposeAsync();
    }

    private async Task<Person> AdministratorAsync()
    {
        const string Email = "mn-rach-la@huyen-can-gio.example.edu.vn";
        var letter = await city.Mail.WaitForAsync(Email, "/kich-hoat/");
        var administrator = await city.VisitorAsync();
        await administrator.ActivateAsync(Link().Match(letter.Text).Value, Email, Password);
        await administrator.OpenAsync("/can-gio/mn-rach-la/quan-tri");
        return administrator;
    }

    private async Task StaffAsync(Person administrator)
    {
        await administrator.OpenAsync("/can-gio/mn-rach-la/quan-tri/thanh-vien/nhap");
        await administrator.Page.Locator("input[type=file]").SetInputFilesAsync(Workbooks.Make(
            "nhan-su.xlsx",
            ["Họ và tên", "Email", "Vai trò", "Điện thoại"],
            ["Trần Thị Ơn (mẫu)", "tran.on@huyen-can-gio.example.edu.vn", "Biên tập viên", "0912 345 678"],
            ["Lê Văn Ngữ (mẫu)", "le.ngu@huyen-can-gio.example.edu.vn", "Trưởng ban biên tập", ""],
            ["Hồ Thị Lệ (mẫu)", "ho.le@thu-rieng.example.com", "Biên tập viên", ""]));
        await administrator.Page.GetByRole(AriaRole.Main).Locator("form button[type=submit]").First.ClickAsync();

        // Letter IT17: private mail is not official mail.
        await Expect(administrator.Page.Locator("td.cell-bad")).ToContainTextAsync("Không phải thư công vụ");
        await administrator.LookAsync();
        await administrator.Page.Locator("input[name=Skip]").CheckAsync();
        await administrator.Page.Locator(".bulk button[type=submit]").ClickAsync();

        var letter = await city.Mail.WaitForAsync("tran.on@huyen-can-gio.example.edu.vn", "/kich-hoat/");
        await administrator.OpenAsync("/can-gio/mn-rach-la/quan-tri/thanh-vien");
        await Expect(administrator.Page.GetByText("Lê Văn Ngữ (mẫu)").First).ToBeVisibleAsync();
        (await administrator.Page.GetByText("Hồ Thị Lệ (mẫu)").CountAsync()).ShouldBe(0);

        await using var editor = await city.VisitorAsync();
        await editor.ActivateAsync(Link().Match(letter.Text).Value, "tran.on@huyen-can-gio.example.edu.vn", Password);
        await editor.OpenAsync("/can-gio/mn-rach-la/quan-tri/bai-viet");
        await editor.OpenAsync("/can-gio/mn-rach-la/quan-tri/thanh-vien", 403);
    }

    private async Task SetUpMailAsync()
    {
        await using var centre = await city.VisitorAsync();
        await centre.SignInAsync("trungtam@example.edu.vn");
        await centre.OpenAsync("/quan-tri/cai-dat/thu");
        await centre.Page.Locator("input[name='Input.Host']").FillAsync("127.0.0.1");
        await centre.Page.Locator("input[name='Input.Port']").FillAsync($"{city.Mail.Port}");
        await centre.Page.Locator("input[name='Input.FromAddress']").FillAsync("cong-thong-tin@example.edu.vn");
        await centre.Page.Locator(".form-acts button.btn-primary").First.ClickAsync();
        await centre.Page.WaitForLoadStateAsync();
        await centre.LookAsync();
        await Expect(centre.Page.Locator("input[name='Input.Port']")).ToHaveValueAsync($"{city.Mail.Port}");
    }

    // What the sample workbook leaves undecided is not this officer's business today.
    private static async Task SkipWaitingRowsAsync(Person officer)
    {
        var waiting = officer.Page.Locator("tr:has(.st.warn) button[aria-label^='Bỏ qua dòng']");
        while (await waiting.CountAsync() > 0)
        {
            var left = await waiting.CountAsync();
            await waiting.First.ClickAsync();
            await Expect(waiting).ToHaveCountAsync(left - 1);
        }
    }

    // The sample workbook of bad rows, with one row that is a school nobody has yet.
    private static FilePayload Workbook() => Workbooks.Edit(
        Path.Combine(Repository.Root, "test", "EduAbp.Tests", "TenantManagement", "Data", "dang-ky-loi.xlsx"),
        new Dictionary<string, string>
        {
            ["Trường Mầm non Thạnh An"] = "Trường Mầm non Rạch Lá",
            ["0357489065"] = Workbooks.TaxCode("031200123"),
            ["mn-thanh-an@huyen-can-gio.example.edu.vn"] = "mn-rach-la@huyen-can-gio.example.edu.vn",
        });

    [GeneratedRegex(@"http://\S+/kich-hoat/[\w-]+")]
    private static partial Regex Link();

    [GeneratedRegex("Nhận cả")]
    private static partial Regex Offer();

    [GeneratedRegex("Bỏ qua .* dòng lỗi")]
    private static partial Regex SkipErrors();
}

[Collection(nameof(SqliteCity))]
public sealed class UnitsComeOnlineOnSqlite(SqliteCity city) : UnitsComeOnlineWalk(city);

[Collection(nameof(PostgresCity))]
public sealed class UnitsComeOnlineOnPostgres(PostgresCity city) : UnitsComeOnlineWalk(city);
