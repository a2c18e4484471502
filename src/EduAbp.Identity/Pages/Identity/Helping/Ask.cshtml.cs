using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Help;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.Identity.Pages.Identity.Helping;

[Authorize(IdentityPermissions.Help.Offer)]
internal sealed class AskModel(HelperAppService helpers) : DeskPageModel
{
    [BindProperty]
    public Guid? UnitId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<SelectListItem> UnitOptions { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await helpers.AskAsync(UnitId, Reason, cancellationToken);
            Success = L["Identity:MyHelp:Sent"];
            return RedirectToPage("Index");
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        UnitOptions = [.. (await helpers.GetUnitsAsync(cancellationToken)).Select(unit => new SelectListItem(unit.Name, unit.Id.ToString()))];
}
