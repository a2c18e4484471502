using System.Net;
using System.Net.Sockets;
using System.Text;
using EduAbp.AspNetCore.Security.Events;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Audit;
using EduAbp.Identity.Definitions;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Alerts;
using EduAbp.Notifications.Data;
using EduAbp.Settings;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.Security;

public sealed class SecurityLogTests
{
    [Theory, OnBothDatabases(Heavy = true)]
    public async Task Sign_ins_wrong_ones_refusals_and_changed_roles_stand_in_the_log_of_their_unit_and_of_the_centre(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true);
        var (a, b) = await School.TwoAsync(app);
        await app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync(IdentitySettings.SecondFactorRoles, ""));
        var administrator = await School.MemberAsync(app, a, "quan-tri@thu.edu.vn", RoleNames.Administrator);
        var neighbour = await School.MemberAsync(app, b, "ben-canh@thu.edu.vn", RoleNames.Administrator);
        var root = app.Get<ITenantDirectory>().Root!;
        var centre = await School.MemberAsync(app, root, "trung-tam@thu.edu.vn", RoleNames.CentreStaff);
        await School.MemberAsync(app, a, "viet@thu.edu.vn", RoleNames.Contributor);

        using var browser = new Browser(app);
        // At the city's own address, where most sign in.
        await browser.SignInAsync("", "viet@thu.edu.vn", "sai mật khẩu");
        await browser.SignInAsync(a.Path, "viet@thu.edu.vn");
        (await browser.GetAsync($"/{a.Path}/quan-tri/thanh-vien")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await app.Get<SecurityLog>().FlushAsync();

        var own = await ReadAsync(app, a, administrator);
        own.IsWhole.ShouldBeFalse();
        own.Rows.Select(row => row.Kind).ShouldBe(["Security.Refused", "Identity.SignedIn", "Identity.SignInFailed", "Identity.AdministratorMade"], ignoreOrder: true);
        own.Rows.ShouldAllBe(row => row.Data == null || !row.Data.Contains("sai mật khẩu"));
        own.Rows.Single(row => row.Kind == "Security.Refused").UserName.ShouldNotBeNull();
        own.Rows.Single(row => row.Kind == "Identity.SignInFailed").Address.ShouldNotBeNull();
        (await ReadAsync(app, b, neighbour)).Rows.Select(row => row.Kind).Distinct().ShouldBe(["Identity.AdministratorMade"]);
        var whole = await ReadAsync(app, root, centre);
        whole.IsWhole.ShouldBeTrue();
        whole.Total.ShouldBeGreaterThanOrEqualTo(own.Total + 1);
    }

    [Fact]
    public async Task A_deed_that_was_undone_is_not_told_and_a_flood_is_one_line()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var (a, _) = await School.TwoAsync(app);
        await app.Get<SecurityLog>().FlushAsync();
        await using (var scope = app.Scope(a.Id))
            await scope.Get<IAuditLog>().WriteAsync("Identity.RolesChanged");

        var log = app.Get<ISecurityLog>();
        for (var i = 0; i < 1000; i++)
            log.Report("Security.Throttled", SecuritySeverity.Warning, a.Id, address: "10.0.0.1");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        log.Report("Security.Throttled", SecuritySeverity.Warning, a.Id, address: "10.0.0.1");
        await app.Get<SecurityLog>().FlushAsync();

        await using var peek = app.Scope(null);
        var (rows, _) = await peek.Get<ISecurityEvents>().GetPageAsync(new SecurityEventFilter(a.Id), 0, 50);
        rows.Select(row => (row.Kind, row.Repeated)).ShouldBe([("Security.Throttled", 999), ("Security.Throttled", 0)]);
        (await peek.Get<ISecurityEvents>().CountAsync("Security.Throttled", TestApp.Start.AddMinutes(-1))).ShouldBe(1001);
    }

    [Fact]
    public async Task An_administrator_made_on_the_command_line_is_told_too()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var (a, _) = await School.TwoAsync(app);
        await using var command = new HostProcess(app.Database.Settings);
        (await command.RunAsync("create-admin", "lenh@thu.edu.vn", "Người Của Máy (mẫu)", a.Path)).ShouldBe(0, command.Log);
        await using var scope = app.Scope(null);
        (await scope.Get<ISecurityEvents>().GetKindsAsync(a.Id)).ShouldContain("Identity.AdministratorMade");
    }

    [Fact]
    public async Task Throttling_is_told_with_the_time_to_wait()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var (a, _) = await School.TwoAsync(app);
        using var client = app.CreateClient();
        HttpResponseMessage answer = null!;
        for (var i = 0; i <= 60; i++)
            answer = await client.GetAsync($"/{a.Path}/tim-kiem?q=hoc");
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        await app.Get<SecurityLog>().FlushAsync();
        await using var scope = app.Scope(null);
        (await scope.Get<ISecurityEvents>().GetPageAsync(new SecurityEventFilter(a.Id, "Security.Throttled"), 0, 5)).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Events_reach_a_syslog_collector_by_UDP_one_line_each()
    {
        using var collector = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)collector.Client.LocalEndPoint!).Port;
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, settings: ["--Security:Syslog:Host=127.0.0.1", $"--Security:Syslog:Port={port}"]);
        var (a, _) = await School.TwoAsync(app);
        app.Get<ISecurityLog>().Report("Identity.SignInFailed", SecuritySeverity.Warning, a.Id, address: "10.0.0.7", data: "{\"x\":\"\r\n<86>1 giả\"}");
        await app.Get<SecurityLog>().FlushAsync();

        var text = Encoding.UTF8.GetString((await collector.ReceiveAsync(Soon())).Buffer);
        text.ShouldStartWith("<84>1 2026-11-22T01:00:00.000Z ");
        text.ShouldContain(" eduabp ");
        text.ShouldContain($"Identity.SignInFailed [eduabp@32473 unit=\"{a.Path}\" address=\"10.0.0.7\"] \ufeffIdentity.SignInFailed");
        text.ShouldNotContain('\n');
    }

    [Fact]
    public async Task Events_reach_a_collector_by_TCP_with_their_octets_counted()
    {
        using var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        await using var app = await TestApp.StartAsync(
            DatabaseKind.Sqlite, settings: ["--Security:Syslog:Host=127.0.0.1", $"--Security:Syslog:Port={((IPEndPoint)collector.LocalEndpoint).Port}", "--Security:Syslog:Protocol=tcp"]);
        app.Get<ISecurityLog>().Report("Identity.SignedIn", SecuritySeverity.Information, userName: "Nguyễn Thị Hằng Ngữ (mẫu)");
        await app.Get<SecurityLog>().FlushAsync();

        using var connection = await collector.AcceptTcpClientAsync(Soon());
        var buffer = new byte[4096];
        var length = await connection.GetStream().ReadAsync(buffer, Soon());
        while (!Encoding.ASCII.GetString(buffer, 0, length).Contains(' ') || length < int.Parse(Encoding.ASCII.GetString(buffer, 0, length).Split(' ')[0]))
            length += await connection.GetStream().ReadAsync(buffer.AsMemory(length), Soon());
        var text = Encoding.ASCII.GetString(buffer, 0, length);
        var count = int.Parse(text.Split(' ')[0]);
        (length - count - text.IndexOf(' ') - 1).ShouldBe(0);
        text.ShouldContain("<86>1 ");
    }

    [Fact]
    public async Task Those_who_watch_are_told_once_of_a_burst_and_of_a_new_administrator()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var (a, _) = await School.TwoAsync(app);
        var root = app.Get<ITenantDirectory>().Root!;
        var centre = await School.MemberAsync(app, root, "trung-tam@thu.edu.vn", RoleNames.CentreStaff);
        var administrator = await School.MemberAsync(app, a, "quan-tri@thu.edu.vn", RoleNames.Administrator);
        for (var i = 0; i < 49; i++)
            app.Get<ISecurityLog>().Report("Identity.SignInFailed", SecuritySeverity.Warning, a.Id, address: $"10.0.0.{i}");
        await app.Get<SecurityLog>().FlushAsync();
        await LookAsync(app);
        (await LettersAsync(app)).ShouldHaveSingleItem().ShouldContain("Có quản trị viên mới");

        app.Get<ISecurityLog>().Report("Identity.SignInFailed", SecuritySeverity.Warning, a.Id, address: "10.0.0.99");
        await app.Get<SecurityLog>().FlushAsync();
        await LookAsync(app);
        await LookAsync(app);
        var letters = await LettersAsync(app);
        letters.Count.ShouldBe(2);
        letters.ShouldContain(letter => letter.Contains("Đăng nhập sai") && letter.Contains("50"));

        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await LookAsync(app);
        (await LettersAsync(app)).Count.ShouldBe(2);

        // The centre says itself who is told and when; nobody else does.
        var limits = new AlertLimits("mot@thu.edu.vn; hai@thu.edu.vn", FailedSignIns: 2);
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(a.Id, administrator, scope => scope.Get<AlertAppService>().SaveAsync(limits, default)));
        (await Should.ThrowAsync<AbpValidationException>(() => SaveAsync(limits with { To = "mot", Locks = -1 }))).Errors.Select(error => error.Field).ShouldBe(["Input.To", "Input.Locks"]);
        await SaveAsync(limits);
        (await app.InAsync(root.Id, centre, scope => scope.Get<AlertAppService>().GetAsync(default))).ShouldBe(limits with { To = "mot@thu.edu.vn, hai@thu.edu.vn" });
        for (var i = 0; i < 2; i++)
            app.Get<ISecurityLog>().Report("Identity.SignInFailed", SecuritySeverity.Warning, a.Id, address: "10.0.0.7");
        await app.Get<SecurityLog>().FlushAsync();
        await LookAsync(app);
        (await LettersAsync(app)).Count.ShouldBe(4);

        Task SaveAsync(AlertLimits some) => app.InAsync(root.Id, centre, scope => scope.Get<AlertAppService>().SaveAsync(some, default));
    }

    private static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    private static Task LookAsync(TestApp app) => app.InAsync(null, null, scope => ((SecurityAlertWorker)scope.Services.GetService(typeof(SecurityAlertWorker))!).ExecuteAsync(default));

    private static async Task<List<string>> LettersAsync(TestApp app)
    {
        await using var scope = app.Scope(null);
        return await scope.Get<NotificationsDbContext>().Letters.AsNoTracking().Where(letter => letter.Template == "Notifications.SecurityAlert").Select(letter => letter.Subject).ToListAsync();
    }

    private static Task<SecurityPage> ReadAsync(TestApp app, UnitInfo unit, Guid person) =>
        app.InAsync(unit.Id, person, scope => scope.Get<SecurityLogAppService>().GetPageAsync(new SecurityFilter(), 0, 50, default));
}
