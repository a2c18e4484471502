using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Notices;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Incidents;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.PersonalData;

/// <summary>72 hours from detection; the unit hands up, offices read what was handed up.</summary>
public sealed class IncidentTests
{
    private static readonly IncidentInput Lost = new()
    {
        Title = "Gửi nhầm danh sách lớp", DetectedAt = new DateTime(2026, 11, 22, 7, 0, 0), What = "Danh sách lớp 6A1 gửi nhầm lớp 6A2", Whose = "Học sinh 6A1 (bí mật của đơn vị)", People = 42, Measures = "Đã thu hồi",
    };

    [Theory, OnBothDatabases]
    public async Task The_clock_reminds_the_unit_hands_up_and_only_offices_above_read_it(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (school, other) = await School.TwoAsync(app);
        var department = app.Get<ITenantDirectory>().Root!;
        var clerk = await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var stranger = await School.MemberAsync(app, other, "quan-tri@binh.edu.vn", RoleNames.Administrator);
        var centre = await School.MemberAsync(app, department, "trung-tam@so.edu.vn", RoleNames.CentreStaff);
        (await Should.ThrowAsync<AbpValidationException>(() => InAsync(app, school, clerk, incidents => incidents.RecordAsync(new IncidentInput { DetectedAt = new DateTime(2027, 1, 1) }, default))))
            .Errors.Select(error => error.Field).ShouldBe(["Title", "What", "DetectedAt"]);
        var id = await InAsync(app, school, clerk, incidents => incidents.RecordAsync(Lost, default));

        foreach (var hours in new[] { 23, 1, 1, 23, 18, 6 })
        {
            app.Clock.Advance(TimeSpan.FromHours(hours));
            await app.InAsync(school.Id, null, scope => ActivatorUtilities.CreateInstance<IncidentWorker>(scope.Services).ExecuteAsync(default));
        }

        (await NoticesAsync(app, school, clerk)).Reverse().Select(text => text[..10]).ShouldBe(["Còn 48 giờ", "Còn 24 giờ", "Còn 6 giờ ", "Quá 72 giờ"]);

        // Nothing goes up by itself.
        (await InAsync(app, department, centre, incidents => incidents.GetReceivedAsync(default))).ShouldBeEmpty();
        await Should.ThrowAsync<EntityNotFoundException>(() => InAsync(app, other, stranger, incidents => incidents.GetAsync(id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => InAsync(app, other, stranger, incidents => incidents.HandUpAsync(id, default)));
        await Should.ThrowAsync<AbpAuthorizationException>(() => InAsync(app, school, clerk, incidents => incidents.GetReceivedAsync(default)));
        await Should.ThrowAsync<AbpAuthorizationException>(() => InAsync(app, school, centre, incidents => incidents.GetAsync(id, default)));

        await InAsync(app, school, clerk, incidents => Done(incidents.HandUpAsync(id, default)));
        await app.DispatchAsync();
        (await NoticesAsync(app, department, centre)).ShouldContain(text => text.Contains("Gửi nhầm danh sách lớp"));
        var report = (await InAsync(app, department, centre, incidents => incidents.GetReceivedAsync(default))).ShouldHaveSingleItem();
        (report.UnitName, report.People, report.IsLate, report.NotifiedAt).ShouldBe((school.Name, 42, true, null));
        report.ToString().ShouldNotContain("bí mật của đơn vị");

        (await Should.ThrowAsync<BusinessException>(() => InAsync(app, school, clerk, incidents => Done(incidents.CloseAsync(id, default))))).Code.ShouldBe(PersonalDataErrorCodes.NotNotified);
        (await Should.ThrowAsync<AbpValidationException>(() => InAsync(app, school, clerk, incidents => Done(incidents.NotifiedAsync(id, new DateTime(2026, 11, 1), "", default))))).Errors.Count.ShouldBe(2);
        await InAsync(app, school, clerk, incidents => Done(incidents.NotifiedAsync(id, null, "Công văn 12 (mẫu)", default)));
        await InAsync(app, school, clerk, incidents => Done(incidents.SupplementAsync(id, "Có thêm 3 người", default)));
        await InAsync(app, school, clerk, incidents => Done(incidents.PeopleToldAsync(id, null, "Họp phụ huynh", default)));
        await InAsync(app, school, clerk, incidents => Done(incidents.CloseAsync(id, default)));
        (await InAsync(app, department, centre, incidents => incidents.GetReceivedAsync(default))).ShouldHaveSingleItem().IsClosed.ShouldBeTrue("what changes later is read too");
        (await Should.ThrowAsync<BusinessException>(() => InAsync(app, school, clerk, incidents => Done(incidents.ChangeAsync(id, Lost, default))))).Code.ShouldBe(PersonalDataErrorCodes.IncidentClosed);
        (await InAsync(app, school, clerk, incidents => incidents.GetAsync(id, default))).Supplements.ShouldHaveSingleItem().Text.ShouldBe("Có thêm 3 người");
    }

    [Fact]
    public async Task The_pages_of_incidents_open_for_those_who_need_them()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        await app.InAsync(null, null, scope => scope.Get<EduAbp.Settings.ISettingManager>().SetGlobalAsync(EduAbp.Identity.Definitions.IdentitySettings.SecondFactorRoles, ""));
        var (school, _) = await School.TwoAsync(app);
        await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        await School.MemberAsync(app, app.Get<ITenantDirectory>().Root!, "trung-tam@so.edu.vn", RoleNames.CentreStaff);
        var desk = $"/{school.Path}/quan-tri";
        using (var browser = new Browser(app))
        {
            await browser.SignInAsync(school.Path, "quan-tri@an.edu.vn");
            (await browser.ReadAsync($"{desk}/su-co-du-lieu")).ShouldContain("Chưa có sự cố nào");
            var made = await browser.PostAsync($"{desk}/su-co-du-lieu/ghi", ("Input.Title", "Mất máy tính"), ("Input.DetectedAt", "2026-11-22T07:00"), ("Input.What", "Máy ở phòng giáo vụ"));
            made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            var address = made.Headers.Location!.ToString();
            (await browser.ReadAsync(address)).ShouldContain("25/11/2026, 7:00");
            (await browser.ReadAsync($"{address}/thong-bao")).ShouldContain("Cục An ninh mạng");
            (await browser.PostAsync(address, $"{address}?handler=HandUp")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        using var office = new Browser(app);
        await office.SignInAsync("", "trung-tam@so.edu.vn");
        (await office.ReadAsync("/quan-tri/su-co-du-lieu-don-vi")).ShouldContain("Mất máy tính");
    }

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private static Task<T> InAsync<T>(TestApp app, UnitInfo unit, Guid person, Func<IncidentAppService, Task<T>> act) => app.InAsync(unit.Id, person, scope => act(scope.Get<IncidentAppService>()));

    private static Task InAsync(TestApp app, UnitInfo unit, Guid person, Func<IncidentAppService, Task> act) => app.InAsync(unit.Id, person, scope => act(scope.Get<IncidentAppService>()));

    private static Task<IReadOnlyList<string>> NoticesAsync(TestApp app, UnitInfo unit, Guid person) => app.InAsync<IReadOnlyList<string>>(unit.Id, person, async scope =>
        [.. (await scope.Get<MyNotices>().GetListAsync(onlyUnread: false, 1, default)).Items.Select(notice => notice.Text)]);
}
