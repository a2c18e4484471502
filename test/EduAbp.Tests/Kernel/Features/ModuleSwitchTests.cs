using System.Net;
using EduAbp.AspNetCore.Caching;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EventBus;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Data;
using EduAbp.PersonalData.Contracts;
using EduAbp.StudentRecords;
using EduAbp.StudentRecords.Data;
using EduAbp.TenantManagement.Modules;
using EduAbp.Tests.Kit;
using EduAbp.Tests.Security;
using EduAbp.Tests.Website;
using EduAbp.Web;
using EduAbp.Website;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Kernel.Features;

using Desk = EduAbp.Tests.Website.Desk;

public sealed class ModuleSwitchTests
{
    [Theory, OnBothDatabases(Heavy = true)]
    public async Task A_module_that_is_off_is_gone_at_once_and_comes_back_with_its_data(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        using var visitor = city.Visitor();
        using var editor = await city.SignedInAsync(city.School, city.Editor);
        var person = await city.PersonAsync(city.School, Roles.Administrator);
        using var administrator = await city.SignedInAsync(city.School, person);
        string[] pages = ["/", "/tin-tuc", "/rss.xml"];
        var before = await ArticlesAsync(city);
        before.ShouldBeGreaterThan(0);
        foreach (var page in pages)
            (await StatusAsync(city, visitor, city.School, page)).ShouldBe(HttpStatusCode.OK, page);
        (await ReadAsync(city, editor, "/quan-tri")).ShouldContain("/quan-tri/bai-viet");

        await PressAsync(city, administrator, "Off");

        foreach (var page in pages.Append("/api/khong-co"))
            (await StatusAsync(city, visitor, city.School, page)).ShouldBe(HttpStatusCode.NotFound, page);
        (await StatusAsync(city, editor, city.School, "/quan-tri/bai-viet")).ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(city, editor, "/quan-tri")).ShouldNotContain("/quan-tri/bai-viet");
        (await MayAsync(city, WebsitePermissions.Articles.Default)).ShouldBeFalse();
        (await StatusAsync(city, visitor, city.Neighbour, "/")).ShouldBe(HttpStatusCode.OK);
        (await ArticlesAsync(city)).ShouldBe(before);

        await PressAsync(city, administrator, "On");

