using System.Globalization;
using EduAbp.AspNetCore.Caching;
using EduAbp.MultiTenancy;
using EduAbp.Timing;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.MultiTenancy;

/// <summary>
/// A suspended unit's public pages answer 503, before the cache could give one out, except what must stay readable
/// (<see cref="OpenWhenSuspendedAttribute"/>); its people can still sign in, read why, and mend it.
/// </summary>
internal sealed class SuspendedSiteMiddleware(RequestDelegate next, TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    public Task InvokeAsync(HttpContext context, ICurrentTenant tenant)
    {
        if (tenant.Unit is not { State: UnitStates.Suspended } unit || context.GetEndpoint()?.Metadata is not { } page
            || page.GetMetadata<PublicContentAttribute>() is null
            || page.GetMetadata<OpenWhenSuspendedAttribute>()?.Covers(context.Request.Path) == true)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = ((int)RetryAfter(unit).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private TimeSpan RetryAfter(UnitInfo unit)
    {
        if (unit.Suspension?.Until is not { } day)
            return Shortest;
        var left = VietnamTime.FromWallClock(day.ToDateTime(TimeOnly.MinValue)) - clock.GetUtcNow();
        return left > Shortest ? left : Shortest;
    }
}
