using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.TenantManagement.Registrations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Registrations;

[Authorize(IdentityPermissions.UnitAdministrators.Manage)]
internal sealed class SlipsModel(RegistrationAppService registrations) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public IReadOnlyList<UnitSlips> Units { get; private set; } = [];

    // Slips carry secrets that are made anew each time: there is nothing to show without being asked to.
    public IActionResult OnGet() => RedirectToPage("Details", new { Id });

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        Units = await registrations.PrintSlipsAsync(Id, cancellationToken);
        return Page();
    });
}
