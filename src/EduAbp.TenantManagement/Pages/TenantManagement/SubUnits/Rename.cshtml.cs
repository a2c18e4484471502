using EduAbp.AspNetCore.Pages;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

[Authorize(TenantManagementPermissions.SubUnits.Manage)]
internal sealed class RenameModel(SubUnitAppService subUnits) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? ShortName { get; set; }

    [BindProperty]
    public string? Slug { get; set; }

    [BindProperty]
    public Guid Stamp { get; set; }

    public SubUnitDetails Details { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Details = await subUnits.GetAsync(Id, cancellationToken);
        (Name, ShortName, Slug, Stamp) = (Details.Unit.Name, Details.Unit.ShortName, Details.Info.Slug, Details.Unit.ConcurrencyStamp);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await subUnits.RenameAsync(Id, new RenameInput(Name, ShortName, Slug, Stamp), cancellationToken);
            Success = L["TenantManagement:Rename:Toast"];
            return RedirectToPage("Details", new { Id });
        },
        async () => Details = await subUnits.GetAsync(Id, cancellationToken));
}
