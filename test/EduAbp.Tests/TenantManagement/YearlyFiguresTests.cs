using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Timing;

namespace EduAbp.Tests.TenantManagement;

/// <summary>The clock stands at 22 November 2026: 2026-2027 runs, 2025-2026 is last year.</summary>
public sealed class YearlyFiguresTests
{
    private const string Page = "/quan-tri/so-lieu-nam-hoc";
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateOnly LongAgo = new(2024, 9, 1);

    [Theory]
    [InlineData("2025-05-31", 2024)]
    [InlineData("2025-06-01", 2025)]
    [InlineData("2025-07-01", 2025)]
    [InlineData("2026-01-01", 2025)]
    public void The_reform_of_the_summer_belongs_to_the_year_after(string day, int begin)
    {
        SchoolYears.BeginOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(begin);
        SchoolYears.BeginOf(SchoolYears.LastDay(begin)).ShouldBe(begin);
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task Last_year_adds_up_under_the_old_office_and_this_year_under_the_new(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true, settings: "--RateLimits:sign-in=1000");
        await app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync("Identity.SecondFactor.RequiredRoles", ""));
        var directory = app.Get<ITenantDirectory>();
        var department = await City.DepartmentAsync(app);
        var district = await UnitAsync(app, department, "Phòng Giáo dục và Đào tạo Huyện Cần Giờ", UnitKinds.DistrictOffice);
        var commune = await UnitAsync(app, department, "Phòng Văn hóa – Xã hội xã Bình Khánh", "commune-office", new DateOnly(2026, 7, 1));
        var school = await UnitAsync(app, district, "Trường THCS An", "lower-secondary");
        var merged = await UnitAsync(app, district, "Trường THCS Bình", "lower-secondary");
        var goesOn = await UnitAsync(app, district, "Trường THCS Cát", "lower-secondary");
        var primary = await UnitAsync(app, district, "Trường Tiểu học Doi Lầu", "primary");
        var own = await UnitAsync(app, department, "Trường THPT Bến Nghé", "upper-secondary");
        var centre = await School.MemberAsync(app, directory.Find(department)!, "trung.tam@example.edu.vn", Roles.CentreStaff);
        var leader = await School.MemberAsync(app, directory.Find(district)!, "lanh.dao@example.edu.vn", Roles.OfficeLeader);
        var newLeader = await School.MemberAsync(app, directory.Find(commune)!, "lanh.dao.xa@example.edu.vn", Roles.OfficeLeader);
        await School.MemberAsync(app, directory.Find(school)!, "quan.tri@example.edu.vn", Roles.Administrator);
        await app.DispatchAsync();

        // The reform of this summer, put down afterwards; then a merge, a split and a new name this autumn.
        var reform = new DateOnly(2026, 7, 1);
        await app.InAsync(department, centre, scope => scope.Get<UnitMoveAppService>()
            .MoveAsync(new MoveInput([school, primary], commune, reform, new Dictionary<Guid, string>()), default));
        await app.InAsync(department, centre, scope => scope.Get<UnitMergeAppService>()
            .MergeAsync(new MergeInput([merged, goesOn], goesOn, null, new DateOnly(2026, 9, 1)), "Trường THCS Cát", default));
        var part = await app.InAsync(department, centre, scope => scope.Get<UnitMergeAppService>()
            .SplitAsync(primary, new SplitInput(new CreateUnitInput("Trường Tiểu học Mới", "primary", null), new DateOnly(2026, 10, 1)), default));
        await app.InAsync(department, centre, async scope =>
        {
            var units = scope.Get<SubUnitAppService>();
            await units.RenameAsync(own, new RenameInput("Trường THPT Sài Gòn", null, "thpt-sai-gon", (await units.GetAsync(own, default)).Unit.ConcurrencyStamp), default);
        });
        await app.DispatchAsync();

        Task<YearlyFigures> AskAsync(Guid office, Guid person, int? year) => app.InAsync(office, person, scope => scope.Get<YearlyFiguresAppService>().GetAsync(year, default));

        var before = await AskAsync(district, leader, 2025);
        before.Day.ShouldBe(new DateOnly(2026, 5, 31));
        before.Years.ShouldBe([2026, 2025, 2024]);
        Counts(before).ShouldBe([("primary", 1, 0), ("lower-secondary", 3, 0)]);
        before.Units.Select(unit => (unit.Unit.Id, unit.IsManaged, unit.Since?.Kind, unit.Since?.Unit?.Id, unit.Since?.On)).ShouldBe(
            [
                (primary, false, UnitSinceKind.Moved, commune, reform),
                (school, false, UnitSinceKind.Moved, commune, reform),
                (merged, false, UnitSinceKind.Merged, goesOn, new DateOnly(2026, 9, 1)),
                (goesOn, true, (UnitSinceKind?)null, (Guid?)null, (DateOnly?)null),
            ],
            ignoreOrder: true);
        var after = await AskAsync(district, leader, null);
        (after.Day, after.IsRunning).ShouldBe((Today, true));
        Counts(after).ShouldBe([("lower-secondary", 1, 0)]);
        var taken = await AskAsync(commune, newLeader, 2026);
        Counts(taken).ShouldBe([("primary", 2, 0), ("lower-secondary", 1, 0)]);
        taken.Units.Select(unit => unit.Unit.Id).ShouldBe([primary, part, school], ignoreOrder: true);
        taken.Years.ShouldBe([2026]);
        await Should.ThrowAsync<EntityNotFoundException>(() => AskAsync(commune, newLeader, 2025));

