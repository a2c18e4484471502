using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Data;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.TenantManagement;

public sealed class UnitSuspensionTests
{
    private const string Site = "/can-gio/thcs-binh-khanh";

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task A_suspended_site_closes_before_the_cache_but_not_what_the_law_asks_for(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true, settings: "--RateLimits:search=10000");
        var (office, school, leader) = await OpenAsync(app);
        using var visitor = app.CreateClient();
        (await visitor.GetAsync(Site)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync($"{Site}/cong-khai")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await SuspendAsync(app, office, school, leader, new DateOnly(2026, 12, 1));

        foreach (var closed in new[] { "", "/tin-tuc", "/gioi-thieu", "/van-ban", "/rss.xml", "/sitemap.xml", "/tim-kiem?q=hoc", "/en/tin-tuc" })
        {
            using var answer = await visitor.GetAsync(Site + closed);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, closed);
            answer.Headers.RetryAfter!.Delta.ShouldBe(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(7)) - TestApp.Start, closed);
        }

        var notice = WebUtility.HtmlDecode(await (await visitor.GetAsync(Site)).Content.ReadAsStringAsync());
        notice.ShouldContain("Rà soát nội dung");
        notice.ShouldContain("1/12/2026");
        foreach (var open in new[] { "/cong-khai", "/lien-he", "/robots.txt", "/dang-nhap", "/en/cong-khai" })
            (await visitor.GetAsync(Site + open)).StatusCode.ShouldBe(HttpStatusCode.OK, open);
        (await (await visitor.GetAsync($"{Site}/cong-khai")).Content.ReadAsStringAsync()).ShouldContain("closed-bar");
        using var byHost = app.CreateClient("thcs-binh-khanh.can-gio.localhost");
        (await byHost.GetAsync("/tin-tuc")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        await app.InAsync(office, leader, scope => scope.Get<SubUnitAppService>().ResumeAsync(school, default));
        (await visitor.GetAsync(Site)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task Both_logs_hold_it_and_the_school_s_people_are_told(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (office, school, leader) = await OpenAsync(app);
        var administrator = await School.MemberAsync(app, app.Get<ITenantDirectory>().Find(school)!, "quan.tri@example.edu.vn", Roles.Administrator);
        await app.DispatchAsync();

        await SuspendAsync(app, office, school, leader, new DateOnly(2026, 12, 1));
        await app.DispatchAsync();

        foreach (var unit in new[] { office, school })
        {
            await using var scope = app.Scope(unit);
            var row = await scope.Get<AbpKernelDbContext>().AuditLogs.SingleAsync(log => log.Action == "TenantManagement.UnitSuspended");
            row.UserId.ShouldBe(leader);
            row.Data!.ShouldContain("Rà soát nội dung");
        }

        await using (var atSchool = app.Scope(school))
            (await atSchool.Get<NotificationsDbContext>().Notices.Where(notice => notice.Template == "TenantManagement.UnitSuspended").Select(notice => notice.UserId).ToListAsync())
                .ShouldBe([administrator]);

        // On the expected day the office is reminded; the site stays closed until a person opens it.
        app.Clock.SetTo(new DateTimeOffset(2026, 12, 1, 8, 0, 0, TimeSpan.FromHours(7)));
        await app.DispatchAsync();
        await using var atOffice = app.Scope(office);
        (await atOffice.Get<NotificationsDbContext>().Notices.AnyAsync(notice => notice.Template == "TenantManagement.SuspensionEnds" && notice.UserId == leader)).ShouldBeTrue();
        app.Get<ITenantDirectory>().Find(school)!.State.ShouldBe(UnitStates.Suspended);
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task Only_the_offices_above_suspend_and_never_without_a_reason(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (office, school, leader) = await OpenAsync(app);
        var other = await City.OfficeAsync(app, "Phòng Giáo dục và Đào tạo Quận 1");
        var stranger = await LeaderAsync(app, other, "lanh.dao.quan.1@example.edu.vn");

        await Should.ThrowAsync<EntityNotFoundException>(() => SuspendAsync(app, other, school, stranger, null));
        await Should.ThrowAsync<AbpAuthorizationException>(() => SuspendAsync(app, office, school, stranger, null));
        (await Should.ThrowAsync<BusinessException>(() => app.InAsync(office, leader, scope => scope.Get<SubUnitAppService>().SuspendAsync(school, " ", null, default))))
            .Code.ShouldBe("TenantManagement:ReasonMissing");
        (await Should.ThrowAsync<BusinessException>(() => SuspendAsync(app, office, school, leader, new DateOnly(2026, 11, 22))))
            .Code.ShouldBe("TenantManagement:SuspensionEndInvalid");
        app.Get<ITenantDirectory>().Find(school)!.State.ShouldBe(UnitStates.Active);
    }

    private static Task SuspendAsync(TestApp app, Guid office, Guid school, Guid leader, DateOnly? until) =>
        app.InAsync(office, leader, scope => scope.Get<SubUnitAppService>().SuspendAsync(school, "Rà soát nội dung", until, default));

    private static async Task<(Guid Office, Guid School, Guid Leader)> OpenAsync(TestApp app)
    {
        var office = await City.OfficeAsync(app);
        var school = await City.SchoolAsync(app, office, "Trường Trung học cơ sở Bình Khánh");
        return (office, school, await LeaderAsync(app, office, "lanh.dao@example.edu.vn"));
    }

    private static Task<Guid> LeaderAsync(TestApp app, Guid office, string email) =>
        School.MemberAsync(app, app.Get<ITenantDirectory>().Find(office)!, email, Roles.OfficeLeader);
}
