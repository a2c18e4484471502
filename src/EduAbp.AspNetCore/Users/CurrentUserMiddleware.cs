using System.Security.Claims;
using EduAbp.Users;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.Users;

/// <summary>Names of the claims that a sign-in puts into the cookie: who, and which stored session; never what one may do.</summary>
public static class AbpClaimTypes
{
    public const string UserId = ClaimTypes.NameIdentifier;
    public const string UserName = ClaimTypes.Name;
    public const string FullName = "full_name";
    public const string SessionId = "sid";
}

internal sealed class CurrentUserMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        var person = context.User;
        if (person.Identity?.IsAuthenticated == true && Guid.TryParse(person.FindFirstValue(AbpClaimTypes.UserId), out var id))
        {
            user.Set(
                id,
                person.FindFirstValue(AbpClaimTypes.UserName),
                person.FindFirstValue(AbpClaimTypes.FullName),
                Guid.TryParse(person.FindFirstValue(AbpClaimTypes.SessionId), out var session) ? session : null);
        }

        return next(context);
    }
}
