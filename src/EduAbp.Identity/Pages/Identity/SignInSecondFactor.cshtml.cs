using System.Security.Claims;
using EduAbp.AspNetCore.Security;
using EduAbp.AspNetCore.Users;
using EduAbp.Identity.Authentication;
using EduAbp.Identity.SignIn;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EduAbp.Identity.Pages.Identity;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInSecondFactorModel(SignInService signIn) : AccountPageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await HalfWayAsync() is null ? RedirectToPage("/Identity/SignIn", new { ReturnUrl }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await HalfWayAsync() is not { } person)
            return RedirectToPage("/Identity/SignIn", new { ReturnUrl });
        var outcome = await signIn.WithSecondFactorAsync(person, Code ?? "", Client, cancellationToken);
        if (outcome.State == SignInState.SignedIn)
            return await EnterAsync(outcome.Ticket!, owesSecondFactor: false, ReturnUrl);
        if (outcome.State == SignInState.Locked)
            ModelState.AddModelError("", L["Identity:SignIn:Locked", outcome.LockedUntil!.Value.ToVietnamTime().ToString("H:mm", null)]);
        else
            ModelState.AddModelError(nameof(Code), L["Identity:SecondFactorCodeWrong"]);
        return Page();
    }

    private async Task<Guid?> HalfWayAsync()
    {
        var result = await HttpContext.AuthenticateAsync(AuthenticationSchemes.HalfWay);
        return Guid.TryParse(result.Principal?.FindFirstValue(AbpClaimTypes.UserId), out var id) ? id : null;
    }
}
