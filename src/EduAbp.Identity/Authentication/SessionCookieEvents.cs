using System.Security.Claims;
using EduAbp.AspNetCore.Users;
using EduAbp.Identity.Sessions;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;

namespace EduAbp.Identity.Authentication;

/// <summary>Asks at each request whether the stored session behind the cookie still lives, and sends people to sign in on the main host.</summary>
internal sealed class SessionCookieEvents(LivingSessions sessions, CurrentSession current, MainHost mainHost) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Styles and scripts are everybody's; asking the database for each would be waste.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;

        var principal = context.Principal;
        current.Value = Guid.TryParse(principal?.FindFirstValue(AbpClaimTypes.UserId), out var person)
            && Guid.TryParse(principal?.FindFirstValue(AbpClaimTypes.SessionId), out var session)
                ? await sessions.FindAsync(session, person, context.HttpContext.RequestAborted)
                : null;
        if (current.Value is not { Ticket: var ticket })
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AuthenticationSchemes.Session);
            return;
        }

        context.ReplacePrincipal(SessionPrincipal.Of(ticket));
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsForMachines(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.Redirect(mainHost.SignInAddress(context.Request));
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsForMachines(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase);
}

internal static class SessionPrincipal
{
    /// <summary>Who and which session; never what one may do.</summary>
    public static ClaimsPrincipal Of(SessionTicket ticket) => new(new ClaimsIdentity(
        [
            new Claim(AbpClaimTypes.UserId, ticket.PersonId.ToString()),
            new Claim(AbpClaimTypes.UserName, ticket.Email),
            new Claim(AbpClaimTypes.FullName, ticket.FullName),
            new Claim(AbpClaimTypes.SessionId, ticket.SessionId.ToString()),
        ],
        AuthenticationSchemes.Session));
}