        foreach (var page in pages)
            (await StatusAsync(city, visitor, city.School, page)).ShouldBe(HttpStatusCode.OK, page);
        (await ReadAsync(city, editor, "/quan-tri/bai-viet")).ShouldContain(TwoSchools.Secret);
        (await MayAsync(city, WebsitePermissions.Articles.Default)).ShouldBeTrue();
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task A_school_without_records_has_no_page_entry_or_address_of_them_and_finds_its_pupils_again(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        using var office = await city.SignedInAsync(city.School, await city.PersonAsync(city.School, StudentRecordsRoles.SchoolOffice));
        using var administrator = await city.SignedInAsync(city.School, await city.PersonAsync(city.School, Roles.Administrator));
        string[] doors = ["/quan-tri/hoc-sinh", "/quan-tri/nam-hoc", "/api/student-records/years", "/api/student-records/pupils"];
        Task<int> PupilsAsync() => city.App.InAsync(city.School.Id, null, scope => scope.Get<StudentRecordsDbContext>().Pupils.CountAsync());
        foreach (var door in doors)
            (await StatusAsync(city, office, city.School, door)).ShouldBe(HttpStatusCode.OK, door);
        (await ReadAsync(city, office, "/quan-tri")).ShouldContain("/quan-tri/hoc-sinh");

        await PressAsync(city, administrator, "Off", "StudentRecords");

        foreach (var door in doors)
            (await StatusAsync(city, office, city.School, door)).ShouldBe(HttpStatusCode.NotFound, door);
        (await ReadAsync(city, office, "/quan-tri")).ShouldNotContain("/quan-tri/hoc-sinh");
        (await city.App.InAsync(city.School.Id, null, scope => scope.Get<IFeatureChecker>().IsEnabledAsync("Website").AsTask())).ShouldBeTrue("one module is off, not the other");
        (await PupilsAsync()).ShouldBe(1);

        await PressAsync(city, administrator, "On", "StudentRecords");

        foreach (var door in doors)
            (await StatusAsync(city, office, city.School, door)).ShouldBe(HttpStatusCode.OK, door);
        (await ReadAsync(city, office, "/quan-tri/hoc-sinh")).ShouldContain(TwoSchools.Secret);
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task An_event_that_comes_while_the_module_is_off_is_skipped_and_not_told_again(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        var subject = Guid.CreateVersion7();
        await city.App.InAsync(city.School.Id, null, async scope =>
        {
            using var content = new MemoryStream("%PDF-1.4 mẫu"u8.ToArray());
            var item = await scope.Get<MediaStore>().AddAsync(content, "anh.pdf", "Cô Mai (mẫu)", default);
            var db = scope.Get<WebsiteDbContext>();
            db.AddRange(new MediaPerson(item.Id, subject, "Em Mẫu (mẫu)"), new MediaReference(await db.Articles.Select(article => article.Id).SingleAsync(), item.Id, isLive: true));
            await db.SaveChangesAsync();
        });
        async Task<int> ToldAsync()
        {
            await city.App.DispatchAsync();
            return await city.App.InAsync(city.School.Id, null, scope => scope.Get<NotificationsDbContext>().Notices.CountAsync(notice => notice.Template == "Website.PhotoConsentWithdrawn"));
        }

        Task WithdrawAsync() => city.App.InAsync(city.School.Id, null, scope => scope.Get<IDistributedEventBus>()
            .PublishAsync(new ConsentWithdrawnEto(Guid.CreateVersion7(), subject, null, ConsentPurposes.Photos)));
        Task SwitchWebsiteAsync(bool isOn) => city.App.InAsync(city.School.Id, null, scope => scope.Get<IFeatureManager>().SetAsync("Website", isOn));

        await SwitchWebsiteAsync(false);
        await WithdrawAsync();
        (await ToldAsync()).ShouldBe(0);

        // Skipped is skipped: an event is not kept for whoever was not there. What must not be missed is asked when it is used (PhotoGate).
        await SwitchWebsiteAsync(true);
        (await ToldAsync()).ShouldBe(0);

        await WithdrawAsync();
        (await ToldAsync()).ShouldBe(1);
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task The_department_says_which_units_may_have_a_module(DatabaseKind kind)
    {
        await using var city = await TwoSchools.OpenAsync(kind);
        using var visitor = city.Visitor();
        var staff = await city.PersonAsync(city.Department, Roles.CentreStaff);
        using var centre = await city.SignedInAsync(city.Department, staff);
        var person = await city.PersonAsync(city.School, Roles.Administrator);

        using var form = new FormUrlEncodedContent([new("module", "Website"), new("kinds", "department"), new("kinds", "district-office"), new("onByDefault", "true")]);
        (await centre.PostAsync("/quan-tri/chuc-nang/cho-phep", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await StatusAsync(city, visitor, city.School, "/")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(city, visitor, city.District, "/")).ShouldBe(HttpStatusCode.OK);
        (await Should.ThrowAsync<BusinessException>(() => city.App.InAsync(
            city.School.Id, person, scope => scope.Get<ModuleAppService>().SwitchAsync("Website", true, default))))
            .Code.ShouldBe("TenantManagement:ModuleNotAllowed");
        await Should.ThrowAsync<AbpAuthorizationException>(() => city.App.InAsync(
            city.School.Id, person, scope => scope.Get<ModuleAppService>().SetPolicyAsync("Website", [], true, default)));
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task What_was_decided_waits_while_the_module_is_off(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.SaveAsync(desk.Input("Bài chờ đăng (mẫu)"));
        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(saved.Id, default));
        await desk.App.InAsync(Desk.School, Desk.Head, scope => (Task)scope.Get<ArticleAppService>().ApproveAsync(saved.Id, null, default));

        await SwitchAsync(desk.App, false);
        await desk.App.DispatchAsync();

        (await PublishedAsync(desk)).ShouldBe(0);
        (await WaitingAsync(desk.App)).ShouldBe(1);

        await SwitchAsync(desk.App, true);
        await desk.App.DispatchAsync();

        (await PublishedAsync(desk)).ShouldBe(1);
        (await WaitingAsync(desk.App)).ShouldBe(0);
    }

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task What_a_module_needs_is_there_when_it_is_switched_on_and_only_once(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await app.InAsync(Desk.School, null, scope => scope.Get<IFeatureManager>().SetPolicyAsync(new ModulePolicy("Website", null, OnByDefault: false)));
        await app.InAsync(Desk.School, null, scope => scope.Get<Data.IDataSeeder>().SeedAsync(Desk.School, "lower-secondary"));
        (await CategoriesAsync(app)).ShouldBe(0);

        await SwitchAsync(app, true);
        await app.InAsync(Desk.School, null, scope => scope.Get<Data.IDataSeeder>().SeedAsync(Desk.School, "lower-secondary"));
        var first = await CategoriesAsync(app);
        first.ShouldBeGreaterThan(0);

        await SwitchAsync(app, false);
        await SwitchAsync(app, true);
        await app.InAsync(Desk.School, null, scope => scope.Get<Data.IDataSeeder>().SeedAsync(Desk.School, "lower-secondary"));
        (await CategoriesAsync(app)).ShouldBe(first);
    }

    [Fact]
    public async Task Another_node_knows_at_once()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Postgres);
        await using var other = EduAbpHost.Build([.. app.Database.Settings, .. TestApp.QuietSettings(Directory.CreateTempSubdirectory("eduabp-test-").FullName)], serves: false);
        var ears = other.Services.GetRequiredService<PostgresAnnouncements>();
        await ears.StartAsync(default);
        (await IsOnAsync(other.Services)).ShouldBeTrue();

        await SwitchAsync(app, false);

        // The announcement is on its way while the other node may only just have begun to hear: it is told when it does.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await IsOnAsync(other.Services))
            await pause.WaitForNextTickAsync(patience.Token);
        await ears.StopAsync(default);
    }

    private static async Task<bool> IsOnAsync(IServiceProvider services)
    {
        await using var scope = services.GetRequiredService<ITenantScopeFactory>().Create(Desk.School);
        return await scope.Get<IFeatureChecker>().IsEnabledAsync("Website");
    }

    private static Task SwitchAsync(TestApp app, bool isOn) =>
        app.InAsync(Desk.School, null, scope => scope.Get<IFeatureManager>().SetAsync("Website", isOn));

    private static Task<int> PublishedAsync(Desk desk) => desk.DbAsync(db => db.PublishedArticles.CountAsync());

    private static Task<int> CategoriesAsync(TestApp app) => app.InAsync(Desk.School, null, scope => scope.Get<WebsiteDbContext>().Categories.CountAsync());

    private static Task<int> WaitingAsync(TestApp app) => app.InAsync(null, null, scope => scope.Get<AbpKernelDbContext>().Outbox
        .CountAsync(message => message.DoneAt == null && message.Error == OutboxClaim.WaitsForModule));

    private static Task<int> ArticlesAsync(TwoSchools city) => city.App.InAsync(city.School.Id, null, scope => scope.Get<WebsiteDbContext>().Articles.CountAsync());

    private static Task<bool> MayAsync(TwoSchools city, string permission) =>
        city.App.InAsync(city.School.Id, city.Editor, scope => scope.Get<IPermissionChecker>().IsGrantedAsync(permission));

    private static string Path(TwoSchools city, UnitInfo unit, string page) => city.App.Get<ITenantDirectory>().MainHostPath(unit, page);

    private static async Task<HttpStatusCode> StatusAsync(TwoSchools city, HttpClient client, UnitInfo unit, string page) =>
        (await client.GetAsync(Path(city, unit, page))).StatusCode;

    private static Task<string> ReadAsync(TwoSchools city, HttpClient client, string page) => client.GetStringAsync(Path(city, city.School, page));

    private static async Task PressAsync(TwoSchools city, HttpClient client, string handler, string module = "Website")
    {
        using var nothing = new FormUrlEncodedContent([]);
        (await client.PostAsync(Path(city, city.School, $"/quan-tri/chuc-nang?handler={handler}&module={module}"), nothing)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
