using EduAbp.AspNetCore.Security;
using EduAbp.Identity.Account;
using EduAbp.Identity.Codes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EduAbp.Identity.Pages.Identity;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ActivateModel(AccountService accounts) : AccountPageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? RepeatedPassword { get; set; }

    public CodeOwner? Owner { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Owner is null)
            Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await accounts.SetPasswordAsync(Code, CodePurpose.Activation, Password, RepeatedPassword, cancellationToken);
            Success = L["Identity:Activate:Done"];
            return RedirectToPage("/Identity/SignIn");
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Owner = await accounts.FindAsync(Code, CodePurpose.Activation, cancellationToken);
}
