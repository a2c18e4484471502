using EduAbp.AspNetCore.Security;
using EduAbp.Identity.Account;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EduAbp.Identity.Pages.Identity;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ConfirmEmailModel(AccountService accounts) : AccountPageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public void OnGet()
    {
    }

    // Confirmed by a button and not by opening: mail programs open links to look at them.
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        await accounts.ConfirmEmailAsync(Code, cancellationToken);
        Success = L["Identity:ConfirmEmail:Done"];
        return RedirectToPage("/Identity/Account/Index");
    });
}
