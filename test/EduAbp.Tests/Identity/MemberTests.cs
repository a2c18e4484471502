using EduAbp.Authorization;
using EduAbp.Data;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Account;
using EduAbp.Identity.Audit;
using EduAbp.Identity.Codes;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Memberships;
using EduAbp.Identity.Sessions;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.Identity;

public class MemberTests
{
    [Theory, OnBothDatabases]
    public async Task A_person_of_one_school_gets_nothing_in_another(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, b) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator, RoleNames.Head);
        await School.MemberAsync(app, b, "quan-tri@binh.edu.vn", RoleNames.Administrator);

        await app.InAsync(a.Id, administrator, async scope =>
        {
            (await scope.Get<IPermissionChecker>().IsGrantedAsync(IdentityPermissions.Members.Manage)).ShouldBeTrue();
            (await scope.Get<MemberAppService>().GetListAsync(new MemberFilter(), default)).Select(member => member.Email).ShouldBe(["quan-tri@an.edu.vn"]);
        });
        await using var other = app.Scope(b.Id, administrator);
        foreach (var permission in app.Get<PermissionDefinitionManager>().All)
            (await other.Get<IPermissionChecker>().IsGrantedAsync(permission.Name)).ShouldBeFalse(permission.Name);
        await Should.ThrowAsync<AbpAuthorizationException>(() => other.Get<MemberAppService>().GetListAsync(new MemberFilter(), default));
        await Should.ThrowAsync<AbpAuthorizationException>(() => other.Get<RoleGridAppService>().GetAsync(default));
        await Should.ThrowAsync<AbpAuthorizationException>(() => other.Get<AuditLogAppService>().GetPageAsync(new AuditFilter(), 0, 10, default));
    }

    [Theory, OnBothDatabases]
    public async Task A_member_of_another_school_is_not_there_to_be_changed(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, b) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var theirs = await School.MemberAsync(app, b, "quan-tri@binh.edu.vn", RoleNames.Administrator);
        var membership = await app.InAsync(b.Id, null, scope => scope.Get<IdentityDbContext>().Memberships.Where(row => row.UserId == theirs).Select(row => row.Id).SingleAsync());

        await using var scope = app.Scope(a.Id, administrator);
        var members = scope.Get<MemberAppService>();
        await Should.ThrowAsync<EntityNotFoundException>(() => members.GetAsync(membership, default));
        await Should.ThrowAsync<EntityNotFoundException>(() => members.EndAsync(membership, default));
        await Should.ThrowAsync<EntityNotFoundException>(() => members.SendLinkAsync(membership, default));
        await Should.ThrowAsync<BusinessException>(() => members.PrintSlipsAsync([membership], "QR", default));
    }

    [Fact]
    public async Task PostgreSQL_hides_foreign_members_and_sessions_when_the_filters_are_lifted()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Postgres);
        var (a, b) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var theirs = await School.MemberAsync(app, b, "quan-tri@binh.edu.vn", RoleNames.Administrator);
        await using (var enter = app.Scope(b.Id))
            await enter.Get<SessionService>().StartAsync(theirs, b.Id, hasSecondFactor: false, new ClientInfo("::1", null), default);

        await using var scope = app.Scope(a.Id, administrator);
        var db = scope.Get<IdentityDbContext>();
        (await db.Memberships.IgnoreQueryFilters([DataFilters.Tenant]).Select(row => row.UserId).ToListAsync()).ShouldBe([administrator]);
        (await db.Sessions.CountAsync()).ShouldBe(0);
        (await db.Set<AuditLogEntry>().IgnoreQueryFilters([DataFilters.Tenant]).AnyAsync(row => row.TenantId == b.Id)).ShouldBeFalse();
        (await db.Memberships.IgnoreQueryFilters([DataFilters.Tenant]).Where(row => row.UserId == theirs).ExecuteDeleteAsync()).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_board_has_one_head_and_the_role_changes_hands(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var first = await School.MemberAsync(app, a, "mot@an.edu.vn", RoleNames.Head);
        var second = await School.MemberAsync(app, a, "hai@an.edu.vn", RoleNames.Editor);

        (await Should.ThrowAsync<BusinessException>(() => School.MemberAsync(app, a, "ba@an.edu.vn", RoleNames.Head))).Code.ShouldBe(IdentityErrorCodes.HeadExists);
        await InAsync(app, a, administrator, async members =>
        {
            var head = await IdOfAsync(members, "mot@");
            (await Should.ThrowAsync<BusinessException>(() => members.ChangeRolesAsync(head, [RoleNames.Editor], default))).Code.ShouldBe(IdentityErrorCodes.HeadMustBeTransferred);
            (await Should.ThrowAsync<BusinessException>(() => members.EndAsync(head, default))).Code.ShouldBe(IdentityErrorCodes.HeadMustBeTransferred);
        });
        await InAsync(app, a, administrator, async members => await members.TransferHeadAsync(await IdOfAsync(members, "hai@"), default));

        await using var look = app.Scope(a.Id);
        var lookup = look.Get<IPersonLookup>();
        (await lookup.GetHoldersAsync(a.Id, RoleNames.Head)).ShouldHaveSingleItem().Id.ShouldBe(second);
        (await lookup.GetHoldersAsync(a.Id, RoleNames.Editor)).Select(person => person.Id).ShouldContain(first);

        // The database itself refuses a second head, whoever writes it.
        var db = look.Get<IdentityDbContext>();
        db.Memberships.Add(new Membership(a.Id, Guid.CreateVersion7(), [RoleNames.Head], app.Clock.GetUtcNow()));
        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_last_administrator_stays(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);

        await InAsync(app, a, administrator, async members =>
        {
            var id = await IdOfAsync(members, "quan-tri@");
            (await Should.ThrowAsync<BusinessException>(() => members.EndAsync(id, default))).Code.ShouldBe(IdentityErrorCodes.LastAdministrator);
            (await Should.ThrowAsync<BusinessException>(() => members.ChangeRolesAsync(id, [RoleNames.Editor], default))).Code.ShouldBe(IdentityErrorCodes.LastAdministrator);
        });
    }

    [Theory, OnBothDatabases]
    public async Task What_a_role_may_do_can_differ_in_one_unit_and_holds_at_the_next_request(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, b) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var editor = await School.MemberAsync(app, a, "bien-tap@an.edu.vn", RoleNames.Editor);
        await School.MemberAsync(app, b, "bien-tap@an.edu.vn", RoleNames.Editor);

        await app.InAsync(a.Id, administrator, async scope =>
        {
            var grid = scope.Get<RoleGridAppService>();
            var checks = (await grid.GetAsync(default)).Rows.SelectMany(row => row.Granted.Select(role => $"{role}|{row.Permission.Name}")).ToList();
            await grid.SaveAsync([.. checks, $"{RoleNames.Editor}|{IdentityPermissions.AuditLog.Default}"], default);
            await Should.ThrowAsync<BusinessException>(() => grid.SaveAsync([], default));
        });

        (await MayAsync(app, a, editor)).ShouldBeTrue();
        (await MayAsync(app, b, editor)).ShouldBeFalse();
        await using var scope = app.Scope(a.Id, administrator);
        (await scope.Get<AuditLogAppService>().GetPageAsync(new AuditFilter(Action: "Identity.RolePermissionsChanged"), 0, 10, default))
            .Rows.ShouldHaveSingleItem().Data!.ShouldContain("Identity.AuditLog");
    }

    [Theory, OnBothDatabases]
    public async Task Who_works_in_two_schools_switches_between_them_and_loses_one_without_the_other(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, b) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var teacher = await School.MemberAsync(app, a, "gv@an.edu.vn", RoleNames.Contributor);
        (await School.MemberAsync(app, b, "gv@an.edu.vn", RoleNames.Editor)).ShouldBe(teacher);

        (await UnitsAsync(app, a, teacher)).ShouldBe(["/thcs-an/quan-tri", "/thcs-binh/quan-tri"]);
        await InAsync(app, a, administrator, async members => await members.EndAsync(await IdOfAsync(members, "gv@"), default));
        (await UnitsAsync(app, b, teacher)).ShouldBe(["/thcs-binh/quan-tri"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_staff_workbook_invites_whom_the_unit_lacks_and_tells_nobody_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        StaffRow[] rows =
        [
            new(2, "Lê Thị Ánh (mẫu)", "anh@an.edu.vn", "Trưởng ban biên tập", "0909125016"),
            new(3, "Quản trị (mẫu)", "quan-tri@an.edu.vn", "Quản trị viên", ""),
            new(4, "Võ Bảo (mẫu)", "bao@gmail.com", "Biên tập viên", ""),
        ];

        await InAsync(app, a, administrator, async members =>
            (await Should.ThrowAsync<BusinessException>(() => members.ImportAsync(rows, [], default))).Code.ShouldBe(IdentityErrorCodes.ImportHasErrors));
        await InAsync(app, a, administrator, async members => (await members.ImportAsync(rows, [4], default)).Count.ShouldBe(1));
        await InAsync(app, a, administrator, async members => (await members.ImportAsync(rows, [4], default)).ShouldBeEmpty());

        await InAsync(app, a, administrator, async members =>
        {
            var list = await members.GetListAsync(new MemberFilter(State: MemberAppService.NotActivated), default);
            var slip = (await members.PrintSlipsAsync([list.ShouldHaveSingleItem().MembershipId], "QR", default)).ShouldHaveSingleItem();
            slip.Url.ShouldEndWith($"/thcs-an/kich-hoat/{slip.Code}");
        });
    }

    [Theory, OnBothDatabases]
    public async Task The_centre_looks_after_administrators_of_units_below_and_of_no_others(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, b) = await School.TwoAsync(app);
        var department = app.Get<ITenantDirectory>().Root!;
        var centre = await School.MemberAsync(app, department, "trung-tam@so.edu.vn", RoleNames.CentreStaff);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        await School.MemberAsync(app, a, "bien-tap@an.edu.vn", RoleNames.Editor);

        await app.InAsync(department.Id, centre, scope => scope.Get<UnitAdministratorAppService>().NameAsync(b.Id, "moi@binh.edu.vn", "Người mới (mẫu)", default));
        await app.InAsync(department.Id, centre, async scope =>
        {
            var administrators = scope.Get<UnitAdministratorAppService>();
            var (page, total) = await administrators.GetPageAsync(null, 0, 10, default);
            total.ShouldBe(2);
            page.SelectMany(row => row.People).Select(person => person.Email).ShouldBe(["quan-tri@an.edu.vn", "moi@binh.edu.vn"]);
            (await administrators.PrintSlipsAsync([a.Id, b.Id], "QR", default)).ShouldHaveSingleItem().Slip.Email.ShouldBe("moi@binh.edu.vn");
            await Should.ThrowAsync<EntityNotFoundException>(() => administrators.PrintSlipsAsync([department.Id], "QR", default));
        });

        await using var school = app.Scope(a.Id, administrator);
        await Should.ThrowAsync<AbpAuthorizationException>(() => school.Get<UnitAdministratorAppService>().GetPageAsync(null, 0, 10, default));
        await using var log = app.Scope(b.Id);
        (await log.Get<IdentityDbContext>().Set<AuditLogEntry>().Where(row => row.Action == "Identity.AdministratorInvited").Select(row => row.UserId).ToListAsync()).ShouldBe([centre]);
    }

    [Theory, OnBothDatabases]
    public async Task The_letter_reaches_the_person_and_its_link_proves_the_mailbox(DatabaseKind kind)
    {
        var letters = new List<AccountMail>();
        await using var app = await TestApp.StartAsync(kind, services => services.AddSingleton<IAccountMailSender>(new Postman(letters)));
        var (a, b) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        await School.MemberAsync(app, b, "quan-tri@binh.edu.vn", RoleNames.Administrator);

        letters.Clear();
        await InAsync(app, a, administrator, members => members.InviteAsync(new MemberInput("gv@an.edu.vn", "Lê Thị Ánh (mẫu)", null, [RoleNames.Editor]), default));
        var letter = letters.ShouldHaveSingleItem();
        (letter.To, letter.Template, letter.UnitName).ShouldBe(("gv@an.edu.vn", AccountMailTemplates.Activation, a.Name));
        var code = letter.Url!.Split('/')[^1];
        await app.InAsync(a.Id, null, scope => scope.Get<AccountService>().SetPasswordAsync(code, CodePurpose.Activation, School.Password, School.Password, default));

        // Verified now: another unit finds the same account, and its administrators are told of a reset.
        await School.MemberAsync(app, b, "gv@an.edu.vn", RoleNames.Contributor);
        letters.Clear();
        await InAsync(app, a, administrator, async members => (await members.SendLinkAsync(await IdOfAsync(members, "gv@"), default)).ShouldBeFalse());
        letters.Select(mail => (mail.To, mail.Template)).ShouldBe(
        [
            ("gv@an.edu.vn", AccountMailTemplates.Reset), ("gv@an.edu.vn", AccountMailTemplates.ResetSent), ("quan-tri@binh.edu.vn", AccountMailTemplates.ResetSent),
        ]);
    }

    [Theory, OnBothDatabases]
    public async Task A_membership_for_a_time_ends_by_itself_and_makes_room_for_a_new_one(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, b) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var helper = await School.MemberAsync(app, b, "giup@binh.edu.vn", RoleNames.Editor);
        var today = DateOnly.FromDateTime(TestApp.Start.ToOffset(TimeSpan.FromHours(7)).DateTime);
        var input = new MemberInput("giup@binh.edu.vn", "Người giúp (mẫu)", null, [RoleNames.Head], today);

        await InAsync(app, a, administrator, members => members.InviteAsync(input, default));
        await InAsync(app, a, administrator, async members =>
            (await Should.ThrowAsync<AbpValidationException>(() => members.InviteAsync(input, default))).Errors.ShouldHaveSingleItem().Code.ShouldBe(IdentityErrorCodes.AlreadyMember));
        (await MayAsync(app, a, helper)).ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await MayAsync(app, a, helper)).ShouldBeFalse();
        await InAsync(app, a, administrator, members => members.InviteAsync(input with { LastDay = today.AddDays(1) }, default));
        (await MayAsync(app, a, helper)).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task The_last_day_of_a_membership_can_be_set_and_taken_away_but_not_be_over(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);
        var administrator = await School.MemberAsync(app, a, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var head = await School.MemberAsync(app, a, "truong-ban@an.edu.vn", RoleNames.Head);
        var today = DateOnly.FromDateTime(TestApp.Start.ToOffset(TimeSpan.FromHours(7)).DateTime);

        await InAsync(app, a, administrator, async members =>
        {
            var (theirs, own) = (await IdOfAsync(members, "truong-ban@"), await IdOfAsync(members, "quan-tri@"));
            var over = (await Should.ThrowAsync<AbpValidationException>(() => members.SetLastDayAsync(theirs, today.AddDays(-1), default))).Errors.ShouldHaveSingleItem();
            (over.Field, over.Code).ShouldBe(("LastDay", IdentityErrorCodes.LastDayOver));
            (await Should.ThrowAsync<BusinessException>(() => members.SetLastDayAsync(own, today, default))).Code.ShouldBe(IdentityErrorCodes.LastAdministrator);
            await members.SetLastDayAsync(theirs, today, default);
        });
        (await MayAsync(app, a, head)).ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await MayAsync(app, a, head)).ShouldBeFalse();

        var other = await School.MemberAsync(app, a, "khac@an.edu.vn", RoleNames.Head);
        await InAsync(app, a, administrator, async members => await members.SetLastDayAsync(await IdOfAsync(members, "khac@"), today.AddDays(3), default));
        await InAsync(app, a, administrator, async members => await members.SetLastDayAsync(await IdOfAsync(members, "khac@"), null, default));
        app.Clock.Advance(TimeSpan.FromDays(30));
        (await MayAsync(app, a, other)).ShouldBeTrue();
    }

    private sealed class Postman(List<AccountMail> letters) : IAccountMailSender
    {
        public Task SendAsync(AccountMail mail, CancellationToken cancellationToken = default)
        {
            letters.Add(mail);
            return Task.CompletedTask;
        }
    }

    private static Task InAsync(TestApp app, UnitInfo unit, Guid person, Func<MemberAppService, Task> act) =>
        app.InAsync(unit.Id, person, scope => act(scope.Get<MemberAppService>()));

    private static async Task<Guid> IdOfAsync(MemberAppService members, string search) =>
        (await members.GetListAsync(new MemberFilter(search), default)).Single().MembershipId;

    private static async Task<bool> MayAsync(TestApp app, UnitInfo unit, Guid person)
    {
        await using var scope = app.Scope(unit.Id, person);
        return await scope.Get<IPermissionChecker>().IsGrantedAsync(IdentityPermissions.AuditLog.Default);
    }

    private static async Task<IEnumerable<string>> UnitsAsync(TestApp app, UnitInfo unit, Guid person)
    {
        await using var scope = app.Scope(unit.Id, person);
        return [.. (await scope.Get<IUnitSwitcher>().GetListAsync()).Select(row => row.DeskPath)];
    }
}
