using EduAbp.AspNetCore.Localization;
using EduAbp.AspNetCore.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Themes.Desk.Pages.Desk;

/// <summary>The person's choice of language at the desk, kept on the device.</summary>
internal sealed class LanguageModel : DeskPageModel
{
    public IActionResult OnGet() => RedirectToPage("/Desk/Index");

    public IActionResult OnPost(string? language, string? returnUrl)
    {
        var options = new CookieOptions { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), Secure = Request.IsHttps, IsEssential = true };
        if (language == "en")
            Response.Cookies.Append(DeskLanguage.Cookie, "en", options);
        else
            Response.Cookies.Delete(DeskLanguage.Cookie, options);
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage("/Desk/Index");
    }
}
