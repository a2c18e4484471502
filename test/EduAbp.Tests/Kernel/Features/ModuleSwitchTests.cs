using System.Net;
using EduAbp.AspNetCore.Caching;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Modules;
using EduAbp.Tests.Kit;
using EduAbp.Tests.Security;
using EduAbp.Tests.Website;
using EduAbp.Web;
using EduAbp.Website;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
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

    private static async Task PressAsync(TwoSchools city, HttpClient client, string handler)
    {
        using var nothing = new FormUrlEncodedContent([]);
        (await client.PostAsync(Path(city, city.School, $"/quan-tri/chuc-nang?handler={handler}&module=Website"), nothing)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
