using System.Net;
using System.Reflection;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Features;
using EduAbp.Modularity;
using EduAbp.Tests.Kit;
using EduAbp.Web;

namespace EduAbp.Tests.Kernel.Features;

/// <summary>The host starts without any module that it does not need.</summary>
public sealed class LeftOutTests
{
    /// <summary>What every unit's desk stands on; each line says why it cannot be left out.</summary>
    private static readonly Dictionary<Type, string> Needed = new()
    {
        [typeof(EduAbp.Themes.Public.PublicThemeModule)] = "the layout of all public pages and of errors",
        [typeof(EduAbp.Themes.Desk.ThemesDeskModule)] = "the layout of the desk",
        [typeof(EduAbp.Identity.IdentityModule)] = "sign-in; every feature asks it for permissions",
        [typeof(EduAbp.Notifications.NotificationsModule)] = "takes activation links to people; the desk's bell",
        [typeof(EduAbp.TenantManagement.TenantManagementModule)] = "the units themselves",
        [typeof(WebModule)] = "the application's own commands",
    };

    public static TheoryData<string> CanBeLeftOut() => [.. WebModules.All.Except(Needed.Keys).Select(module => module.Name)];

    [Theory, MemberData(nameof(CanBeLeftOut)), Trait("Category", "Long")]
    public async Task The_host_starts_without(string name)
    {
        // Whoever needs it goes with it.
        var rest = WebModules.All.Where(module => !Needs(module).Any(needed => needed.Name == name)).ToList();
        await using var app = await TestApp.StartOfAsync(rest, DatabaseKind.Sqlite);
        app.Get<ModuleList>().Modules.ShouldNotContain(module => module.Type.Name == name);

        var (unit, _) = await Identity.School.TwoAsync(app);
        await Identity.School.MemberAsync(app, unit, "quantri@example.edu.vn", Authorization.Roles.Contributor);
        using var person = new Identity.Browser(app);
        (await person.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync($"/{unit.Path}/khong-co")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await person.SignInAsync(unit.Path, "quantri@example.edu.vn")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await person.GetAsync($"/{unit.Path}/quan-tri")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Modules with pages that no unit switches off; each line says why.</summary>
    private static readonly Dictionary<string, string> AlwaysOn = new()
    {
        ["ThemesDesk"] = "the layout of the desk",
        ["PublicTheme"] = "the layout of all public pages and of errors",
        ["Identity"] = "sign-in; every feature asks it for permissions",
        ["Notifications"] = "takes activation links to people; the desk's bell",
        ["TenantManagement"] = "the units themselves, and the page that switches modules",
        ["PersonalData"] = "the rights of the Law on personal data: a unit cannot choose to have none",
        ["Workflows"] = "the inbox of what other modules' processes ask; it is empty where they are off",
    };

    [Fact]
    public void Every_module_with_pages_can_be_switched_or_says_why_not()
    {
        var fixedOnes = ModuleLoader.Load(WebModules.All).Modules
            .Where(module => module.Optional is null && module.Assembly.GetTypes().Any(HasPages))
            .Select(module => module.Name);
        fixedOnes.ShouldBe(AlwaysOn.Keys, ignoreOrder: true);
    }

    private static bool HasPages(Type type) =>
        !type.IsAbstract && (type.IsSubclassOf(typeof(Microsoft.AspNetCore.Mvc.RazorPages.PageModel)) || type.IsAssignableTo(typeof(Navigation.IMenuContributor)));

    [Fact]
    public async Task Every_module_that_can_be_switched_says_what_it_does_and_works_unit_by_unit()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var texts = app.Get<Localization.LocalizedTexts>();
        var list = app.Get<ModuleList>();
        foreach (var module in list.Optional)
            foreach (var key in (string[])["", ":About", ":Off"])
                texts.All("vi").Keys.ShouldContain($"Module:{module.Name}{key}");

        app.Get<IEnumerable<BackgroundWorkers.BackgroundWorkerDescriptor>>()
            .Where(worker => list.FindOptional(worker.WorkerType.Assembly) is not null && !typeof(BackgroundWorkers.IUnitWorker).IsAssignableFrom(worker.WorkerType))
            .ShouldBeEmpty("a worker of an optional module works for each unit in which it is on");
    }

    private static IEnumerable<Type> Needs(Type module) =>
        module.GetCustomAttributes<DependsOnAttribute>().SelectMany(attribute => attribute.Modules).SelectMany(Needs).Prepend(module);
}
