using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using EduAbp.AspNetCore.Api;
using EduAbp.AspNetCore.Metrics;
using EduAbp.Auditing;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.AspNetCore.Security;

/// <summary>Policies for what strangers can call, counted per address and minute; use with <c>[EnableRateLimiting]</c>.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Search = "search";
    public const string StrangersForm = "form";

    /// <summary>The API: counted per access token, or per address where none is shown.</summary>
    public const string Api = "api";

    internal static void Configure(RateLimiterOptions options, IConfiguration configuration)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            var http = rejected.HttpContext;
            http.Response.Headers.RetryAfter = "60";
            var policy = http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName ?? "";
            http.RequestServices.GetRequiredService<EduAbpMeter>().Throttled.Add(1, new KeyValuePair<string, object?>("policy", policy));
            http.RequestServices.GetRequiredService<ISecurityLog>().Report(
                "Security.Throttled", SecuritySeverity.Warning, http.RequestServices.GetRequiredService<ICurrentTenant>().Id, address: ClientAddress.Of(http), data: new { policy });
            return ValueTask.CompletedTask;
        };
        Add(SignIn, 10);
        Add(Search, 60);
        Add(StrangersForm, 5);
        // Whoever tries token after token is counted by the address.
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => ApiPaths.IsApi(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter(
                $"address {ClientAddress.Of(context)}",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = configuration.GetValue("RateLimits:api-address", 3000), Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
        options.AddPolicy(Api, context => RateLimitPartition.GetFixedWindowLimiter(
            $"{Api} {CallerOf(context)}",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = configuration.GetValue($"RateLimits:{Api}", 600), Window = TimeSpan.FromMinutes(1) }));

        // Looking at a form costs nothing: only what is sent counts. Every search counts, and every code in an address: the
        // page says whether there is one. A school behind one address activates its teachers in one morning.
        void Add(string name, int perMinute) => options.AddPolicy(name, context =>
            name == Search || !HttpMethods.IsGet(context.Request.Method) ? Window(context, name, perMinute)
            : context.Request.RouteValues.ContainsKey("code") ? Window(context, "code", 30)
            : RateLimitPartition.GetNoLimiter(""));

        RateLimitPartition<string> Window(HttpContext context, string name, int perMinute) => RateLimitPartition.GetFixedWindowLimiter(
            $"{name} {ClientAddress.Of(context)}",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = configuration.GetValue($"RateLimits:{name}", perMinute), Window = TimeSpan.FromMinutes(1) });
    }

    // Hashed, since keys of partitions are kept in memory.
    private static string CallerOf(HttpContext context) => ApiPaths.CarriesToken(context.Request)
        ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString())), 0, 12)
        : ClientAddress.Of(context);
}
