using EduAbp.AspNetCore.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

/// <summary>Gives the new article its id: the first save, repeated or not, then makes one article.</summary>
[Authorize(WebsitePermissions.Articles.Write)]
internal sealed class NewModel : DeskPageModel
{
    public IActionResult OnGet() => RedirectToPage("Edit", new { id = Guid.CreateVersion7(), moi = true });
}
