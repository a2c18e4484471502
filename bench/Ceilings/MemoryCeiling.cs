using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EduAbp.Bench.Ceilings;

/// <summary>M: what Kestrel does when a page of 30 KB lies ready in memory and nothing stands in between.</summary>
internal static class MemoryCeiling
{
    public static Task RunAsync(int port)
    {
        var page = new byte[30 * 1024];
        Array.Fill(page, (byte)'m');

        var app = BareHost.Build(port);
        app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            return context.Response.Body.WriteAsync(page).AsTask();
        });
        return app.RunAsync();
    }
}

internal static class BareHost
{
    public static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
