using EduAbp.AspNetCore.Caching;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.MultiTenancy;

/// <summary>
/// A suspended unit's public pages answer 503, before the cache could give one out; its people can still sign in, read
/// why, and mend it.
/// </summary>
internal sealed class SuspendedSiteMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, ICurrentTenant tenant)
    {
        if (tenant.Unit?.State != UnitStates.Suspended || context.GetEndpoint()?.Metadata.GetMetadata<PublicContentAttribute>() is null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "3600";
        return Task.CompletedTask;
    }
}
