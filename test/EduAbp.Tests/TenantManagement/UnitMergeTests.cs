using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.TenantManagement;

public sealed class UnitMergeTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory, OnBothDatabases]
    public async Task A_merged_school_is_an_archive_and_its_people_go_on(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true);
        var city = await OpenAsync(app);
        var directory = app.Get<ITenantDirectory>();
        var head = await School.MemberAsync(app, directory.Find(city.Second)!, "truong.ban@example.edu.vn", Roles.Head, Roles.Administrator);

        await MergeAsync(app, city, new MergeInput([city.First, city.Second], city.First, null, Today), "Trường THCS An");
        await app.DispatchAsync();

        directory.Children(city.Office).Select(unit => unit.Id).ShouldBe([city.First]);
        using var visitor = app.CreateClient();
        foreach (var old in new[] { "", "/gioi-thieu", "/lien-he", "/rss.xml" })
        {
            using var answer = await visitor.GetAsync("/can-gio/thcs-binh" + old);
            answer.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently, old);
            answer.Headers.Location!.OriginalString.ShouldEndWith("/can-gio/thcs-an/");
        }

        var archive = WebUtility.HtmlDecode(await visitor.GetStringAsync("/can-gio/thcs-binh/tin-tuc"));
        archive.ShouldContain("trang lưu trữ");
        archive.ShouldContain("/can-gio/thcs-an");
        WebUtility.HtmlDecode(await visitor.GetStringAsync("/can-gio/thcs-an/gioi-thieu")).ShouldContain("Trường THCS Bình (nhập vào từ 22/11/2026)");
        (await Should.ThrowAsync<BusinessException>(() => City.CreateAsync(app, new CreateUnitInput("Trường THCS Khác", "lower-secondary", city.Office, "thcs-binh")))).Code
            .ShouldBe("TenantManagement:SlugTaken");

        // Offered: an editor's place, not a second head, and no administrator that the school did not choose.
        await app.InAsync(city.Second, head, scope => scope.Get<MyMembershipOffers>().AnswerAsync(accept: true, default));
        await app.DispatchAsync();
        await using var scope = app.Scope(city.First);
        var people = scope.Get<IPersonLookup>();
        (await people.GetHoldersAsync(city.First, Roles.Editor)).ShouldContain(person => person.Id == head);
        (await people.GetHoldersAsync(city.First, Roles.Head)).ShouldBeEmpty();
        (await people.GetHoldersAsync(city.First, Roles.Administrator)).ShouldBeEmpty();
        (await scope.Get<AbpKernelDbContext>().AuditLogs.AnyAsync(log => log.Action == "TenantManagement.UnitTookOver" && log.UserId == city.Centre)).ShouldBeTrue();
        (await scope.Get<IUnitHistory>().GetManagedAsync(city.Office, Today)).ShouldBe([city.First]);
    }

    [Theory, OnBothDatabases]
    public async Task The_desk_of_a_merged_school_shows_everything_and_changes_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true, settings: "--RateLimits:sign-in=1000");
        var city = await OpenAsync(app);
        await app.InAsync(null, null, scope => scope.Get<EduAbp.Settings.ISettingManager>().SetGlobalAsync("Identity.SecondFactor.RequiredRoles", ""));
        await School.MemberAsync(app, app.Get<ITenantDirectory>().Find(city.Second)!, "quan.tri@example.edu.vn", Roles.Administrator);
        using var browser = new Browser(app);
        await browser.SignInAsync("can-gio/thcs-binh", "quan.tri@example.edu.vn");
        const string Page = "/can-gio/thcs-binh/quan-tri/don-vi";
        (await browser.PostAsync(Page, ("Email", "truong@example.edu.vn"))).StatusCode.ShouldNotBe(HttpStatusCode.Forbidden);

        await MergeAsync(app, city, new MergeInput([city.First, city.Second], city.First, null, Today), "Trường THCS An");
        await app.DispatchAsync();

        (await browser.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.PostAsync(Page, ("Email", "khac@example.edu.vn"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.ReadAsync("/can-gio/thcs-binh/quan-tri/don-vi/ke-thua")).ShouldContain("Trường THCS An");
        (await browser.PostAsync("/can-gio/thcs-binh/quan-tri/don-vi/ke-thua", "/can-gio/thcs-binh/quan-tri/don-vi/ke-thua?handler=Accept")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases]
    public async Task Two_schools_become_a_new_one_and_a_part_becomes_a_school(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await OpenAsync(app);
        var both = new MergeInput([city.First, city.Second], null, new CreateUnitInput("Trường THCS An Bình", "lower-secondary", null), Today);
        (await Should.ThrowAsync<BusinessException>(() => MergeAsync(app, city, both, "Trường THCS An"))).Code.ShouldBe("TenantManagement:TypedNameDiffers");

        var made = await MergeAsync(app, city, both, "trường trung học cơ sở An Bình");
        await app.DispatchAsync();
        var part = await app.InAsync(city.Department, city.Centre, scope => scope.Get<UnitMergeAppService>()
            .SplitAsync(made, new CreateUnitInput("Trường THCS Cát", "lower-secondary", null), Today, default));

        var directory = app.Get<ITenantDirectory>();
        directory.Children(city.Office).Select(unit => unit.Id).ShouldBe([made, part], ignoreOrder: true);
        directory.SuccessorOf(directory.Find(city.First)!)!.Id.ShouldBe(made);
        await using var scope = app.Scope(null);
        var history = scope.Get<IUnitHistory>();
        (await history.GetOriginsAsync(made)).Select(origin => (origin.Kind, origin.UnitId)).ShouldBe(
            [(UnitOriginKind.Merged, city.First), (UnitOriginKind.Merged, city.Second)], ignoreOrder: true);
        (await history.GetOriginsAsync(part)).Single().ShouldBe(new UnitOrigin(UnitOriginKind.SplitFrom, made, "Trường THCS An Bình", Today));
    }

    [Theory, OnBothDatabases]
    public async Task A_renamed_school_keeps_its_old_name_and_its_old_address_leads_on(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await OpenAsync(app);
        var leader = await School.MemberAsync(app, app.Get<ITenantDirectory>().Find(city.Office)!, "lanh.dao@example.edu.vn", Roles.OfficeLeader);
        Task RenameAsync(Guid unit, string name, string slug) => app.InAsync(city.Office, leader, async scope =>
        {
            var service = scope.Get<SubUnitAppService>();
            var stamp = (await service.GetAsync(unit, default)).Unit.ConcurrencyStamp;
            await service.RenameAsync(unit, new RenameInput(name, null, slug, stamp), default);
        });

        (await Should.ThrowAsync<BusinessException>(() => RenameAsync(city.First, "Trường Trung học cơ sở Bình", "thcs-an"))).Code.ShouldBe("TenantManagement:NameTaken");
        await RenameAsync(city.First, "Trường THCS Nguyễn An", "thcs-nguyen-an");

        var directory = app.Get<ITenantDirectory>();
        directory.Find(city.First)!.ShouldSatisfyAllConditions(
            unit => unit.Name.ShouldBe("Trường THCS Nguyễn An"), unit => unit.ShortName.ShouldBe("THCS Nguyễn An"), unit => unit.Path.ShouldBe("can-gio/thcs-nguyen-an"));
        directory.Resolve("localhost", "/can-gio/thcs-an")!.RedirectTo.ShouldBe("/can-gio/thcs-nguyen-an");
        await using var scope = app.Scope(null);
        (await scope.Get<IUnitHistory>().GetOriginsAsync(city.First)).ShouldBe([new UnitOrigin(UnitOriginKind.Renamed, null, "Trường THCS An", Today)]);
    }

    private static Task<Guid> MergeAsync(TestApp app, Merging city, MergeInput input, string typed) =>
        app.InAsync(city.Department, city.Centre, scope => scope.Get<UnitMergeAppService>().MergeAsync(input, typed, default));

    private static async Task<Merging> OpenAsync(TestApp app)
    {
        var office = await City.OfficeAsync(app);
        var department = await City.DepartmentAsync(app);
        var first = await City.SchoolAsync(app, office, "Trường THCS An");
        var second = await City.SchoolAsync(app, office, "Trường THCS Bình");
        var centre = await School.MemberAsync(app, app.Get<ITenantDirectory>().Find(department)!, "trung.tam@example.edu.vn", Roles.CentreStaff);
        await app.DispatchAsync();
        return new Merging(department, office, first, second, centre);
    }

    private sealed record Merging(Guid Department, Guid Office, Guid First, Guid Second, Guid Centre);
}
