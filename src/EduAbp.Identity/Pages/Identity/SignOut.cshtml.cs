using EduAbp.Identity.Account;
using EduAbp.Identity.Authentication;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity;

[AllowAnonymous]
internal sealed class SignOutModel(MyAccountService account) : AccountPageModel
{
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Page() : RedirectToPage("/Identity/SignIn");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await account.SignOutAsync(cancellationToken);
        await HttpContext.SignOutAsync(AuthenticationSchemes.Session);
        return Redirect("~/");
    }
}
