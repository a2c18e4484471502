using System.Globalization;
using EduAbp.MultiTenancy;
using EduAbp.Timing;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.MultiTenancy;

/// <summary>What a suspended unit answers to the public.</summary>
public static class SuspendedSite
{
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <summary>503, kept by no cache, with the time until the day on which the site is expected to open.</summary>
    public static void Close(HttpContext context, UnitInfo unit, DateTimeOffset now)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = ((int)RetryAfter(unit, now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
    }

    private static TimeSpan RetryAfter(UnitInfo unit, DateTimeOffset now)
    {
        if (unit.Suspension?.Until is not { } day)
            return Shortest;
        var left = VietnamTime.FromWallClock(day.ToDateTime(TimeOnly.MinValue)) - now;
        return left > Shortest ? left : Shortest;
    }
}
