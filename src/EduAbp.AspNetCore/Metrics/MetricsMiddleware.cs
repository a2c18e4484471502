using System.Diagnostics;
using EduAbp.AspNetCore.Api;
using EduAbp.AspNetCore.Caching;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.StaticAssets;

namespace EduAbp.AspNetCore.Metrics;

/// <summary>Counts and times each request; stands outside everything that could answer.</summary>
internal sealed class MetricsMiddleware(RequestDelegate next, EduAbpMeter meter)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var kind = KindOf(context);
            meter.Requests.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("status", $"{context.Response.StatusCode / 100}xx"));
            meter.Duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("kind", kind));
            // The path of a unit that exists, never what was typed.
            var unit = new KeyValuePair<string, object?>(EduAbpMeter.Unit, ((ICurrentTenant?)context.RequestServices.GetService(typeof(ICurrentTenant)))?.Unit?.Path);
            if (kind != "asset" && unit.Value is not null)
                meter.UnitRequests.Add(1, unit);
            if (kind == "public" && HttpMethods.IsGet(context.Request.Method))
                meter.PageCache.Add(1, unit, new KeyValuePair<string, object?>("result", context.Response.Headers.ContainsKey("Age") ? "hit" : "miss"));
        }
    }

    private static string KindOf(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        return endpoint switch
        {
            null => "none",
            _ when endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null => "asset",
            _ when endpoint.Metadata.GetMetadata<ApiAttribute>() is not null => "api",
            _ when endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null => "public",
            _ when endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null => "page",
            _ => "other",
        };
    }
}
