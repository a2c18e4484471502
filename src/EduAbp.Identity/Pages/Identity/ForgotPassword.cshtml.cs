using EduAbp.AspNetCore.Security;
using EduAbp.Identity.Account;
using EduAbp.Identity.Contracts;
using EduAbp.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EduAbp.Identity.Pages.Identity;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ForgotPasswordModel(AccountService accounts) : AccountPageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public bool IsSent { get; private set; }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        if (EmailAddress.Normalize(Email) is null)
            throw new AbpValidationException(nameof(Email), IdentityErrorCodes.EmailInvalid);
        await accounts.RequestResetAsync(Email!, cancellationToken);
        IsSent = true;
        return Page();
    });
}
