using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EduAbp.AspNetCore.Api;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Data;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Api;
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
        // The archive changes nothing any more, but takes this answer, at the page and here.
        using var program = ApiTests.With(app, await ApiTests.MakeAsync(app, directory.Find(city.Second)!, head, true, ApiClaims.OwnAffairs));
        (await program.GetFromJsonAsync<JsonElement>("/can-gio/thcs-binh/api/tenant-management/my-offer")).GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldContain(Roles.Editor);
        (await program.PostAsJsonAsync("/can-gio/thcs-binh/api/tenant-management/my-offer/answer", new { accept = true })).IsSuccessStatusCode.ShouldBeTrue();
        await app.DispatchAsync();
        await using var scope = app.Scope(city.First);
        var people = scope.Get<IPersonLookup>();
        (await people.GetHoldersAsync(city.First, Roles.Editor)).ShouldContain(person => person.Id == head);
        (await people.GetHoldersAsync(city.First, Roles.Head)).ShouldBeEmpty();
        (await people.GetHoldersAsync(city.First, Roles.Administrator)).ShouldBeEmpty();
        (await scope.Get<AbpKernelDbContext>().AuditLogs.AnyAsync(log => log.Action == "TenantManagement.UnitTookOver" && log.UserId == city.Centre)).ShouldBeTrue();
        (await scope.Get<IUnitHistory>().GetManagedAsync(city.Office, Today)).Select(unit => unit.UnitId).ShouldBe([city.First]);
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
            .SplitAsync(made, new SplitInput(new CreateUnitInput("Trường THCS Cát", "lower-secondary", null), Today), default));

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

    [Theory, OnBothDatabases]
    public async Task A_merge_to_a_new_school_on_a_day_to_come_happens_by_itself_and_each_day_has_its_units(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await OpenAsync(app);
        var directory = app.Get<ITenantDirectory>();
        var administrator = await School.MemberAsync(app, directory.Find(city.First)!, "quan.tri@example.edu.vn", Roles.Administrator);
        var day = new DateOnly(2027, 1, 1);
        var both = new MergeInput([city.First, city.Second], null, new CreateUnitInput("Trường THCS An Bình", "lower-secondary", null), day);

        (await app.InAsync(city.Department, city.Centre, scope => scope.Get<UnitMergeAppService>().PreviewAsync(both, default))).ShouldSatisfyAllConditions(
            preview => preview.IsPlanned.ShouldBeTrue(), preview => preview.Path.ShouldBe("can-gio/thcs-an-binh"));
        (await PlanAsync(app, city, both, "Trường THCS An Bình")).ShouldBeNull();
        app.Clock.SetTo(new DateTimeOffset(2026, 12, 31, 23, 59, 0, TimeSpan.FromHours(7)));
        await app.DispatchAsync();
        directory.Children(city.Office).Count.ShouldBe(2);
        // What waits for its day stands in the way of what would make it impossible.
        (await Should.ThrowAsync<BusinessException>(() => MergeAsync(app, city, new MergeInput([city.Second], city.First, null, Today), "Trường THCS An"))).Code.ShouldBe("TenantManagement:MergePlanned");
        (await app.InAsync(city.Department, city.Centre, scope => scope.Get<UnitMoveAppService>()
            .PreviewAsync(new MoveInput([city.Second], city.Department, Today, new Dictionary<Guid, string>()), default))).Rows.Single().Problem.ShouldBe("TenantManagement:MergePlanned");

        app.Clock.SetTo(new DateTimeOffset(2027, 1, 1, 0, 0, 1, TimeSpan.FromHours(7)));
        await app.DispatchAsync();

        var made = directory.Children(city.Office).Single();
        made.Name.ShouldBe("Trường THCS An Bình");
        directory.SuccessorOf(directory.Find(city.Second)!)!.Id.ShouldBe(made.Id);
        await using (var scope = app.Scope(null))
        {
            var history = scope.Get<IUnitHistory>();
            (await history.GetManagedAsync(city.Office, day.AddDays(-1))).Select(unit => unit.UnitId).ShouldBe([city.First, city.Second], ignoreOrder: true);
            (await history.GetManagedAsync(city.Office, day)).Select(unit => unit.UnitId).ShouldBe([made.Id]);
            (await history.GetManagementsAsync(city.First)).ShouldBe([new UnitManagement(city.Office, Today, day)]);
            (await history.GetOriginsAsync(made.Id)).Select(origin => (origin.UnitId, origin.On)).ShouldBe([(city.First, day), (city.Second, day)], ignoreOrder: true);
        }

        await using (var school = app.Scope(city.First))
        {
            (await school.Get<NotificationsDbContext>().Notices.Where(notice => notice.UserId == administrator).Select(notice => notice.Template).ToListAsync())
                .ShouldBe(["TenantManagement.UnitMergePlanned", "TenantManagement.UnitMerged", "TenantManagement.MembershipOffered"], ignoreOrder: true);
        }

        // Offices find what ended; the district that it belonged to as well as the centre, and nobody else's.
        var leader = await School.MemberAsync(app, directory.Find(city.Office)!, "lanh.dao@example.edu.vn", Roles.OfficeLeader);
        (await app.InAsync(city.Office, leader, scope => scope.Get<ClosedUnitAppService>().GetListAsync("binh", default)))
            .Select(closed => (closed.Unit.Id, closed.On, closed.Successor!.Id)).ShouldBe([(city.First, day, made.Id), (city.Second, day, made.Id)], ignoreOrder: true);
        (await app.InAsync(city.Department, city.Centre, scope => scope.Get<ClosedUnitAppService>().GetListAsync("khong co", default))).ShouldBeEmpty();
        var other = await City.OfficeAsync(app, "Phòng Giáo dục và Đào tạo Quận 1");
        var stranger = await School.MemberAsync(app, directory.Find(other)!, "lanh.dao.quan.1@example.edu.vn", Roles.OfficeLeader);
        (await app.InAsync(other, stranger, scope => scope.Get<ClosedUnitAppService>().GetListAsync(null, default))).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_planned_merge_can_be_called_off_and_one_that_is_overtaken_says_so(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await OpenAsync(app);
        var day = new DateOnly(2027, 1, 1);
        var into = new MergeInput([city.First, city.Second], city.First, null, day);
        await PlanAsync(app, city, into, "Trường THCS An");
        (await app.InAsync(city.Department, city.Centre, scope => scope.Get<UnitMergeAppService>().FindPlannedAsync(city.Second, default)))!.On.ShouldBe(day);
        await app.InAsync(city.Department, city.Centre, scope => scope.Get<UnitMergeAppService>().CancelAsync(city.Second, default));
        (await app.InAsync(city.Department, city.Centre, scope => scope.Get<UnitMergeAppService>().FindPlannedAsync(city.First, default))).ShouldBeNull();

        // Meanwhile another school takes the address that the new one was to have.
        await PlanAsync(app, city, new MergeInput([city.First, city.Second], null, new CreateUnitInput("Trường THCS Mới", "lower-secondary", null, "thcs-moi"), day), "Trường THCS Mới");
        await City.CreateAsync(app, new CreateUnitInput("Trường THCS Khác", "lower-secondary", city.Office, "thcs-moi"));
        app.Clock.SetTo(new DateTimeOffset(2027, 1, 1, 0, 0, 1, TimeSpan.FromHours(7)));
        await app.DispatchAsync();

        app.Get<ITenantDirectory>().Children(city.Office).Count.ShouldBe(3);
        await using var centre = app.Scope(city.Department);
        (await centre.Get<TenantManagementDbContext>().Merges.OrderBy(merge => merge.Id).Select(merge => new { merge.State, merge.Problem }).ToListAsync())
            .Select(merge => (merge.State, merge.Problem)).ShouldBe([(PlanState.Cancelled, null), (PlanState.Failed, "TenantManagement:SlugTaken")]);
        (await centre.Get<NotificationsDbContext>().Notices.AnyAsync(notice => notice.Template == "TenantManagement.MergeFailed" && notice.UserId == city.Centre)).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task A_split_takes_chosen_people_along_with_their_roles(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await OpenAsync(app);
        var school = app.Get<ITenantDirectory>().Find(city.First)!;
        var administrator = await School.MemberAsync(app, school, "quan.tri@example.edu.vn", Roles.Administrator);
        var head = await School.MemberAsync(app, school, "truong.ban@example.edu.vn", Roles.Head, Roles.Editor);
        var editor = await School.MemberAsync(app, school, "bien.tap@example.edu.vn", Roles.Editor, Roles.Contributor);
        var writer = await School.MemberAsync(app, school, "cong.tac@example.edu.vn", Roles.Contributor);
        Task<T> AtCentreAsync<T>(Func<UnitMergeAppService, Task<T>> act) => app.InAsync(city.Department, city.Centre, scope => act(scope.Get<UnitMergeAppService>()));
        SplitInput Split(params SplitPerson[] people) => new(new CreateUnitInput("Trường THCS Cát", "lower-secondary", null), Today, people);

        (await AtCentreAsync(merges => merges.GetPeopleAsync(city.First, default))).Select(person => person.Id).ShouldBe([administrator, head, editor, writer], ignoreOrder: true);
        (await Should.ThrowAsync<BusinessException>(() => AtCentreAsync(merges => merges.PreviewSplitAsync(city.First, Split(new SplitPerson(head)), default)))).Code.ShouldBe("TenantManagement:SplitTakesHead");
        (await Should.ThrowAsync<BusinessException>(() => AtCentreAsync(merges => merges.PreviewSplitAsync(city.First, Split(new SplitPerson(administrator)), default)))).Code
            .ShouldBe("TenantManagement:SplitTakesLastAdministrator");
        await Should.ThrowAsync<EntityNotFoundException>(() => AtCentreAsync(merges => merges.PreviewSplitAsync(city.First, Split(new SplitPerson(city.Centre)), default)));

        var input = Split(new SplitPerson(editor), new SplitPerson(administrator, StaysToo: true), new SplitPerson(head, StaysToo: true));
        (await AtCentreAsync(merges => merges.PreviewSplitAsync(city.First, input, default))).People.Select(row => (row.Person.Id, row.StaysToo))
            .ShouldBe([(editor, false), (administrator, true), (head, true)]);
        var part = await AtCentreAsync(merges => merges.SplitAsync(city.First, input, default));
        await app.DispatchAsync();

        await using var scope = app.Scope(null);
        var people = scope.Get<IPersonLookup>();
        async Task<Guid[]> HoldersAsync(Guid unit, string role) => [.. (await people.GetHoldersAsync(unit, role)).Select(person => person.Id)];
        (await HoldersAsync(part, Roles.Administrator)).ShouldBe([administrator]);
        (await HoldersAsync(part, Roles.Head)).ShouldBe([head]);
        (await HoldersAsync(part, Roles.Editor)).ShouldBe([editor, head], ignoreOrder: true);
        (await HoldersAsync(city.First, Roles.Editor)).ShouldBe([head]);
        (await HoldersAsync(city.First, Roles.Administrator)).ShouldBe([administrator]);
        (await HoldersAsync(city.First, Roles.Contributor)).ShouldBe([writer]);
        foreach (var (unit, action, count) in new[] { (part, "Identity.MemberCarriedHere", 3), (city.First, "Identity.MemberCarriedAway", 1) })
        {
            await using var log = app.Scope(unit);
            (await log.Get<AbpKernelDbContext>().AuditLogs.CountAsync(row => row.Action == action)).ShouldBe(count, action);
        }
    }

    private static async Task<Guid> MergeAsync(TestApp app, Merging city, MergeInput input, string typed) => (await PlanAsync(app, city, input, typed))!.Value;

    private static Task<Guid?> PlanAsync(TestApp app, Merging city, MergeInput input, string typed) =>
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