        // Whoever stands above both loses nobody to the move: what the offices have adds up to all.
        var cityBefore = await AskAsync(department, centre, 2025);
        Counts(cityBefore).ShouldBe([("district-office", 1, 0), ("primary", 0, 1), ("lower-secondary", 0, 3), ("upper-secondary", 1, 0)]);
        cityBefore.Offices.Select(one => (one.Office.Id, one.Schools)).ShouldBe([(department, 1), (district, 4)]);
        cityBefore.Units.Single(unit => unit.Unit.Id == own).ShouldSatisfyAllConditions(unit => unit.Name.ShouldBe("Trường THPT Bến Nghé"), unit => unit.Unit.Name.ShouldBe("Trường THPT Sài Gòn"));
        var cityAfter = await AskAsync(department, centre, 2026);
        Counts(cityAfter).ShouldBe([("district-office", 1, 0), ("commune-office", 1, 0), ("primary", 0, 2), ("lower-secondary", 0, 2), ("upper-secondary", 1, 0)]);
        cityAfter.Offices.Select(one => (one.Office.Id, one.Schools)).ShouldBe([(department, 1), (district, 1), (commune, 3)], ignoreOrder: true);
        foreach (var figures in new[] { before, after, taken, cityBefore, cityAfter })
        {
            figures.Schools.Sum(row => row.Total).ShouldBe(figures.Offices.Sum(one => one.Schools));
            figures.Kinds.Sum(row => row.Total).ShouldBe(figures.Units.Count);
        }

        // When the office itself goes, its units go along.
        await app.InAsync(department, centre, scope => scope.Get<UnitMoveAppService>().MoveAsync(new MoveInput([district], commune, Today, new Dictionary<Guid, string>()), default));
        (await AskAsync(commune, newLeader, null)).Kinds.Sum(row => row.Total).ShouldBe(5);
        (await AskAsync(department, centre, 2025)).Units.ShouldAllBe(unit => unit.IsManaged || unit.Since!.Kind == UnitSinceKind.Merged);

        // On the page, as a file, and for machines; a school has no such page.
        using var office = new Browser(app);
        await office.SignInAsync("binh-khanh", "lanh.dao.xa@example.edu.vn");
        (await office.ReadAsync($"/binh-khanh{Page}")).ShouldSatisfyAllConditions(
            html => html.ShouldContain("Năm học 2026-2027, đang diễn ra"), html => html.ShouldContain("Trường Tiểu học Mới"), html => html.ShouldNotContain("THPT Sài Gòn"));
        (await office.GetAsync($"/binh-khanh{Page}?nam=2025")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var above = new Browser(app);
        await above.PostAsync("/dang-nhap", ("Email", "trung.tam@example.edu.vn"), ("Password", School.Password));
        var text = WebUtility.HtmlDecode(await above.ReadAsync($"{Page}?nam=2025"));
        text.ShouldContain("vào ngày cuối năm học, 31/5/2026");
        text.ShouldContain("Nay là Trường THPT Sài Gòn.");
        text.ShouldContain("Nhập vào Trường THCS Cát từ 1/9/2026.");
        text.ShouldContain("Chuyển đi từ 1/7/2026, nay thuộc Phòng Văn hóa – Xã hội xã Bình Khánh.");
        (await above.ReadAsync($"{Page}?nam=2025&handler=Export")).ShouldContain("\"Trường THCS Bình\",\"Trung học cơ sở\",\"Phòng Giáo dục và Đào tạo Huyện Cần Giờ\",\"Nhập vào Trường THCS Cát từ 1/9/2026.\"");
        using var desk = new Browser(app);
        await desk.SignInAsync("binh-khanh/thcs-an", "quan.tri@example.edu.vn");
        (await desk.GetAsync($"/binh-khanh/thcs-an{Page}")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task An_office_without_units_and_a_day_that_cannot_be(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        var leader = await School.MemberAsync(app, app.Get<ITenantDirectory>().Find(office)!, "lanh.dao@example.edu.vn", Roles.OfficeLeader);

        var figures = await app.InAsync(office, leader, scope => scope.Get<YearlyFiguresAppService>().GetAsync(null, default));

        figures.ShouldSatisfyAllConditions(found => found.Years.ShouldBe([2026]), found => found.Units.ShouldBeEmpty(), found => found.Kinds.ShouldBeEmpty());
        foreach (var day in new[] { Today.AddDays(1), new DateOnly(1944, 12, 31) })
            (await Should.ThrowAsync<BusinessException>(() => UnitAsync(app, office, "Trường THCS An", "lower-secondary", day))).Code.ShouldBe("TenantManagement:ManagedSinceInvalid");
    }

    private static IEnumerable<(string, int, int)> Counts(YearlyFigures figures) => figures.Kinds.Select(row => (row.Kind.Code, row.Direct, row.Below));

    private static async Task<Guid> UnitAsync(TestApp app, Guid office, string name, string kind, DateOnly? since = null) =>
        (await City.CreateAsync(app, new CreateUnitInput(name, kind, office, ManagedSince: since ?? LongAgo))).Id;
}
