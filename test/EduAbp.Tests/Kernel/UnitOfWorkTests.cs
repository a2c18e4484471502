using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EntityFrameworkCore.Settings;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Mail;
using EduAbp.Settings;
using EduAbp.Tests.Kit;
using EduAbp.Uow;
using EduAbp.Website.Categories;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Kernel;

public sealed class UnitOfWorkTests
{
    private static readonly Guid School = Guid.CreateVersion7();

    // Two rows in each: a context that forgot to enlist saves one by luck and fails at two.
    [Theory, OnBothDatabases]
    public async Task Contexts_of_two_modules_commit_together(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await app.InAsync(School, null, SaveInBothAsync);
        (await CountAsync(app)).ShouldBe((2, 2));
    }

    [Theory, OnBothDatabases]
    public async Task Contexts_of_two_modules_roll_back_together(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await using (var scope = app.Scope(School))
            await SaveInBothAsync(scope);
        (await CountAsync(app)).ShouldBe((0, 0));
    }

    [Theory, OnBothDatabases]
    public async Task The_second_of_two_writers_is_told(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await app.InAsync(School, null, SaveInBothAsync);
        await using var first = app.Scope(School);
        await using var second = app.Scope(School);
        var mine = await first.Get<WebsiteDbContext>().Categories.OrderBy(category => category.Slug).FirstAsync();
        var theirs = await second.Get<WebsiteDbContext>().Categories.OrderBy(category => category.Slug).FirstAsync();

        Rename(first, mine, "Thông báo mới");
        await first.Get<WebsiteDbContext>().SaveChangesAsync();
        await first.CompleteAsync();

        Rename(second, theirs, "Thông báo khác");
        await Should.ThrowAsync<AbpDbConcurrencyException>(() => second.Get<WebsiteDbContext>().SaveChangesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_context_serves_one_scope_at_a_time(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, services => services.AddScoped<NextScope>());
        TenantScope? next = null;
        await using (var ending = app.Scope(School))
        {
            ending.Services.GetRequiredService(DbContextRegistration.ConcreteType(typeof(WebsiteDbContext), kind));
            ending.Get<NextScope>().Begin = () => (next = app.Scope(Guid.CreateVersion7())).Get<WebsiteDbContext>();
            ending.Get<WebsiteDbContext>();
        }

        // It took whatever context was free while the first scope was ending; what ended after that must not take it away.
        await using var begun = next.ShouldNotBeNull();
        (await begun.Get<WebsiteDbContext>().Categories.CountAsync()).ShouldBe(0);
        await using var third = app.Scope(School);
        third.Get<WebsiteDbContext>().ShouldNotBeSameAs(begun.Get<WebsiteDbContext>());
    }

    [Theory, OnBothDatabases]
    public async Task A_setting_of_the_installation_holds_once_it_is_committed_and_only_then(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        (await HostAsync()).ShouldBeNullOrEmpty();
        await using (var scope = app.Scope(null))
        {
            await scope.Get<ISettingManager>().SetGlobalAsync(MailSettings.Host, "thu.example.edu.vn");
            (await scope.Get<ISettingProvider>().GetOrNullAsync(MailSettings.Host)).ShouldBe("thu.example.edu.vn", "who changes it sees it");
            (await HostAsync()).ShouldBeNullOrEmpty("nobody else does");
            await scope.Get<IUnitOfWork>().RollbackAsync();
            (await scope.Get<ISettingProvider>().GetOrNullAsync(MailSettings.Host)).ShouldBeNullOrEmpty("nor who took it back");
        }

        (await HostAsync()).ShouldBeNullOrEmpty("it was rolled back");
        await app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync(MailSettings.Host, "thu.example.edu.vn"));
        (await HostAsync()).ShouldBe("thu.example.edu.vn");

        Task<string?> HostAsync() => app.InAsync(School, null, scope => scope.Get<ISettingProvider>().GetOrNullAsync(MailSettings.Host));
    }

    [Theory, OnBothDatabases]
    public async Task A_change_is_audited_with_what_was_and_what_is(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var person = Guid.CreateVersion7();
        await app.InAsync(School, null, SaveInBothAsync);
        await app.InAsync(School, person, async scope =>
        {
            var db = scope.Get<WebsiteDbContext>();
            Rename(scope, await db.Categories.SingleAsync(category => category.Slug == "a"), "Tên mới");
            await db.SaveChangesAsync();
        });

        await using var reading = app.Scope(School);
        var change = await reading.Get<AbpKernelDbContext>().AuditLogs.SingleAsync(row => row.Action == "Changed");
        change.UserId.ShouldBe(person);
        change.Data!.ShouldContain("Tên mới");
        change.Data!.ShouldContain("Mục A");
    }

    private static void Rename(TenantScope scope, Category category, string name) =>
        scope.Get<WebsiteDbContext>().Entry(category).Property(row => row.Name).CurrentValue = name;

    private static async Task SaveInBothAsync(TenantScope scope)
    {
        var kernel = scope.Get<AbpKernelDbContext>();
        var db = scope.Get<WebsiteDbContext>();
        db.Add(new Category("Mục A", "a", 1));
        await db.SaveChangesAsync();
        kernel.AddRange(new TenantSetting { Name = "x", Value = "1" }, new TenantSetting { Name = "y", Value = "2" });
        await kernel.SaveChangesAsync();
        db.Add(new Category("Mục B", "b", 2));
        await db.SaveChangesAsync();
    }

    private static async Task<(int Settings, int Categories)> CountAsync(TestApp app)
    {
        await using var scope = app.Scope(School);
        return (await scope.Get<AbpKernelDbContext>().TenantSettings.CountAsync(), await scope.Get<WebsiteDbContext>().Categories.CountAsync());
    }

    /// <summary>Another request's scope, begun in the middle of the end of this one.</summary>
    private sealed class NextScope : IDisposable
    {
        public Action? Begin { get; set; }

        public void Dispose() => Begin!();
    }
}
