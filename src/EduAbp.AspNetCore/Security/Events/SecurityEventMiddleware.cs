using EduAbp.Auditing;
using EduAbp.AspNetCore.Api;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.Security.Events;

/// <summary>Tells the security log who was refused. Throttling tells itself.</summary>
internal sealed class SecurityEventMiddleware(RequestDelegate next, ISecurityLog log)
{
    public async Task InvokeAsync(HttpContext context, ICurrentTenant tenant, ICurrentUser user)
    {
        await next(context);
        var kind = context.Response.StatusCode switch
        {
            StatusCodes.Status403Forbidden => "Security.Refused",
            StatusCodes.Status401Unauthorized when ApiPaths.CarriesToken(context.Request) => "Security.TokenRefused",
            _ => null,
        };
        // The page that shows the refusal passes here too.
        if (kind is null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return;
        var path = context.Request.Path.Value ?? "";
        log.Report(
            kind, SecuritySeverity.Warning, tenant.Id, user.Id, user.FullName ?? user.UserName, context.Connection.RemoteIpAddress?.ToString(),
            new { context.Request.Method, Path = path.Length > 200 ? path[..200] : path });
    }
}
