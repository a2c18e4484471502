using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Data;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.TenantManagement;

public sealed class UnitMoveTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory, OnBothDatabases]
    public async Task A_school_moves_and_each_day_has_its_office(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true);
        var city = await ReformAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(40));

        await MoveAsync(app, city, [city.School], Today.AddDays(30));
        await app.DispatchAsync();

        var directory = app.Get<ITenantDirectory>();
        directory.Find(city.School)!.Path.ShouldBe("binh-khanh/thcs-binh-khanh");
        directory.Find(city.School)!.ParentId.ShouldBe(city.Commune);
        directory.Resolve("localhost", "/can-gio/thcs-binh-khanh/tin-tuc")!.RedirectTo.ShouldBe("/binh-khanh/thcs-binh-khanh");
        directory.Resolve("can-gio.localhost", "/thcs-binh-khanh/tin-tuc")!.RedirectTo.ShouldEndWith("/binh-khanh/thcs-binh-khanh");
        directory.Resolve("thcs-binh-khanh.can-gio.localhost", "/tin-tuc")!.RedirectTo.ShouldEndWith("/binh-khanh/thcs-binh-khanh");
        using var visitor = app.CreateClient();
        using var old = await visitor.GetAsync("/can-gio/thcs-binh-khanh/tin-tuc?trang=2");
        old.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        old.Headers.Location!.OriginalString.ShouldBe("/binh-khanh/thcs-binh-khanh/tin-tuc?trang=2");

        await using var scope = app.Scope(null);
        var history = scope.Get<IUnitHistory>();
        (await history.FindManagerAsync(city.School, Today.AddDays(29))).ShouldBe(city.District);
        (await history.FindManagerAsync(city.School, Today.AddDays(30))).ShouldBe(city.Commune);
        (await history.FindManagerAsync(city.School, Today.AddDays(-1))).ShouldBeNull();
        (await history.GetManagedAsync(city.District, Today.AddDays(29))).ShouldBe(
            [new ManagedUnit(city.School, city.District, Today.AddDays(30)), new ManagedUnit(city.Second, city.District, null)], ignoreOrder: true);
        (await history.GetManagedAsync(city.District, Today.AddDays(30))).Select(unit => unit.UnitId).ShouldBe([city.Second]);
        (await history.GetManagedAsync(city.Department, Today.AddDays(30))).Select(unit => (unit.UnitId, unit.OfficeId)).ShouldBe(
            [(city.District, city.Department), (city.Commune, city.Department), (city.School, city.Commune), (city.Second, city.District)], ignoreOrder: true);
        (await history.GetManagementsAsync(city.School)).ShouldBe(
            [new UnitManagement(city.District, Today, Today.AddDays(30)), new UnitManagement(city.Commune, Today.AddDays(30), null)]);
    }

    [Theory, OnBothDatabases]
    public async Task Schools_of_a_district_go_to_a_commune_together_on_a_day_to_come(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await ReformAsync(app);
        var administrator = await School.MemberAsync(app, app.Get<ITenantDirectory>().Find(city.School)!, "quan.tri@example.edu.vn", Roles.Administrator);
        var day = new DateOnly(2027, 1, 1);

        (await MoveAsync(app, city, [city.School, city.Second], day)).IsPlanned.ShouldBeTrue();
        app.Clock.SetTo(new DateTimeOffset(2026, 12, 31, 23, 59, 0, TimeSpan.FromHours(7)));
        await app.DispatchAsync();
        var directory = app.Get<ITenantDirectory>();
        directory.Children(city.District).Count.ShouldBe(2);

        app.Clock.SetTo(new DateTimeOffset(2027, 1, 1, 0, 0, 1, TimeSpan.FromHours(7)));
        await app.DispatchAsync();

        directory.Children(city.District).ShouldBeEmpty();
        directory.Children(city.Commune).Select(unit => unit.Path).ShouldBe(["binh-khanh/th-doi-lau", "binh-khanh/thcs-binh-khanh"], ignoreOrder: true);
        await using var atSchool = app.Scope(city.School);
        (await atSchool.Get<NotificationsDbContext>().Notices.Where(notice => notice.UserId == administrator).Select(notice => notice.Template).ToListAsync())
            .ShouldBe(["TenantManagement.UnitMovePlanned", "TenantManagement.UnitMovedOffice"], ignoreOrder: true);
        (await atSchool.Get<AbpKernelDbContext>().AuditLogs.CountAsync(log => log.Action == "TenantManagement.UnitMovedOffice")).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_planned_move_can_be_called_off_and_one_that_is_overtaken_says_so(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await ReformAsync(app);
        await MoveAsync(app, city, [city.School, city.Second], new DateOnly(2027, 1, 1));
        (await Should.ThrowAsync<BusinessException>(() => MoveAsync(app, city, [city.School], Today))).Code.ShouldBe("TenantManagement:MovePlanned");

        await app.InAsync(city.Department, city.Centre, scope => scope.Get<UnitMoveAppService>().CancelAsync(city.School, default));
        await MoveAsync(app, city, [city.School], Today);
        // Meanwhile another school takes the address at the commune.
        await City.CreateAsync(app, new CreateUnitInput("Trường Tiểu học Khác", "primary", city.Commune, "th-doi-lau"));
        app.Clock.SetTo(new DateTimeOffset(2027, 1, 1, 0, 0, 1, TimeSpan.FromHours(7)));
        await app.DispatchAsync();

        app.Get<ITenantDirectory>().Find(city.Second)!.ParentId.ShouldBe(city.District);
        await using var centre = app.Scope(city.Department);
        (await centre.Get<TenantManagementDbContext>().Moves.SingleAsync(move => move.UnitId == city.Second)).Problem.ShouldBe("TenantManagement:SlugTaken");
        (await centre.Get<NotificationsDbContext>().Notices.AnyAsync(notice => notice.Template == "TenantManagement.MoveFailed" && notice.UserId == city.Centre)).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task A_move_that_cannot_be_is_refused_before_anything_changes(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await ReformAsync(app);

        async Task<string?> ProblemAsync(Guid unit, Guid to, DateOnly on) => (await app.InAsync(city.Department, city.Centre, scope =>
            scope.Get<UnitMoveAppService>().PreviewAsync(new MoveInput([unit], to, on, new Dictionary<Guid, string>()), default))).Rows.Single().Problem;
        (await ProblemAsync(city.School, city.Commune, Today)).ShouldBeNull();
        (await ProblemAsync(city.School, city.District, Today)).ShouldBe("TenantManagement:UnitIsThereAlready");
        (await ProblemAsync(city.School, city.Second, Today)).ShouldBe("TenantManagement:ParentIsNoOffice");
        (await ProblemAsync(city.School, city.Commune, Today.AddDays(-1))).ShouldBe("TenantManagement:MoveBeforeItsTime");
        (await ProblemAsync(city.School, city.Commune, Today.AddYears(-2))).ShouldBe("TenantManagement:MoveDayInvalid");
        (await ProblemAsync(city.District, city.District, Today)).ShouldBe("TenantManagement:UnitCannotMove");

        var leader = await School.MemberAsync(app, app.Get<ITenantDirectory>().Find(city.District)!, "lanh.dao@example.edu.vn", Roles.OfficeLeader);
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(city.District, leader, scope =>
            scope.Get<UnitMoveAppService>().MoveAsync(new MoveInput([city.School], city.Commune, Today, new Dictionary<Guid, string>()), default)));
    }

    private static Task<MovePreview> MoveAsync(TestApp app, Reform city, Guid[] units, DateOnly on) => app.InAsync(city.Department, city.Centre, scope =>
        scope.Get<UnitMoveAppService>().MoveAsync(new MoveInput(units, city.Commune, on, new Dictionary<Guid, string>()), default));

    private static async Task<Reform> ReformAsync(TestApp app)
    {
        var department = await City.DepartmentAsync(app);
        var district = await City.OfficeAsync(app);
        var commune = (await City.CreateAsync(app, new CreateUnitInput("Phòng Văn hóa – Xã hội xã Bình Khánh", "commune-office", department))).Id;
        var school = await City.SchoolAsync(app, district, "Trường Trung học cơ sở Bình Khánh");
        var second = await City.SchoolAsync(app, district, "Trường Tiểu học Doi Lầu");
        var centre = await School.MemberAsync(app, app.Get<ITenantDirectory>().Find(department)!, "trung.tam@example.edu.vn", Roles.CentreStaff);
        await app.DispatchAsync();
        return new Reform(department, district, commune, school, second, centre);
    }

    private sealed record Reform(Guid Department, Guid District, Guid Commune, Guid School, Guid Second, Guid Centre);
}
