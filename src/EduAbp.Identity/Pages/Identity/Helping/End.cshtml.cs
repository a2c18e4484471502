using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Help;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.Helping;

/// <summary>The helper is done; the banner's button leads here.</summary>
internal sealed class EndModel(CurrentHelp help) : DeskPageModel
{
    public IActionResult OnGet() => RedirectToPage("/Desk/Index");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await help.EndAsync(cancellationToken);
        return RedirectToPage("/Identity/Units");
    }
}
