using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity;

/// <summary>Base of the pages before and around signing in.</summary>
internal abstract class AccountPageModel : DeskPageModel
{
    protected ClientInfo Client => new(
        HttpContext.Connection.RemoteIpAddress?.ToString() ?? "",
        Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, 300)] : null);

    /// <summary>Never leads to a foreign site.</summary>
    protected IActionResult ToPlace(string? returnUrl) =>
        returnUrl is not null && Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage("/Identity/Units", new { vao = true });

    protected async Task<IActionResult> EnterAsync(
        SessionTicket ticket, bool owesSecondFactor, string? returnUrl)
    {
        await HttpContext.SignOutAsync(Authentication.AuthenticationSchemes.HalfWay);
        await HttpContext.SignInAsync(Authentication.AuthenticationSchemes.Session, Authentication.SessionPrincipal.Of(ticket));
        return owesSecondFactor ? RedirectToPage("/Identity/Account/SecondFactor", new { ReturnUrl = returnUrl }) : ToPlace(returnUrl);
    }
}
