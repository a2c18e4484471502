using System.Net;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Help;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Support.Requests;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.Support;

public class SupportPageTests
{
    [Fact]
    public async Task The_pages_of_help_and_support_open_for_those_who_need_them_and_say_what_is_wrong()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        await app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync(IdentitySettings.SecondFactorRoles, ""));
        var (school, _) = await School.TwoAsync(app);
        var department = app.Get<ITenantDirectory>().Root!;
        var administrator = await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var centre = await School.MemberAsync(app, department, "trung-tam@so.edu.vn", RoleNames.CentreStaff);
        await app.InAsync(department.Id, centre, scope => scope.Get<HelperAppService>().AskAsync(school.Id, "Sửa chuyên mục", default));
        var asked = await app.InAsync(school.Id, administrator, async scope => (await scope.Get<HelpAppService>().GetListAsync(default)).Single().Id);
        var request = await app.InAsync(school.Id, administrator, scope => scope.Get<SupportAppService>().AskAsync("Bài không lên trang", "Từ sáng nay", [], default));

        using (var browser = new Browser(app))
        {
            await browser.SignInAsync(school.Path, "quan-tri@an.edu.vn");
            var desk = $"/{school.Path}/quan-tri";
            (await browser.ReadAsync($"{desk}/nguoi-ho-tro")).ShouldContain("Sửa chuyên mục");
            (await browser.ReadAsync($"{desk}/nguoi-ho-tro/cho-phep")).ShouldContain("trung-tam (mẫu)");
            (await browser.ReadAsync($"{desk}/nguoi-ho-tro/cho-phep/{asked}")).ShouldContain("Cho phép");
            (await browser.ReadAsync($"{desk}/ho-tro")).ShouldContain("Bài không lên trang");
            (await browser.ReadAsync($"{desk}/ho-tro/{request}")).ShouldContain("Từ sáng nay");
            (await browser.ReadAsync($"{desk}/dau-moi")).ShouldContain("Lãnh đạo phụ trách");
            var wrong = await browser.PostAsync($"{desk}/dau-moi", ("Leader.FullName", "Chị Hằng (mẫu)"), ("Leader.Phone", "12"));
            WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()).ShouldContain("Số điện thoại chưa đúng");
            (await browser.PostAsync($"{desk}/ho-tro/moi", ("Title", ""), ("Text", "x"))).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await browser.PostAsync($"{desk}/nguoi-ho-tro/cho-phep/{asked}", $"{desk}/nguoi-ho-tro/cho-phep/{asked}?handler=Grant", ("Roles", RoleNames.Editor), ("Hours", "8")))
                .StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await browser.ReadAsync($"{desk}/nguoi-ho-tro")).ShouldContain("Đang hỗ trợ");
        }

        using var office = new Browser(app);
        await office.SignInAsync("", "trung-tam@so.edu.vn");
        (await office.ReadAsync("/quan-tri/ho-tro-don-vi")).ShouldContain("Vào đơn vị");
        (await office.ReadAsync("/quan-tri/ho-tro-don-vi/moi")).ShouldContain(school.Name);
        (await office.ReadAsync("/quan-tri/ho-tro")).ShouldContain("Bài không lên trang");
        (await office.ReadAsync($"/quan-tri/ho-tro/{request}")).ShouldContain("Nhận xử lý");
        (await office.ReadAsync("/quan-tri/don-vi-truc-thuoc/dau-moi")).ShouldContain("Chưa có");
        (await office.PostAsync($"/quan-tri/ho-tro/{request}", $"/quan-tri/ho-tro/{request}?handler=Accept")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
