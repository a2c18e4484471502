using System.Net;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Data;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Domains;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.TenantManagement;

public sealed class UnitDomainTests
{
    private const string Host = "truong-an.edu.vn";

    [Theory, OnBothDatabases]
    public async Task A_school_s_pages_answer_at_the_name_that_it_has_proven(DatabaseKind kind)
    {
        await using var dns = new DnsServer();
        await using var app = await StartAsync(kind, dns);
        var city = await OpenAsync(app);
        dns.Addresses[Host] = IPAddress.Parse("203.113.0.7");

        var domain = await ClaimAsync(app, city.First, city.Admin, " https://Truong-An.edu.vn./ ");
        (await CodeAsync(() => ProveAsync(app, city.First, city.Admin, domain.Id))).ShouldBe("TenantManagement:DomainRecordMissing");
        using var visitor = app.CreateClient(Host);
        (await visitor.GetStringAsync("/")).ShouldNotContain("THCS An");

        (dns.IsForged, dns.OnlyOverTcp) = (true, false);
        dns.Texts[domain.RecordName] = ["v=spf1 -all", domain.RecordValue];
        await ProveAsync(app, city.First, city.Admin, domain.Id);

        var home = WebUtility.HtmlDecode(await visitor.GetStringAsync("/"));
        home.ShouldContain("Trường THCS An");
        home.ShouldContain($"://{Host}");                       // canonical
        (await visitor.GetAsync("/tin-tuc")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var directory = app.Get<ITenantDirectory>();
        directory.Resolve("TRUONG-AN.EDU.VN.", "/tin-tuc")!.Unit.Id.ShouldBe(city.First);
        directory.CanonicalUrl(directory.Find(city.First)!).ShouldContain($"://{Host}");
        using var main = app.CreateClient();
        (await main.GetStringAsync("/can-gio/thcs-an")).ShouldContain(Host);

        // A proxy that gets certificates on demand asks directly; what it hands on of visitors finds nothing.
        (await AskAsync(main, Host)).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(main, "TRUONG-AN.EDU.VN.")).ShouldBe(HttpStatusCode.OK);
        foreach (var other in new[] { "truong-binh.edu.vn", $"www.{Host}", "localhost", "", "a b" })
            (await AskAsync(main, other)).ShouldBe(HttpStatusCode.NotFound, other);
        using var handedOn = app.CreateClient();
        handedOn.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        (await AskAsync(handedOn, Host)).ShouldBe(HttpStatusCode.NotFound);

        // The desk is on the main host.
        using var desk = await visitor.GetAsync("/quan-tri/bai-viet?trang=2");
        desk.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        desk.Headers.Location!.ToString().ShouldEndWith("/can-gio/thcs-an/quan-tri/bai-viet?trang=2");
        desk.Headers.Location.Host.ShouldBe("localhost");

        await app.InAsync(city.First, city.Admin, scope => scope.Get<DomainAppService>().ChooseAsync(null, default));
        directory.CanonicalUrl(directory.Find(city.First)!).ShouldEndWith("/can-gio/thcs-an");
        await app.InAsync(city.First, city.Admin, scope => scope.Get<DomainAppService>().GiveUpAsync(domain.Id, default));
        directory.FindByDomain(Host).ShouldBeNull();
        (await AskAsync(main, Host)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task A_name_has_one_owner_and_a_claim_ends_after_seven_days(DatabaseKind kind)
    {
        await using var dns = new DnsServer { OnlyOverTcp = true };
        await using var app = await StartAsync(kind, dns);
        var city = await OpenAsync(app);
        var squatter = await ClaimAsync(app, city.Second, city.OtherAdmin, Host);
        var domain = await ClaimAsync(app, city.First, city.Admin, Host);
        dns.Texts[domain.RecordName] = [domain.RecordValue];

        await ProveAsync(app, city.First, city.Admin, domain.Id);

        (await CodeAsync(() => ProveAsync(app, city.Second, city.OtherAdmin, squatter.Id))).ShouldBe("TenantManagement:DomainRecordMissing");
        dns.Texts[domain.RecordName] = [domain.RecordValue, squatter.RecordValue];
        (await CodeAsync(() => ProveAsync(app, city.Second, city.OtherAdmin, squatter.Id))).ShouldBe("TenantManagement:DomainTaken");
        await Should.ThrowAsync<EntityNotFoundException>(() => ProveAsync(app, city.Second, city.OtherAdmin, domain.Id));

        app.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        await CheckAsync(app);
        (await StateAsync(app, squatter.Id)).ShouldBe(DomainState.Ended);
        (await NoticesAsync(app, city.Second)).ShouldBe(["TenantManagement.DomainClaimExpired"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_record_that_is_gone_for_a_week_takes_the_name_away_but_silence_does_not(DatabaseKind kind)
    {
        await using var dns = new DnsServer();
        await using var app = await StartAsync(kind, dns);
        var city = await OpenAsync(app);
        var domain = await ClaimAsync(app, city.First, city.Admin, Host);
        dns.Texts[domain.RecordName] = [domain.RecordValue];
        await ProveAsync(app, city.First, city.Admin, domain.Id);
        await app.InAsync(city.First, city.Admin, scope => scope.Get<DomainAppService>().RegisterUntilAsync(domain.Id, new DateOnly(2026, 12, 20), default));

        dns.IsBroken = true;
        await CheckAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(10));
        await CheckAsync(app);
        (await StateAsync(app, domain.Id)).ShouldBe(DomainState.Active);
        app.Clock.Advance(TimeSpan.FromDays(12));
        await CheckAsync(app);
        await CheckAsync(app);
        // 28 days and 6 days before the end, each once.
        (await NoticesAsync(app, city.First)).ShouldBe(["TenantManagement.DomainEnds", "TenantManagement.DomainEnds"]);

        dns.IsBroken = false;
        dns.Texts.Clear();
        await CheckAsync(app);
        app.Get<ITenantDirectory>().FindByDomain(Host).ShouldNotBeNull();
        app.Clock.Advance(TimeSpan.FromDays(7));
        await CheckAsync(app);
        app.Get<ITenantDirectory>().FindByDomain(Host).ShouldBeNull();
        (await NoticesAsync(app, city.First)).ShouldContain("TenantManagement.DomainLost");
    }

    [Theory, OnBothDatabases]
    public async Task The_department_vouches_and_a_name_that_points_inside_is_refused(DatabaseKind kind)
    {
        await using var dns = new DnsServer();
        await using var app = await StartAsync(kind, dns);
        var city = await OpenAsync(app);
        var domain = await ClaimAsync(app, city.First, city.Admin, Host);
        var leader = await School.MemberAsync(app, app.Get<ITenantDirectory>().Find(city.Office)!, "lanh.dao@example.edu.vn", Roles.OfficeLeader);
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(city.Office, leader, scope => scope.Get<DomainAppService>().VouchAsync(domain.Id, default)));
        Task VouchAsync() => app.InAsync(city.Department, city.Centre, scope => scope.Get<DomainAppService>().VouchAsync(domain.Id, default));

        dns.Addresses[Host] = IPAddress.Parse("10.0.0.7");
        (await CodeAsync(VouchAsync)).ShouldBe("TenantManagement:DomainPointsInside");
        dns.Addresses[Host] = IPAddress.Parse("203.113.0.7");
        await VouchAsync();
        app.Get<ITenantDirectory>().FindByDomain(Host)!.Id.ShouldBe(city.First);

        // No record was asked for, so none is missed.
        app.Clock.Advance(TimeSpan.FromDays(20));
        await CheckAsync(app);
        (await StateAsync(app, domain.Id)).ShouldBe(DomainState.Active);
    }

    [Theory, OnBothDatabases]
    public async Task Sign_in_is_carried_over_once_to_that_name_and_that_browser(DatabaseKind kind)
    {
        await using var dns = new DnsServer();
        await using var app = await StartAsync(kind, dns);
        var city = await OpenAsync(app);
        await app.InAsync(null, null, scope => scope.Get<EduAbp.Settings.ISettingManager>().SetGlobalAsync("Identity.SecondFactor.RequiredRoles", ""));
        var domain = await ClaimAsync(app, city.First, city.Admin, Host);
        dns.Texts[domain.RecordName] = [domain.RecordValue];
        await ProveAsync(app, city.First, city.Admin, domain.Id);
        using var main = new Browser(app);
        await main.SignInAsync("can-gio/thcs-an", "quan.tri@example.edu.vn");
        using var own = app.CreateClient(Host);
        using var stranger = app.CreateClient(Host);

        using var begin = await own.GetAsync("/dang-nhap?ReturnUrl=//ke-gian.vn/");
        begin.Headers.Location!.Host.ShouldBe("localhost");
        using var issue = await main.GetAsync(begin.Headers.Location.PathAndQuery);
        issue.Headers.Location!.Host.ShouldBe(Host);
        issue.Headers.Location.Query.ShouldBe("?ve=%2F");        // a foreign place is not gone to
        var take = issue.Headers.Location.PathAndQuery;

        (await stranger.GetAsync(take)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var elsewhere = app.CreateClient("truong-khac.edu.vn");
        (await elsewhere.GetAsync(take)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var taken = await own.GetAsync(take);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        taken.Headers.Location!.OriginalString.ShouldBe("/");
        taken.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("EduAbp.Auth=", StringComparison.Ordinal));
        (await own.GetAsync(take)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // A minute later a code is worth nothing, and no code is made for a name that nobody has proven.
        using var again = await own.GetAsync("/dang-nhap");
        using var late = await main.GetAsync(again.Headers.Location!.PathAndQuery);
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        (await own.GetAsync(late.Headers.Location!.PathAndQuery)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await main.GetAsync($"/can-gio/thcs-an/noi-phien?ten-mien=ke-gian.vn&khoa={new string('a', 64)}&ve=/")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await main.GetAsync($"/can-gio/thcs-binh/noi-phien?ten-mien={Host}&khoa={new string('a', 64)}&ve=/")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Tricks_with_the_host_header_reach_no_other_unit_and_poison_no_cache(DatabaseKind kind)
    {
        await using var dns = new DnsServer();
        await using var app = await StartAsync(kind, dns);
        var city = await OpenAsync(app);
        var domain = await ClaimAsync(app, city.First, city.Admin, Host);
        dns.Texts[domain.RecordName] = [domain.RecordValue];
        await ProveAsync(app, city.First, city.Admin, domain.Id);

        using var evil = app.CreateClient("ke-gian.vn");
        evil.DefaultRequestHeaders.Add("X-Forwarded-Host", Host);
        (await evil.GetStringAsync("/")).ShouldNotContain("THCS An");
        await evil.GetAsync("/can-gio/thcs-an");
        using var main = app.CreateClient();
        main.DefaultRequestHeaders.Add("X-Forwarded-Host", "ke-gian.vn");
        (await main.GetStringAsync("/can-gio/thcs-an")).ShouldNotContain("ke-gian.vn");
        using var own = app.CreateClient(Host);
        (await own.GetStringAsync("/")).ShouldNotContain("ke-gian.vn");
        app.Get<ITenantDirectory>().FindByDomain($"{Host}.ke-gian.vn").ShouldBeNull();
        app.Get<ITenantDirectory>().FindByDomain($"x.{Host}").ShouldBeNull();
    }

    [Theory]
    [InlineData("Trường-An.edu.vn.", "xn--")]
    [InlineData("WWW.Truong-An.EDU.VN", "www.truong-an.edu.vn")]
    [InlineData("https://truong-an.edu.vn/", "truong-an.edu.vn")]
    [InlineData("localhost", null)]
    [InlineData("may-chu.local", null)]
    [InlineData("truong.localhost", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("[::1]", null)]
    [InlineData("2130706433", null)]
    [InlineData("10.0.0.1.", null)]
    [InlineData("a_b.edu.vn", null)]
    [InlineData("truong-an", null)]
    [InlineData("truong an.edu.vn", null)]
    [InlineData("truong-an.edu.vn:8080", null)]
    [InlineData("truong-an.edu.vn/x", null)]
    [InlineData("ke@truong-an.edu.vn", null)]
    [InlineData("-x.edu.vn", null)]
    [InlineData("", null)]
    public void Names_are_compared_in_one_form_and_others_refused(string typed, string? expected)
    {
        var name = DomainName.Normalize(typed);
        if (typed.StartsWith("Trường", StringComparison.Ordinal)) name.ShouldNotBeNull().ShouldStartWith("xn--");
        else name.ShouldBe(expected);
    }

    private static Task<TestApp> StartAsync(DatabaseKind kind, DnsServer dns) =>
        TestApp.StartAsync(kind, serve: true, settings: [$"--Dns:Servers={dns.Address}", "--RateLimits:sign-in=1000", "--RateLimits:search=10000"]);

    private static async Task<UnitDomain> ClaimAsync(TestApp app, Guid unit, Guid admin, string host)
    {
        await app.InAsync(unit, admin, scope => scope.Get<DomainAppService>().ClaimAsync(host, default));
        return await app.InAsync(unit, admin, async scope => (await scope.Get<DomainAppService>().GetListAsync(default)).Single());
    }

    private static Task ProveAsync(TestApp app, Guid unit, Guid admin, Guid domain) =>
        app.InAsync(unit, admin, scope => scope.Get<DomainAppService>().ProveAsync(domain, default));

    private static async Task<HttpStatusCode> AskAsync(HttpClient proxy, string domain) => (await proxy.GetAsync($"/tls/ask?domain={Uri.EscapeDataString(domain)}")).StatusCode;

    private static async Task CheckAsync(TestApp app)
    {
        await using var scope = app.Scope(null);
        await scope.Get<DomainCheckWorker>().ExecuteAsync(default);
    }

    private static async Task<DomainState> StateAsync(TestApp app, Guid domain)
    {
        await using var scope = app.Scope(null);
        return await scope.Get<TenantManagementDbContext>().Domains.Where(found => found.Id == domain).Select(found => found.State).SingleAsync();
    }

    private static async Task<List<string>> NoticesAsync(TestApp app, Guid unit)
    {
        await using var scope = app.Scope(unit);
        return await scope.Get<NotificationsDbContext>().Notices.Select(notice => notice.Template).ToListAsync();
    }

    private static async Task<string> CodeAsync(Func<Task> act) => (await Should.ThrowAsync<BusinessException>(act)).Code;

    private static async Task<Owners> OpenAsync(TestApp app)
    {
        var office = await City.OfficeAsync(app);
        var department = await City.DepartmentAsync(app);
        var first = await City.SchoolAsync(app, office, "Trường THCS An");
        var second = await City.SchoolAsync(app, office, "Trường THCS Bình");
        var directory = app.Get<ITenantDirectory>();
        var admin = await School.MemberAsync(app, directory.Find(first)!, "quan.tri@example.edu.vn", Roles.Administrator);
        var other = await School.MemberAsync(app, directory.Find(second)!, "quan.tri.binh@example.edu.vn", Roles.Administrator);
        var centre = await School.MemberAsync(app, directory.Find(department)!, "trung.tam@example.edu.vn", Roles.CentreStaff);
        await app.DispatchAsync();
        return new Owners(department, office, first, second, admin, other, centre);
    }

    private sealed record Owners(Guid Department, Guid Office, Guid First, Guid Second, Guid Admin, Guid OtherAdmin, Guid Centre);
}
