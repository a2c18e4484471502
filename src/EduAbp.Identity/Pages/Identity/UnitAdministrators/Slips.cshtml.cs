using EduAbp.Identity.Contracts;
using EduAbp.Identity.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.UnitAdministrators;

[Authorize(IdentityPermissions.UnitAdministrators.Manage)]
internal sealed class SlipsModel(UnitAdministratorAppService administrators) : AccountPageModel
{
    public IReadOnlyList<UnitSlip> Slips { get; private set; } = [];

    public IActionResult OnGet() => RedirectToPage("Index");

    public Task<IActionResult> OnPostAsync(List<Guid> ids, CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        Slips = await administrators.PrintSlipsAsync(ids, L["Identity:Slips:QrLabel"], cancellationToken);
        return Page();
    });
}
