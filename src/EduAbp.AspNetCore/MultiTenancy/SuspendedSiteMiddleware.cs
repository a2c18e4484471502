using EduAbp.AspNetCore.Caching;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.MultiTenancy;

/// <summary>
/// A suspended unit's public pages answer 503, before the cache could give one out, except what must stay readable
/// (<see cref="OpenWhenSuspendedAttribute"/>); its people can still sign in, read why, and mend it.
/// </summary>
internal sealed class SuspendedSiteMiddleware(RequestDelegate next, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context, ICurrentTenant tenant)
    {
        if (tenant.Unit is not { State: UnitStates.Suspended } unit || context.GetEndpoint()?.Metadata is not { } page
            || page.GetMetadata<PublicContentAttribute>() is null
            || page.GetMetadata<OpenWhenSuspendedAttribute>()?.Covers(context.Request.Path) == true)
        {
            return next(context);
        }

        SuspendedSite.Close(context, unit, clock.GetUtcNow());
        return Task.CompletedTask;
    }
}
