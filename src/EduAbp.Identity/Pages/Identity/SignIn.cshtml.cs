using System.Globalization;
using EduAbp.AspNetCore.Security;
using EduAbp.Identity.Authentication;
using EduAbp.Identity.CarryOver;
using EduAbp.Identity.SecondFactor;
using EduAbp.Identity.SignIn;
using EduAbp.MultiTenancy;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using System.Security.Claims;
using EduAbp.AspNetCore.Users;

namespace EduAbp.Identity.Pages.Identity;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInModel(
    SignInService signIn, SecondFactorDemand demand, MainHost mainHost, ITenantDirectory units, ICurrentTenant tenant) : AccountPageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>So many want to sign in that this one has to come back after so long.</summary>
    public int? BusySeconds { get; private set; }

    public bool IsDemo => tenant.Unit?.IsSample == true;

    public IActionResult OnGet()
    {
        if (units.FindByDomain(Request.Host.Host) is not null)
            return Redirect(CarryOverEndpoints.Begin(HttpContext, tenant.Unit!, units, ReturnUrl ?? "/"));
        if (!mainHost.IsHere(Request))
            return Redirect(mainHost.AddressOf(Request, tenant.Unit!, "/dang-nhap"));
        return User.Identity?.IsAuthenticated == true ? ToPlace(ReturnUrl) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Email))
            ModelState.AddModelError(nameof(Email), L["Identity:SignIn:EmailMissing"]);
        if (string.IsNullOrEmpty(Password))
            ModelState.AddModelError(nameof(Password), L["Identity:SignIn:PasswordMissing"]);
        if (!ModelState.IsValid)
            return Page();

        SignInOutcome outcome;
        try
        {
            outcome = await signIn.WithPasswordAsync(Email!, Password!, Client, cancellationToken);
        }
        catch (TooBusyException busy)
        {
            BusySeconds = busy.RetryAfterSeconds;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = busy.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Page();
        }

        switch (outcome.State)
        {
            case SignInState.SignedIn:
                return await EnterAsync(outcome.Ticket!, await demand.IsMadeOfAsync(outcome.PersonId!.Value, cancellationToken), ReturnUrl);
            case SignInState.NeedsSecondFactor:
                await HttpContext.SignInAsync(AuthenticationSchemes.HalfWay, HalfWayPrincipal(outcome.PersonId!.Value));
                return RedirectToPage("/Identity/SignInSecondFactor", new { ReturnUrl });
            case SignInState.Locked:
                ModelState.AddModelError("", L["Identity:SignIn:Locked", outcome.LockedUntil!.Value.ToVietnamTime().ToString("H:mm", null)]);
                break;
            default:
                ModelState.AddModelError(nameof(Password), L["Identity:SignIn:Wrong"]);
                break;
        }

        return Page();
    }

    private static ClaimsPrincipal HalfWayPrincipal(Guid personId) =>
        new(new ClaimsIdentity([new Claim(AbpClaimTypes.UserId, personId.ToString())], AuthenticationSchemes.HalfWay));
}
