using System.Net;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Account;
using EduAbp.Identity.Codes;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.SecondFactor;
using EduAbp.Identity.Sessions;
using EduAbp.Identity.SignIn;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Tests.Kit;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.Identity;

public class SignInTests
{
    private static readonly ClientInfo Here = new("10.0.0.1", "Trình duyệt thử");

    [Theory, OnBothDatabases]
    public async Task Five_wrong_passwords_close_an_account_for_fifteen_minutes_wherever_they_come_from(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);
        await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);

        for (var i = 1; i <= 4; i++)
            (await SignInAsync(app, a, "an@thu.edu.vn", "sai", $"10.0.0.{i}")).State.ShouldBe(SignInState.Failed);
        (await SignInAsync(app, a, "an@thu.edu.vn", "sai", "10.0.0.5")).State.ShouldBe(SignInState.Locked);
        (await SignInAsync(app, a, "an@thu.edu.vn", School.Password, "10.0.0.6")).State.ShouldBe(SignInState.Locked);

        app.Clock.Advance(TimeSpan.FromMinutes(15));
        (await SignInAsync(app, a, "an@thu.edu.vn", School.Password)).State.ShouldBe(SignInState.SignedIn);
        (await SignInAsync(app, a, "an@thu.edu.vn", "sai")).State.ShouldBe(SignInState.Failed);
    }

    [Theory, OnBothDatabases]
    public async Task A_name_that_nobody_has_is_answered_and_locked_like_any_other(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);

        for (var i = 1; i <= 4; i++)
            (await SignInAsync(app, a, "khong-co@thu.edu.vn", "sai", $"10.0.0.{i}")).State.ShouldBe(SignInState.Failed);
        (await SignInAsync(app, a, "Khong-Co@thu.edu.vn", "sai", "10.0.0.9")).State.ShouldBe(SignInState.Locked);
    }

    [Fact]
    public async Task An_address_that_fails_at_five_accounts_is_closed_but_one_forgetful_teacher_closes_no_school()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var (a, _) = await School.TwoAsync(app);
        await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);

        for (var i = 0; i < 5; i++)
            await SignInAsync(app, a, "hay-quen@thu.edu.vn", "sai");
        (await SignInAsync(app, a, "an@thu.edu.vn", School.Password)).State.ShouldBe(SignInState.SignedIn);

        for (var i = 0; i < 4; i++)
            await SignInAsync(app, a, $"do-{i}@thu.edu.vn", "sai");
        (await SignInAsync(app, a, "an@thu.edu.vn", School.Password)).State.ShouldBe(SignInState.Locked);
        (await SignInAsync(app, a, "an@thu.edu.vn", School.Password, "10.0.0.2")).State.ShouldBe(SignInState.SignedIn);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_ends_at_once_when_it_is_revoked_or_the_password_changes_or_twelve_hours_pass_unused(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        var first = (await SignInAsync(app, a, "an@thu.edu.vn", School.Password)).Ticket!;
        var second = (await SignInAsync(app, a, "an@thu.edu.vn", School.Password)).Ticket!;
        var third = (await SignInAsync(app, a, "an@thu.edu.vn", School.Password)).Ticket!;

        await AsAsync(app, a, second, account => account.RevokeSessionAsync(first.SessionId, default));
        (await IsAliveAsync(app, first)).ShouldBeFalse();
        (await IsAliveAsync(app, second)).ShouldBeTrue();

        await AsAsync(app, a, second, account => account.ChangePasswordAsync(School.Password, "thuyền về bến cũ", "thuyền về bến cũ", default));
        (await IsAliveAsync(app, third)).ShouldBeFalse();
        (await IsAliveAsync(app, second)).ShouldBeTrue();

        app.Clock.Advance(TimeSpan.FromHours(11));
        (await IsAliveAsync(app, second)).ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromHours(11));
        (await IsAliveAsync(app, second)).ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromHours(12));
        (await IsAliveAsync(app, second)).ShouldBeFalse();
        second.PersonId.ShouldBe(person);
    }

    [Theory, OnBothDatabases]
    public async Task An_activation_link_works_once_for_seven_days_and_a_newer_one_replaces_it(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);
        var old = await InviteAsync(app, a, "moi@thu.edu.vn");
        var code = await InviteAsync(app, a, "moi@thu.edu.vn");

        (await SignInAsync(app, a, "moi@thu.edu.vn", "chưa có gì cả đâu")).State.ShouldBe(SignInState.Failed);
        (await Should.ThrowAsync<BusinessException>(() => ActivateAsync(app, a, old))).Code.ShouldBe(IdentityErrorCodes.CodeNotUsable);
        await Should.ThrowAsync<AbpValidationException>(() => ActivateAsync(app, a, code, "12345678"));
        await Should.ThrowAsync<AbpValidationException>(() => ActivateAsync(app, a, code, "matkhau12345"));
        await ActivateAsync(app, a, code.ToUpperInvariant());
        (await SignInAsync(app, a, "moi@thu.edu.vn", School.Password)).State.ShouldBe(SignInState.SignedIn);
        (await Should.ThrowAsync<BusinessException>(() => ActivateAsync(app, a, code, "con chó sủa trăng khuya"))).Code.ShouldBe(IdentityErrorCodes.CodeNotUsable);
        (await SignInAsync(app, a, "moi@thu.edu.vn", School.Password)).State.ShouldBe(SignInState.SignedIn);

        var late = await InviteAsync(app, a, "tre@thu.edu.vn");
        app.Clock.Advance(TimeSpan.FromDays(7));
        await Should.ThrowAsync<BusinessException>(() => ActivateAsync(app, a, late));
        await using var scope = app.Scope(a.Id);
        (await scope.Get<IdentityDbContext>().Codes.AnyAsync(row => row.Hash.Contains(code))).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_use_one_link_at_once_one_succeeds(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);
        var code = await InviteAsync(app, a, "moi@thu.edu.vn");

        await using var slow = app.Scope(a.Id);
        var found = (await slow.Get<CodeService>().FindAsync(code, CodePurpose.Activation, default))!;
        var person = await slow.Get<IdentityDbContext>().People.SingleAsync(row => row.Id == found.PersonId);
        await slow.Get<CodeService>().UseAsync(found, default);
        await ActivateAsync(app, a, code);

        person.SetPassword("another");
        await Should.ThrowAsync<AbpDbConcurrencyException>(() => slow.Get<IdentityDbContext>().SaveChangesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_slip_proves_no_mailbox_so_another_unit_does_not_take_its_account_for_the_owners(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, b) = await School.TwoAsync(app);
        // School A writes down the address of somebody else and activates it from paper.
        await ActivateAsync(app, a, await InviteAsync(app, a, "hieutruong@binh.edu.vn"));

        var invited = await app.InAsync(b.Id, null, scope => scope.Get<IAccountIntegrationService>()
            .InviteAsync(b.Id, "hieutruong@binh.edu.vn", "Hiệu trưởng (mẫu)", [RoleNames.Administrator]));

        await using var look = app.Scope(b.Id);
        var people = await look.Get<IdentityDbContext>().People.Where(person => person.NormalizedEmail == "hieutruong@binh.edu.vn").ToListAsync();
        people.Count.ShouldBe(2);
        people.Single(person => person.Id == invited.PersonId).IsActivated.ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task The_second_factor_is_asked_for_taken_once_and_replaced_by_a_recovery_code(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        var ticket = (await SignInAsync(app, a, "an@thu.edu.vn", School.Password)).Ticket!;
        await AsAsync(app, a, ticket, account => account.PrepareSecondFactorAsync("QR", default));
        await using var peek = app.Scope(a.Id);
        var stored = (await peek.Get<IdentityDbContext>().People.AsNoTracking().SingleAsync(row => row.Id == person)).AuthenticatorKey!;
        var key = app.Get<SecondFactorKeys>().Reveal(stored);
        var recovery = await AsAsync(app, a, ticket, account => account.EnableSecondFactorAsync(Totp.Code(key, app.Clock.GetUtcNow()), default));
        recovery.Count.ShouldBe(10);

        (await SignInAsync(app, a, "an@thu.edu.vn", School.Password)).State.ShouldBe(SignInState.NeedsSecondFactor);
        (await SecondAsync(app, a, person, Totp.Code(key, app.Clock.GetUtcNow()))).State.ShouldBe(SignInState.Failed, "the code was used to switch it on");
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        var code = Totp.Code(key, app.Clock.GetUtcNow());
        (await SecondAsync(app, a, person, code)).State.ShouldBe(SignInState.SignedIn);
        (await SecondAsync(app, a, person, code)).State.ShouldBe(SignInState.Failed);
        (await SecondAsync(app, a, person, recovery[3].ToUpperInvariant())).State.ShouldBe(SignInState.SignedIn);
        (await SecondAsync(app, a, person, recovery[3])).State.ShouldBe(SignInState.Failed);
    }

    [Theory, OnBothDatabases]
    public async Task In_a_browser_sign_in_names_the_error_opens_the_desk_and_refuses_the_next_request_after_the_end(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true, settings: "--RateLimits:sign-in=1000");
        var (a, b) = await School.TwoAsync(app);
        await SwitchSecondFactorOffAsync(app);
        await School.MemberAsync(app, a, "truong-ban@thu.edu.vn", RoleNames.Head);
        var administrator = await School.MemberAsync(app, a, "quan-tri@thu.edu.vn", RoleNames.Administrator);
        using var browser = new Browser(app);

        var desk = await browser.GetAsync($"/{a.Path}/quan-tri/thanh-vien");
        desk.Headers.Location!.ToString().ShouldContain("/thcs-an/dang-nhap?ReturnUrl=%2Fthcs-an%2Fquan-tri%2Fthanh-vien");
        var wrong = WebUtility.HtmlDecode(await (await browser.SignInAsync(a.Path, "quan-tri@thu.edu.vn", "sai")).Content.ReadAsStringAsync());
        wrong.ShouldContain("chưa đúng");
        wrong.ShouldContain("value=\"quan-tri@thu.edu.vn\"");

        var entered = await browser.SignInAsync(a.Path, "quan-tri@thu.edu.vn");
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("EduAbp.Auth=", StringComparison.Ordinal)).ShouldContain("path=/;");
        (await browser.ReadAsync($"/{a.Path}/quan-tri/thanh-vien")).ShouldContain("truong-ban@thu.edu.vn");
        (await browser.GetAsync($"/{b.Path}/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetAsync($"/{a.Path}/dang-nhap?ReturnUrl=https://evil.example/")).Headers.Location!.ToString().ShouldNotContain("evil");

        await School.MemberAsync(app, a, "hai@thu.edu.vn", RoleNames.Administrator);
        await app.InAsync(a.Id, administrator, async scope =>
        {
            var members = scope.Get<MemberAppService>();
            await members.EndAsync((await members.GetListAsync(new MemberFilter("quan-tri@"), default)).Single().MembershipId, default);
        });
        (await browser.GetAsync($"/{a.Path}/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await browser.PostAsync($"/{a.Path}/dang-xuat");
        (await browser.GetAsync($"/{a.Path}/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_administrator_without_the_second_factor_is_led_to_set_it_up_and_may_do_nothing_before()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        await School.MemberAsync(app, a, "quan-tri@thu.edu.vn", RoleNames.Administrator);
        using var browser = new Browser(app);

        (await browser.SignInAsync(a.Path, "quan-tri@thu.edu.vn")).Headers.Location!.ToString().ShouldContain("/tai-khoan/xac-thuc-hai-lop");
        (await browser.GetAsync($"/{a.Path}/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = await browser.ReadAsync($"/{a.Path}/tai-khoan/xac-thuc-hai-lop");
        page.ShouldContain("<svg class=\"qr\"");

        await using var peek = app.Scope(a.Id);
        var stored = (await peek.Get<IdentityDbContext>().People.AsNoTracking().SingleAsync(row => row.NormalizedEmail == "quan-tri@thu.edu.vn")).AuthenticatorKey!;
        var code = Totp.Code(app.Get<SecondFactorKeys>().Reveal(stored), app.Clock.GetUtcNow());
        await browser.PostAsync($"/{a.Path}/tai-khoan/xac-thuc-hai-lop", $"/{a.Path}/tai-khoan/xac-thuc-hai-lop?handler=Enable", ("Code", code));
        (await browser.GetAsync($"/{a.Path}/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task On_a_day_when_all_come_at_once_the_page_says_so_and_when_to_come_back()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: "--SignIn:LongestWaitSeconds=-1");
        var (a, _) = await School.TwoAsync(app);
        using var browser = new Browser(app);

        using var answer = await browser.SignInAsync(a.Path, "co.mai@example.edu.vn");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("Đang rất đông người đăng nhập");
        page.ShouldContain("value=\"co.mai@example.edu.vn\"");
        page.ShouldNotContain(School.Password);
        (await browser.GetAsync($"/{a.Path}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Eleven_sign_ins_a_minute_from_one_address_are_too_many()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        using var browser = new Browser(app);
        for (var i = 0; i < 10; i++)
            (await browser.SignInAsync(a.Path, $"ai-{i / 4}@thu.edu.vn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.SignInAsync(a.Path, "ai@thu.edu.vn")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static Task<SignInOutcome> SignInAsync(TestApp app, UnitInfo unit, string email, string password, string address = "10.0.0.1") =>
        app.InAsync(unit.Id, null, scope => scope.Get<SignInService>().WithPasswordAsync(email, password, Here with { Address = address }, default));

    private static Task<SignInOutcome> SecondAsync(TestApp app, UnitInfo unit, Guid person, string code) =>
        app.InAsync(unit.Id, null, scope => scope.Get<SignInService>().WithSecondFactorAsync(person, code, Here, default));

    private static async Task<bool> IsAliveAsync(TestApp app, SessionTicket ticket)
    {
        await using var scope = app.Scope(null);
        return await scope.Get<LivingSessions>().FindAsync(ticket.SessionId, ticket.PersonId, default) is not null;
    }

    private static async Task<string> InviteAsync(TestApp app, UnitInfo unit, string email) => (await app.InAsync(unit.Id, null, scope =>
        scope.Get<IAccountIntegrationService>().InviteAsync(unit.Id, email, "Người mới (mẫu)", [RoleNames.Editor]))).Code!;

    private static Task ActivateAsync(TestApp app, UnitInfo unit, string code, string password = School.Password) =>
        app.InAsync(unit.Id, null, scope => scope.Get<AccountService>().SetPasswordAsync(code, CodePurpose.Activation, password, password, default));

    private static Task AsAsync(TestApp app, UnitInfo unit, SessionTicket ticket, Func<MyAccountService, Task> act) =>
        AsAsync(app, unit, ticket, async account =>
        {
            await act(account);
            return true;
        });

    private static Task<T> AsAsync<T>(TestApp app, UnitInfo unit, SessionTicket ticket, Func<MyAccountService, Task<T>> act) =>
        app.InAsync(unit.Id, ticket.PersonId, scope =>
        {
            scope.Get<CurrentUser>().Set(ticket.PersonId, ticket.Email, ticket.FullName, ticket.SessionId);
            return act(scope.Get<MyAccountService>());
        });

    private static Task SwitchSecondFactorOffAsync(TestApp app) =>
        app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync(IdentitySettings.SecondFactorRoles, ""));
}
