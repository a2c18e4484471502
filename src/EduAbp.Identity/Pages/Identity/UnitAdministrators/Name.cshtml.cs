using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.UnitAdministrators;

[Authorize(IdentityPermissions.UnitAdministrators.Manage)]
internal sealed class NameModel(UnitAdministratorAppService administrators, ITenantDirectory units) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid UnitId { get; set; }

    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public string? UnitName => units.Find(UnitId)?.Name;

    public IActionResult OnGet() => UnitName is null ? NotFound() : Page();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        await administrators.NameAsync(UnitId, Email, FullName, cancellationToken);
        Success = L["Identity:Invite:Done", FullName!];
        return RedirectToPage("Index", new { Tim = UnitName });
    });
}
