using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.MultiTenancy;

/// <summary>Host and path → unit: sets <see cref="ICurrentTenant"/> and the path base. Stands before routing.</summary>
internal sealed class TenantResolutionMiddleware(RequestDelegate next, ITenantDirectory directory)
{
    private static readonly PathString[] DeskPaths = ["/quan-tri", "/tai-khoan", "/kich-hoat", "/quen-mat-khau", "/dat-lai-mat-khau"];

    public Task InvokeAsync(HttpContext context, CurrentTenant tenant)
    {
        var request = context.Request;
        var resolved = directory.Resolve(request.Host.Host, request.Path.Value ?? "/");
        if (resolved is null)
        {
            tenant.Set(null, null);
            return next(context);
        }

        if (resolved.RedirectTo is { } target)
        {
            var rest = request.Path.Value![resolved.PathBase.Length..];
            context.Response.Redirect($"{target}{rest}{request.QueryString}", permanent: true);
            return Task.CompletedTask;
        }

        // The desk is one place: a bookmark below the unit's own domain leads there.
        if (resolved.IsOwnDomain && request.Path.Value is { } path && DeskPaths.Any(desk => new PathString(path[resolved.PathBase.Length..]).StartsWithSegments(desk)))
        {
            context.Response.Redirect(directory.MainHostUrl(resolved.Unit, path[resolved.PathBase.Length..]) + request.QueryString);
            return Task.CompletedTask;
        }

        tenant.Set(resolved.Unit.Id, resolved.Unit);
        if (resolved.PathBase.Length > 0)
        {
            // Addresses are lower case, and so are the links of a page, however it was asked for.
            request.PathBase = request.PathBase.Add(resolved.PathBase.ToLowerInvariant());
            var rest = request.Path.Value![resolved.PathBase.Length..];
            request.Path = rest.Length == 0 ? "/" : rest;
        }

        return next(context);
    }
}
