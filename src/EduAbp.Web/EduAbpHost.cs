using EduAbp.AspNetCore.Hosting;
using EduAbp.Modularity;

namespace EduAbp.Web;

/// <summary>Composes the application: for the command line, for serving, for tests.</summary>
internal static class EduAbpHost
{
    /// <param name="args">Configuration as <c>--Section:Key=value</c>.</param>
    /// <param name="serves">Whether events, jobs and calendars run in this process.</param>
    /// <param name="configure">Last word on the services.</param>
    /// <param name="modules">Other modules than those of the application.</param>
    public static WebApplication Build(
        string[] args, bool serves, Action<WebApplicationBuilder>? configure = null, IReadOnlyList<Type>? modules = null)
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
        });
        builder.Services.AddAbpModules(builder.Configuration, modules ?? WebModules.All);
        if (serves)
            builder.Services.AddEduAbpServing(builder.Configuration);
        configure?.Invoke(builder);
        return builder.Build();
    }
}
