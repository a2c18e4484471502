using EduAbp.AspNetCore.Caching;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.MultiTenancy;

/// <summary>
/// A unit that was merged is an archive: its articles stay to be read where they were, its other public pages lead to the
/// successor, and its desk shows everything and changes nothing.
/// </summary>
internal sealed class ClosedSiteMiddleware(RequestDelegate next, ITenantDirectory directory, IStringLocalizer texts)
{
    public Task InvokeAsync(HttpContext context, ICurrentTenant tenant)
    {
        if (tenant.Unit is not { State: UnitStates.Closed } unit || context.GetEndpoint()?.Metadata is not { } page)
            return next(context);

        if (page.GetMetadata<PublicContentAttribute>() is not null)
        {
            if (page.GetMetadata<ReadableWhenClosedAttribute>() is not null || directory.SuccessorOf(unit) is not { } successor)
                return next(context);
            context.Response.Redirect(directory.CanonicalUrl(successor) + "/", permanent: true);
            return Task.CompletedTask;
        }

        var request = context.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            && (request.Path.StartsWithSegments("/quan-tri") || request.Path.StartsWithSegments("/api"));
        if (!changes || page.GetMetadata<AllowedWhenClosedAttribute>() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Items["EduAbp.ErrorText"] = texts["Kernel:UnitIsClosed"].Value;
        return Task.CompletedTask;
    }
}
