using EduAbp.AspNetCore.Localization;
using EduAbp.AspNetCore.Pages;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Themes.Desk.Pages.Desk;

/// <summary>The person's choice of language at the desk, kept on the device.</summary>
internal sealed class LanguageModel : DeskPageModel
{
    public IActionResult OnGet() => RedirectToPage("/Desk/Index");

    public IActionResult OnPost(string? language, string? returnUrl)
    {
        DeskLanguage.Choose(HttpContext, language);
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage("/Desk/Index");
    }
}
