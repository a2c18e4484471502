using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Migrating;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EventBus;
using EduAbp.Localization;
using EduAbp.Modularity;
using EduAbp.Navigation;
using EduAbp.Plugins;
using EduAbp.Settings;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace EduAbp.AspNetCore.Plugins;

/// <summary>
/// Puts the approved plug-ins into the application, each on a copy of the services first: one that throws, or does what
/// would break the host, is reported and leaves nothing behind.
/// </summary>
public static class PluginLoader
{
    internal const string Setting = "Plugin:";

    /// <param name="contentRoot">The folder of plug-ins is <c>Plugins:Path</c> below it.</param>
    /// <param name="isMigrating">Pending migrations are no hindrance: they are about to be run.</param>
    /// <param name="failed">Plug-ins that threw at a start before, and why.</param>
    public static PluginList AddPlugins(
        this IServiceCollection services, IConfiguration configuration, string contentRoot, bool isMigrating, IReadOnlyDictionary<string, string> failed)
    {
        var path = Path.Combine(contentRoot, configuration["Plugins:Path"] ?? "plugins");
        var database = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        var approvals = Directory.Exists(path) ? ReadApprovals(database) : new Dictionary<string, PluginApproval>();
        var kernel = typeof(AbpModule).Assembly.GetName().Version!;
        var files = new List<(string Name, string Folder)>();
        var reports = new List<PluginReport>();
        foreach (var found in PluginFolder.Read(path, approvals, kernel))
        {
            var report = found.State == PluginState.Running && failed.TryGetValue(found.Folder, out var why)
                ? found with { State = PluginState.Failed, Problem = why }
                : found;
            if (report.State == PluginState.Running)
                report = Add(services, configuration, Path.Combine(path, report.Folder), report, isMigrating ? null : database);
            if (report.State == PluginState.Running)
                files.Add((report.Folder, Path.Combine(path, report.Folder, "wwwroot")));
            reports.Add(report);
        }

        var list = new PluginList(reports);
        services.AddSingleton(list);
        services.AddSingleton(new PluginFiles(files));
        if (files.Count > 0)
            PersonalDataWatch.Watch(services);
        return list;
    }

    private static PluginReport Add(
        IServiceCollection services, IConfiguration configuration, string folder, PluginReport report, DatabaseOptions? database)
    {
        var manifest = report.Manifest!;
        try
        {
            var assembly = new PluginContext(manifest, folder).LoadMain();
            var copy = new ServiceCollection { services };
            var known = services.Select(service => service.ImplementationInstance).OfType<ModuleList>().Last();
            var module = copy.AddPluginModule(configuration, known, assembly, manifest);
            CheckAdditions(services, copy, known, assembly);
            CheckDefinitions(copy, manifest);
            if (database is not null && Pending(services, copy, database) is { Count: > 0 } pending)
                return report with { State = PluginState.PendingMigrations, Problem = $"Run migrate: {string.Join(", ", pending)}." };

            // From here on nothing throws: the copy is taken over.
            services.Clear();
            foreach (var service in copy)
                services.Add(service);
            var parts = services.Select(service => service.ImplementationInstance).OfType<ApplicationPartManager>().Single().ApplicationParts;
            foreach (var part in Parts(module.Assembly))
                parts.Add(part);
            return report;
        }
        catch (Exception error)
        {
            var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            return report with { State = PluginState.Failed, Problem = $"{cause.GetType().Name}: {cause.Message}" };
        }
    }

    private static void CheckAdditions(IServiceCollection services, ServiceCollection copy, ModuleList known, Assembly assembly)
    {
        if (copy.Except(services).Any(service => service.ServiceType == typeof(IHostedService)))
            throw new InvalidOperationException("A plug-in adds no hosted service; work beside requests is a worker or a job.");
        var twice = copy.Select(service => service.ImplementationInstance).OfType<BackgroundJobDescriptor>()
            .GroupBy(job => EventNameAttribute.Of(job.ArgsType)).FirstOrDefault(jobs => jobs.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException($"Two jobs take {twice.Key}.");
        var taken = known.Assemblies.SelectMany(Addresses).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (Addresses(assembly).FirstOrDefault(taken.Contains) is { } address)
            throw new InvalidOperationException($"Its page {address} has the address of another page.");
    }

    // Built and thrown away: what does not fit is seen here, not at somebody's first request.
    private static void CheckDefinitions(ServiceCollection copy, PluginManifest manifest)
    {
        using var trial = copy.BuildServiceProvider();
        trial.GetRequiredService<LocalizedTexts>();
        trial.GetRequiredService<SettingDefinitionManager>();
        trial.GetRequiredService<MenuManager>();
        foreach (var check in trial.GetServices<IStartupCheck>())
            check.Check();
        var more = trial.GetRequiredService<PermissionDefinitionManager>().All
            .Where(permission => permission.Module == manifest.Name).Select(permission => permission.Name).Except(manifest.Wants.Permissions).ToList();
        if (more.Count > 0)
            throw new InvalidOperationException($"It adds permissions that its manifest does not ask for: {string.Join(", ", more)}.");
    }

    private static List<string> Pending(IServiceCollection services, ServiceCollection copy, DatabaseOptions database)
    {
        var pending = new List<string>();
        foreach (var context in copy.Except(services).Select(service => service.ImplementationInstance).OfType<DbContextDescriptor>())
        {
            using var connection = Connect(database);
            using var db = DatabaseMigrator.CreateContext(context.ConcreteType, database.Kind, connection);
            pending.AddRange(db.Database.GetPendingMigrations());
        }

        return pending;
    }

    private static Dictionary<string, PluginApproval> ReadApprovals(DatabaseOptions database)
    {
        var approvals = new Dictionary<string, PluginApproval>();
        try
        {
            using var connection = Connect(database);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""select "Name", "Value" from "AbpGlobalSettings" where "Name" like '{Setting}%'""";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                approvals[reader.GetString(0)[Setting.Length..]] = JsonSerializer.Deserialize<PluginApproval>(reader.GetString(1))!;
        }
        catch (DbException)
        {
            // Before the first migration nothing can have been approved.
        }

        return approvals;
    }

    private static DbConnection Connect(DatabaseOptions database) => database.Kind == DatabaseKind.Postgres
        ? new NpgsqlConnection(database.ConnectionString)
        : new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Mode = SqliteOpenMode.ReadWrite }.ToString());

    private static IEnumerable<ApplicationPart> Parts(Assembly assembly) =>
        ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly);

    private static IEnumerable<string> Addresses(Assembly assembly) =>
        from page in assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        from metadata in page.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>()
        where metadata.Key == "RouteTemplate"
        select "/" + metadata.Value.Trim('/');
}
