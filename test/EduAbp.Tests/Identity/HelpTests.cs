using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Audit;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Help;
using EduAbp.Identity.Staff;
using EduAbp.Identity.Tokens;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Notices;
using EduAbp.Settings;
using EduAbp.TenantManagement.Exports;
using EduAbp.TenantManagement.Modules;
using EduAbp.Tests.Api;
using EduAbp.Tests.Kit;
using EduAbp.Website;
using Microsoft.Extensions.DependencyInjection;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.Identity;

/// <summary>Help is a membership for a time that the unit gives and takes back.</summary>
public class HelpTests
{
    private const string Pupils = "Test.Pupils";

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task The_unit_is_asked_decides_and_the_helper_works_as_oneself_until_the_time_is_over(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (unit, other) = await School.TwoAsync(app);
        var (centre, helper, administrator) = await PeopleAsync(app, unit);

        await app.InAsync(centre.Id, helper, scope => scope.Get<HelperAppService>().AskAsync(unit.Id, "Xem vì sao bài không lên trang", default));
        await app.DispatchAsync();
        (await NoticesAsync(app, unit, administrator)).ShouldContain(text => text.Contains("xin vào hỗ trợ"));
        (await MayAsync(app, unit, helper, WebsitePermissions.Articles.Default)).ShouldBeFalse("asking opens nothing");
        (await Should.ThrowAsync<BusinessException>(() => app.InAsync(centre.Id, helper, scope => scope.Get<HelperAppService>().AskAsync(unit.Id, "Lần nữa", default))))
            .Code.ShouldBe(IdentityErrorCodes.HelpIsAsked);
        (await Should.ThrowAsync<AbpValidationException>(() => app.InAsync(centre.Id, helper, scope => scope.Get<HelperAppService>().AskAsync(null, " ", default))))
            .Errors.Select(error => error.Field).ShouldBe(["UnitId", "Reason"], "all that is wrong is told at once");

        var asked = await app.InAsync(unit.Id, administrator, async scope => (await scope.Get<HelpAppService>().GetListAsync(default)).ShouldHaveSingleItem());
        await app.InAsync(unit.Id, administrator, async scope =>
        {
            var helps = scope.Get<HelpAppService>();
            (await Should.ThrowAsync<AbpValidationException>(() => helps.GrantAsync(asked.Id, [RoleNames.Editor], 169, default))).Errors[0].Code.ShouldBe(IdentityErrorCodes.HelpTooLong);
            (await Should.ThrowAsync<BusinessException>(() => helps.GrantAsync(asked.Id, [RoleNames.Head], 8, default))).Code.ShouldBe(IdentityErrorCodes.RoleUnknown);
        });
        await app.InAsync(unit.Id, administrator, scope => scope.Get<HelpAppService>().GrantAsync(asked.Id, [RoleNames.Editor, RoleNames.Administrator], 8, default));
        await app.DispatchAsync();
        (await NoticesAsync(app, centre, helper)).ShouldContain(text => text.Contains("cho phép thầy/cô hỗ trợ đến 22/11/2026, 16:00"));

        // As oneself, in what the unit opened; never pupils' data, never the unit's people.
        (await MayAsync(app, unit, helper, WebsitePermissions.Articles.Default)).ShouldBeTrue();
        (await MayAsync(app, unit, administrator, Pupils)).ShouldBeTrue();
        (await MayAsync(app, unit, helper, Pupils)).ShouldBeFalse();
        (await MayAsync(app, unit, helper, IdentityPermissions.Members.Manage)).ShouldBeFalse();
        (await MayAsync(app, unit, helper, IdentityPermissions.Roles.Manage)).ShouldBeFalse();
        (await MayAsync(app, unit, helper, IdentityPermissions.Help.Manage)).ShouldBeFalse();
        (await MayAsync(app, other, helper, WebsitePermissions.Articles.Default)).ShouldBeFalse();
        await app.InAsync(unit.Id, helper, async scope => (await scope.Get<ICurrentHelp>().FindAsync()).ShouldNotBeNull().Reason.ShouldBe("Xem vì sao bài không lên trang"));
        await app.InAsync(unit.Id, administrator, async scope =>
        {
            (await scope.Get<ICurrentHelp>().FindAsync()).ShouldBeNull();
            (await scope.Get<MemberAppService>().GetListAsync(new MemberFilter(), default)).ShouldNotContain(member => member.PersonId == helper, "a helper is none of the unit's people");
            (await scope.Get<IPersonLookup>().GetHoldersAsync(unit.Id, RoleNames.Administrator)).Select(person => person.Id).ShouldBe([administrator]);
        });

        app.Clock.Advance(TimeSpan.FromHours(8));
        (await MayAsync(app, unit, helper, WebsitePermissions.Articles.Default)).ShouldBeFalse();
        await app.InAsync(unit.Id, helper, async scope => (await scope.Get<ICurrentHelp>().FindAsync()).ShouldBeNull());
        await app.InAsync(unit.Id, administrator, async scope =>
            new[] { "Identity.HelpAsked", "Identity.HelpGranted" }
                .ShouldBeSubsetOf((await scope.Get<AuditLogAppService>().GetPageAsync(new AuditFilter(), 0, 50, default)).Rows.Select(row => row.Action)));
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task The_unit_invites_a_helper_and_takes_the_help_back_at_once(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var (unit, other) = await School.TwoAsync(app);
        var (centre, helper, administrator) = await PeopleAsync(app, unit);
        var stranger = await School.MemberAsync(app, other, "khac@binh.edu.vn", RoleNames.Administrator);

        await app.InAsync(unit.Id, administrator, async scope =>
        {
            var helps = scope.Get<HelpAppService>();
            (await helps.GetHelpersAsync(default)).Select(one => one.PersonId).ShouldBe([helper]);
            (await Should.ThrowAsync<AbpValidationException>(() => helps.GiveAsync(stranger, "Nhờ", [RoleNames.Editor], 2, default))).Errors[0].Code.ShouldBe(IdentityErrorCodes.HelperMissing);
            (await Should.ThrowAsync<AbpValidationException>(() => helps.GiveAsync(helper, " ", [RoleNames.Editor], 2, default))).Errors[0].Code.ShouldBe(IdentityErrorCodes.HelpReasonMissing);
            (await Should.ThrowAsync<AbpValidationException>(() => helps.GiveAsync(null, "", [], 0, default))).Errors.Select(error => error.Field)
                .ShouldBe(["PersonId", "Reason", "Roles", "Hours"], "all that is wrong is told at once");
        });
        await app.InAsync(unit.Id, administrator, scope => scope.Get<HelpAppService>().GiveAsync(helper, "Sửa chuyên mục", [RoleNames.Editor], 24, default));
        (await MayAsync(app, unit, helper, WebsitePermissions.Articles.Default)).ShouldBeTrue();

        // Help is given to a person: no token of theirs works there, be it made before.
        (await Should.ThrowAsync<BusinessException>(() => ApiTests.MakeAsync(app, unit, helper, true, WebsitePermissions.Articles.Default))).Code.ShouldBe(IdentityErrorCodes.TokenNotInHelp);
        await app.InAsync(unit.Id, helper, async scope =>
        {
            scope.Get<CurrentAccessToken>().Value = new LiveToken(Guid.CreateVersion7(), helper, unit.Id, "", "", new HashSet<string> { WebsitePermissions.Articles.Default }, true, DateTimeOffset.MaxValue);
            (await scope.Get<IPermissionChecker>().IsGrantedAsync(WebsitePermissions.Articles.Default)).ShouldBeFalse();
        });

        // Another unit neither sees nor ends it, a helper extends nothing.
        var help = await app.InAsync(unit.Id, administrator, async scope => (await scope.Get<HelpAppService>().GetListAsync(default)).Single());
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, stranger, scope => scope.Get<HelpAppService>().TakeBackAsync(help.Id, default)));
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(unit.Id, helper, scope => scope.Get<HelpAppService>().GiveAsync(helper, "Thêm", [RoleNames.Editor], 24, default)));
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(other.Id, stranger, scope => scope.Get<HelperAppService>().AskAsync(unit.Id, "Cho vào", default)));

        await app.InAsync(unit.Id, administrator, scope => scope.Get<HelpAppService>().TakeBackAsync(help.Id, default));
        (await MayAsync(app, unit, helper, WebsitePermissions.Articles.Default)).ShouldBeFalse();

        // Again, and the helper leaves the centre: the help ends with it.
        await app.InAsync(unit.Id, administrator, scope => scope.Get<HelpAppService>().GiveAsync(helper, "Sửa tiếp", [RoleNames.Editor], 24, default));
        (await MayAsync(app, unit, helper, WebsitePermissions.Articles.Default)).ShouldBeTrue();
        var chief = await School.MemberAsync(app, centre, "quan-tri@so.edu.vn", RoleNames.Administrator);
        await app.InAsync(centre.Id, chief, async scope =>
        {
            var members = scope.Get<MemberAppService>();
            await members.EndAsync((await members.GetListAsync(new MemberFilter("trung-tam@"), default)).Single().MembershipId, default);
        });
        (await MayAsync(app, unit, helper, WebsitePermissions.Articles.Default)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_banner_stands_on_every_page_of_the_desk_and_its_button_ends_the_help()
    {
        await using var app = await StartAsync(DatabaseKind.Sqlite, serve: true);
        await app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync(IdentitySettings.SecondFactorRoles, ""));
        var (unit, _) = await School.TwoAsync(app);
        var (_, helper, administrator) = await PeopleAsync(app, unit);
        await app.InAsync(unit.Id, administrator, scope => scope.Get<HelpAppService>().GiveAsync(helper, "Sửa giao diện", [RoleNames.Administrator, RoleNames.Editor], 24, default));
        using var browser = new Browser(app);
        await browser.SignInAsync(unit.Path, "trung-tam@so.edu.vn");

        foreach (var page in new[] { "", "/bai-viet", "/don-vi", "/thong-bao" })
            (await browser.ReadAsync($"/{unit.Path}/quan-tri{page}")).ShouldContain("Lý do: Sửa giao diện", customMessage: page);
        foreach (var page in new[] { "/thanh-vien/moi", "/don-vi/xuat-du-lieu", "/nhat-ky", "/chuc-nang", "/ket-noi", "/so-dong-y", "/hoc-sinh" })
            (await browser.GetAsync($"/{unit.Path}/quan-tri{page}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, page);
        (await browser.ReadAsync($"/{unit.Path}/quan-tri/don-vi")).ShouldNotContain("xuat-du-lieu", customMessage: "a door that is shut is not shown");
        foreach (var address in new[] { "tenant-management/exports", "tenant-management/modules", "identity/audit-log", "identity/audit-log/choices", "identity/audit-log/export", "notifications/webhooks", "personal-data/incidents" })
            (await browser.GetAsync($"/{unit.Path}/api/{address}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        await app.InAsync(unit.Id, helper, async scope =>
        {
            await Should.ThrowAsync<AbpAuthorizationException>(() => scope.Get<UnitExportAppService>().StartAsync(default));
            await Should.ThrowAsync<AbpAuthorizationException>(() => scope.Get<ModuleAppService>().SwitchAsync("StudentRecords", true, default));
        });

        (await browser.PostAsync($"/{unit.Path}/quan-tri", $"/{unit.Path}/quan-tri/ho-tro-don-vi/ket-thuc")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync($"/{unit.Path}/quan-tri")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<TestApp> StartAsync(DatabaseKind kind, bool serve = false) =>
        TestApp.StartAsync(kind, services => services.AddSingleton<PermissionDefinitionProvider, PupilsOfTomorrow>(), serve);

    private static async Task<(UnitInfo Centre, Guid Helper, Guid Administrator)> PeopleAsync(TestApp app, UnitInfo unit)
    {
        var centre = app.Get<ITenantDirectory>().Root!;
        return (centre, await School.MemberAsync(app, centre, "trung-tam@so.edu.vn", RoleNames.CentreStaff), await School.MemberAsync(app, unit, "quan-tri@an.edu.vn", RoleNames.Administrator));
    }

    private static async Task<bool> MayAsync(TestApp app, UnitInfo unit, Guid person, string permission)
    {
        await using var scope = app.Scope(unit.Id, person);
        return await scope.Get<IPermissionChecker>().IsGrantedAsync(permission);
    }

    private static Task<IReadOnlyList<string>> NoticesAsync(TestApp app, UnitInfo unit, Guid person) => app.InAsync<IReadOnlyList<string>>(unit.Id, person, async scope =>
        [.. (await scope.Get<MyNotices>().GetListAsync(onlyUnread: false, 1, default)).Items.Select(notice => notice.Text)]);

    /// <summary>A module that keeps data about pupils.</summary>
    private sealed class PupilsOfTomorrow : PermissionDefinitionProvider
    {
        public override void Define(PermissionDefinitionContext context) =>
            context.AddGroup("Test").AddPermission(Pupils, PermissionTraits.PupilData, RoleNames.Administrator, RoleNames.Editor);
    }
}
