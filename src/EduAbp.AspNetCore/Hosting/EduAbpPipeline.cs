using EduAbp.AspNetCore.Api;
using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.Calendars;
using EduAbp.AspNetCore.Errors;
using EduAbp.AspNetCore.Features;
using EduAbp.AspNetCore.Localization;
using EduAbp.AspNetCore.Metrics;
using EduAbp.AspNetCore.MultiTenancy;
using EduAbp.AspNetCore.Plugins;
using EduAbp.AspNetCore.Security;
using EduAbp.AspNetCore.Security.Events;
using EduAbp.AspNetCore.Uow;
using EduAbp.AspNetCore.Users;
using EduAbp.EntityFrameworkCore.Migrating;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Modularity;
using EduAbp.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Npgsql;

namespace EduAbp.AspNetCore.Hosting;

/// <summary>The order of a request's steps, and the work that goes on beside requests.</summary>
public static class EduAbpPipeline
{
    /// <summary>What runs beside requests in a process that serves: the dispatcher, announcements of other nodes, calendars.</summary>
    public static IServiceCollection AddEduAbpServing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCalendars(configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions());
        services.AddHostedService<OutboxHost>();
        services.AddHostedService<SecurityLogHost>();
        services.AddHostedService(provider => provider.GetRequiredService<PostgresAnnouncements>());
        services.AddHostedService(provider => provider.GetRequiredService<SqliteAnnouncements>());
        return services;
    }

    /// <summary>For a process that does not serve: writes down at its end which security events a command has raised.</summary>
    public static Task WriteSecurityEventsAsync(this WebApplication app) => app.Services.GetRequiredService<SecurityLog>().FlushAsync();

    /// <summary>
    /// Host name or path → unit → language → is the module on? → output cache (visitors only) → authentication → page. Routing stands after
    /// the unit is known, else every unit's page would be 404.
    /// </summary>
    public static WebApplication UseEduAbp(this WebApplication app)
    {
        app.UseTrustedProxies(app.Configuration);
        // It sums up from now on, not from the first time that somebody reads.
        app.Services.GetRequiredService<PrometheusText>();
        app.UseMiddleware<MetricsMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseMiddleware<TenantResolutionMiddleware>();
        app.UseMiddleware<LanguageMiddleware>();
        app.UsePluginFiles();
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
        app.UseMiddleware<SecurityEventMiddleware>();
        app.UseMiddleware<ApiProblemMiddleware>();
        app.UseMiddleware<ErrorMiddleware>();
        app.UseRouting();
        app.UseMiddleware<FeatureGateMiddleware>();
        app.UseMiddleware<SuspendedSiteMiddleware>();
        app.UseMiddleware<ClosedSiteMiddleware>();
        app.UseOutputCache();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<CurrentUserMiddleware>();
        app.UseMiddleware<ApiForgeryMiddleware>();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().Add(FontCaching.KeepForGood);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapOpenApi("/openapi/v1.json").RequireRateLimiting(RateLimits.Search);
        app.MapRazorPages().WithStaticAssets();
        var endpoints = app.MapGroup("").AddEndpointFilter<UnitOfWorkEndpointFilter>();
        foreach (var contributor in app.Services.GetServices<IEndpointContributor>())
            Map(contributor, endpoints, app.Services.GetRequiredService<ModuleList>());
        return app;
    }

    private static void Map(IEndpointContributor contributor, IEndpointRouteBuilder endpoints, ModuleList modules)
    {
        var assembly = contributor.GetType().Assembly;
        try
        {
            contributor.MapEndpoints(endpoints.MapGroup("").WithMetadata(new EndpointModule(assembly)));
        }
        catch (Exception error) when (modules.FindOptional(assembly) is { Plugin: { } plugin })
        {
            throw new PluginFailedException(plugin.Name, error);
        }
    }

    private static void UsePluginFiles(this WebApplication app)
    {
        if (app.Services.GetService<PluginFiles>() is not { Any: true } files)
            return;
        // Also where addresses of files get their versions from.
        app.Environment.WebRootFileProvider = new CompositeFileProvider(app.Environment.WebRootFileProvider, files);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    /// <summary>Refuses to serve with a database role that would see through the fences between units.</summary>
    public static async Task CheckDatabaseRoleAsync(this WebApplication app)
    {
        var connections = app.Services.GetRequiredService<DatabaseConnections>();
        if (connections.Kind != DatabaseKind.Postgres)
            return;
        await using var connection = (NpgsqlConnection)connections.CreateWeb();
        await connection.OpenAsync();
        await PostgresFence.CheckRoleAsync(connection, default);
    }
}
