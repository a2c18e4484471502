using System.Threading.RateLimiting;
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

    internal static void Configure(RateLimiterOptions options, IConfiguration configuration)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        Add(SignIn, 10);
        Add(Search, 60);
        Add(StrangersForm, 5);

        // Looking at a form costs nothing: only what is sent counts. Every search counts.
        void Add(string name, int perMinute) => options.AddPolicy(name, context =>
            name != Search && HttpMethods.IsGet(context.Request.Method)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(
                    $"{name} {context.Connection.RemoteIpAddress}",
                    _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = configuration.GetValue($"RateLimits:{name}", perMinute),
                        Window = TimeSpan.FromMinutes(1),
                    }));
    }
}
