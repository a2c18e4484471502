using EduAbp.AspNetCore.Hosting;
using EduAbp.Web;
using Microsoft.AspNetCore.Builder;

namespace EduAbp.Bench;

/// <summary>The application with its database, as the environment's settings say, without its timers and jobs.</summary>
internal static class Host
{
    public static async Task<WebApplication> StartAsync(params string[] settings)
    {
        var app = EduAbpHost.Build(["--Urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", .. settings], serves: false);
        app.UseEduAbp();
        await app.StartAsync();
        return app;
    }
}
