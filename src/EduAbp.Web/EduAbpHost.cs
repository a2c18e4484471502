using Microsoft.AspNetCore.Server.Kestrel.Core;
using EduAbp.AspNetCore.Hosting;
using EduAbp.AspNetCore.Plugins;
using EduAbp.Modularity;
using EduAbp.Plugins;

namespace EduAbp.Web;

/// <summary>Composes the application: for the command line, for serving, for tests.</summary>
internal static class EduAbpHost
{
    /// <param name="args">Configuration as <c>--Section:Key=value</c>.</param>
    /// <param name="serves">Whether events, jobs and calendars run in this process.</param>
    /// <param name="configure">Last word on the services.</param>
    /// <param name="modules">Other modules than those of the application.</param>
    /// <param name="isMigrating">Plug-ins with pending migrations take part: those are about to be run.</param>
    /// <param name="failed">Plug-ins that threw at a start before, and why.</param>
    public static WebApplication Build(
        string[] args,
        bool serves,
        Action<WebApplicationBuilder>? configure = null,
        IReadOnlyList<Type>? modules = null,
        bool isMigrating = false,
        IReadOnlyDictionary<string, string>? failed = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Pages and static files are found by this name, also when tests start the application.
            ApplicationName = typeof(EduAbpHost).Assembly.GetName().Name,
            // Settings and static files lie beside the program, the data where it is started.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 60 * 1024 * 1024;
            // Who sends his headers drop by drop, or endlessly, is let go.
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(builder.Configuration.GetValue("Limits:BodySeconds", 5)));
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(builder.Configuration.GetValue("Limits:HeadersSeconds", 15));
        });
        builder.Services.AddAbpModules(builder.Configuration, modules ?? WebModules.All);
        var plugins = builder.Services.AddPlugins(
            builder.Configuration, builder.Environment.ContentRootPath, isMigrating, failed ?? new Dictionary<string, string>());
        if (serves)
            builder.Services.AddEduAbpServing(builder.Configuration);
        configure?.Invoke(builder);
        var app = builder.Build();
        foreach (var plugin in plugins.All)
        {
            if (plugin.State == PluginState.Running)
                app.Logger.LogInformation("Plug-in {Plugin} {Version} runs", plugin.Folder, plugin.Manifest!.Version);
            else
                app.Logger.LogWarning("Plug-in {Plugin} does not run: {State}. {Problem}", plugin.Folder, plugin.State, plugin.Problem);
        }

        return app;
    }

    /// <summary>Builds the application and starts to serve; a plug-in that throws at its start is left out.</summary>
    public static async Task<WebApplication> StartAsync(
        string[] args, bool serves = true, Action<WebApplicationBuilder>? configure = null, IReadOnlyList<Type>? modules = null)
    {
        var failed = new Dictionary<string, string>();
        while (true)
        {
            var app = Build(args, serves, configure, modules, failed: failed);
            try
            {
                await app.CheckDatabaseRoleAsync();
                app.UseEduAbp();
                await app.StartAsync();
                return app;
            }
            catch (PluginFailedException plugin)
            {
                failed.Add(plugin.Plugin, plugin.Message);
                await app.DisposeAsync();
            }
        }
    }
}
