using System.Net;
using System.Text.Json;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EntityFrameworkCore.Settings;
using EduAbp.Features;
using EduAbp.Identity.Contracts;
using EduAbp.Modularity;
using EduAbp.Plugins;
using EduAbp.Tests.Kit;
using EduAbp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Kernel.Plugins;

/// <summary>Whatever lies in the folder of plug-ins, the host starts and says what is wrong with it.</summary>
public sealed class HostilePluginTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eduabp-plugins-").FullName;

    [Theory, OnBothDatabases]
    public async Task What_nobody_approved_does_not_run_and_what_was_approved_runs_until_a_file_changes(DatabaseKind kind)
    {
        PluginBuilder.Write(At("Good"), "Good");
        await using var app = await TestApp.StartAsync(kind);
        (await JudgeAsync(app, "Good", approve: false)).State.ShouldBe(PluginState.NotApproved);
        (await JudgeAsync(app, "Good")).State.ShouldBe(PluginState.Running);

        await File.AppendAllTextAsync(Path.Combine(At("Good"), "more.txt"), "x");
        (await JudgeAsync(app, "Good", approve: false)).State.ShouldBe(PluginState.Changed);
    }

    [Fact]
    public async Task A_unit_consents_to_a_plug_in_and_again_when_it_asks_for_more()
    {
        PluginBuilder.Write(At("Good"), "Good");
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        await JudgeAsync(app, "Good");
        await using (var host = EduAbpHost.Build(Settings(app), serves: false))
        {
            (await IsOnAsync(host.Services)).ShouldBeFalse();
            await InSchoolAsync(host.Services, features => features.SetPolicyAsync(new ModulePolicy("Good", null, OnByDefault: true)));
            (await IsOnAsync(host.Services)).ShouldBeFalse("a department cannot consent for a unit");
            await InSchoolAsync(host.Services, features => features.SetAsync("Good", true));
            (await IsOnAsync(host.Services)).ShouldBeTrue();
        }

        var manifest = Path.Combine(At("Good"), "plugin.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("\"personalData\": []", "\"personalData\": [\"people\"]", StringComparison.Ordinal));
        (await JudgeAsync(app, "Good")).State.ShouldBe(PluginState.Running);
        await using var later = EduAbpHost.Build(Settings(app), serves: false);
        (await IsOnAsync(later.Services)).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task What_a_plug_in_reads_of_people_stands_in_the_unit_s_audit_log(DatabaseKind kind)
    {
        PluginBuilder.Write(At("Curious"), "Curious", readsPeople: "\"people\"");
        await using var app = await TestApp.StartAsync(kind);
        (await JudgeAsync(app, "Curious")).State.ShouldBe(PluginState.Running);

        await using var host = EduAbpHost.Build(Settings(app), serves: false);
        await using var scope = host.Services.GetRequiredService<MultiTenancy.ITenantScopeFactory>().Create(Website.Desk.School);
        await scope.Get<IPersonLookup>().FindAsync(Guid.CreateVersion7());
        await ReadAsync(host.Services, scope);
        await ReadAsync(host.Services, scope);
        await scope.CompleteAsync();

        var row = (await scope.Get<AbpKernelDbContext>().AuditLogs.Where(log => log.Action == "Plugins.PersonalDataRead").ToListAsync()).ShouldHaveSingleItem();
        row.Data!.ShouldContain("Curious");
        row.Data!.ShouldContain("IPersonLookup.FindAsync");
    }

    [Fact]
    public async Task What_a_plug_in_did_not_ask_for_is_refused()
    {
        PluginBuilder.Write(At("Sly"), "Sly", readsPeople: "");
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        await JudgeAsync(app, "Sly");
        await using var host = EduAbpHost.Build(Settings(app), serves: false);
        await using var scope = host.Services.GetRequiredService<MultiTenancy.ITenantScopeFactory>().Create(Website.Desk.School);
        await Should.ThrowAsync<Authorization.AbpAuthorizationException>(() => ReadAsync(host.Services, scope));

        await RewriteAsync("Sly", "\"EduAbp.Identity.Contracts\"", "");
        var report = await JudgeAsync(app, "Sly", approve: false);
        report.State.ShouldBe(PluginState.Failed);
        report.Problem!.ShouldContain("IPersonLookup");
    }

    [Theory, OnBothDatabases]
    public async Task One_that_throws_while_it_is_configured_leaves_nothing_behind(DatabaseKind kind)
    {
        PluginBuilder.Write(At("Thrower"), "Thrower", throwsIn: nameof(AbpModule.ConfigureServices));
        await using var app = await TestApp.StartAsync(kind);
        var report = await JudgeAsync(app, "Thrower");
        report.State.ShouldBe(PluginState.Failed);
        report.Problem!.ShouldContain("cố ý hỏng");
        await using var host = EduAbpHost.Build(Settings(app), serves: false);
        host.Services.GetRequiredService<ModuleList>().Modules.ShouldNotContain(module => module.Name == "Thrower");
    }

    [Theory, OnBothDatabases]
    public async Task One_that_throws_while_it_starts_is_left_out_and_the_host_serves(DatabaseKind kind)
    {
        PluginBuilder.Write(At("Late"), "Late", throwsIn: nameof(AbpModule.OnApplicationInitializationAsync));
        await using var app = await TestApp.StartAsync(kind);
        (await JudgeAsync(app, "Late")).State.ShouldBe(PluginState.Running);

        await using var host = await EduAbpHost.StartAsync([.. Settings(app), "--Urls=http://127.0.0.1:0"], serves: false);
        var report = host.Services.GetRequiredService<PluginList>().All.Single();
        (report.State, report.Problem!.Contains("cố ý hỏng", StringComparison.Ordinal)).ShouldBe((PluginState.Failed, true));
        host.Services.GetRequiredService<ModuleList>().Modules.ShouldNotContain(module => module.Name == "Late");
        using var client = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
        (await client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task One_with_pending_migrations_waits_for_migrate(DatabaseKind kind)
    {
        PluginBuilder.Write(At("Tables"), "Tables", hasContext: true);
        await using var app = await TestApp.StartAsync(kind);
        (await JudgeAsync(app, "Tables")).State.ShouldBe(PluginState.PendingMigrations);

        await using (var migrating = EduAbpHost.Build(Settings(app), serves: false, isMigrating: true))
            await migrating.Services.GetRequiredService<EntityFrameworkCore.Migrating.DatabaseMigrator>().MigrateAsync();

        (await JudgeAsync(app, "Tables", approve: false)).State.ShouldBe(PluginState.Running);
    }

    [Fact]
    public async Task What_cannot_be_a_plug_in_is_reported()
    {
        PluginBuilder.Write(At("Future"), "Future", kernel: "\"from\": \"7.0\", \"before\": \"8.0\"");
        PluginBuilder.Write(At("Moved"), "Other");
        PluginBuilder.Write(At("Corrupt"), "Corrupt");
        await File.WriteAllTextAsync(Path.Combine(At("Corrupt"), "Vendor.Corrupt.dll"), "MZ this is no assembly");
        PluginBuilder.Write(At("Outside"), "Outside");
        await RewriteAsync("Outside", "Vendor.Outside.dll", "../../Vendor.Outside.dll");
        PluginBuilder.Write(At("Gone"), "Gone");
        File.Delete(Path.Combine(At("Gone"), "Vendor.Gone.dll"));
        PluginBuilder.Write(At("Words"), "Words");
        await File.WriteAllTextAsync(Path.Combine(At("Words"), "plugin.json"), "{ \"name\": \"Words\" ");
        Directory.CreateDirectory(At("Empty"));
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);

        await using var host = EduAbpHost.Build(Settings(app), serves: false);
        host.Services.GetRequiredService<PluginList>().All.ToDictionary(plugin => plugin.Folder, plugin => plugin.State).ShouldBe(
            new Dictionary<string, PluginState>
            {
                ["Future"] = PluginState.WrongKernel,
                ["Moved"] = PluginState.Broken,
                ["Corrupt"] = PluginState.Broken,
                ["Outside"] = PluginState.Broken,
                ["Gone"] = PluginState.Broken,
                ["Words"] = PluginState.Broken,
                ["Empty"] = PluginState.Broken,
            },
            ignoreOrder: true);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    private string[] Settings(TestApp app) => [.. app.Database.Settings, .. TestApp.QuietSettings(Path.Combine(_folder, "..", Path.GetFileName(_folder) + "-data")), $"--Plugins:Path={_folder}"];

    private async Task RewriteAsync(string name, string old, string text)
    {
        var manifest = Path.Combine(At(name), "plugin.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>What becomes of it at the next start, once the department has approved what lies there.</summary>
    private async Task<PluginReport> JudgeAsync(TestApp app, string name, bool approve = true)
    {
        if (approve)
        {
            await using var before = EduAbpHost.Build(Settings(app), serves: false);
            var hash = before.Services.GetRequiredService<PluginList>().All.Single(plugin => plugin.Folder == name).Hash;
            await using var scope = before.Services.GetRequiredService<MultiTenancy.ITenantScopeFactory>().Create(null);
            await scope.Get<IPluginManager>().ApproveAsync(name, hash);
            await scope.CompleteAsync();
        }

        await using var host = EduAbpHost.Build(Settings(app), serves: false);
        return host.Services.GetRequiredService<PluginList>().All.Single(plugin => plugin.Folder == name);
    }

    private static Task ReadAsync(IServiceProvider services, MultiTenancy.TenantScope scope)
    {
        var assembly = services.GetRequiredService<ModuleList>().Modules[^1].Assembly;
        var read = assembly.GetTypes().Single(type => type.Name == "Reader").GetMethod("Read")!;
        return (Task)read.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [scope.Get<IPersonLookup>(), Guid.CreateVersion7(), CancellationToken.None], null)!;
    }

    private static async Task<bool> IsOnAsync(IServiceProvider services)
    {
        await using var scope = services.GetRequiredService<MultiTenancy.ITenantScopeFactory>().Create(Website.Desk.School);
        return await scope.Get<IFeatureChecker>().IsEnabledAsync("Good");
    }

    private static async Task InSchoolAsync(IServiceProvider services, Func<IFeatureManager, Task> act)
    {
        await using var scope = services.GetRequiredService<MultiTenancy.ITenantScopeFactory>().Create(Website.Desk.School);
        await act(scope.Get<IFeatureManager>());
        await scope.CompleteAsync();
    }
}
