using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.Roles;

[Authorize(IdentityPermissions.Roles.Manage)]
internal sealed class IndexModel(RoleGridAppService roles) : DeskPageModel
{
    /// <summary>What is ticked, <c>role|permission</c>; null before the form was sent.</summary>
    [BindProperty]
    public List<string>? Checks { get; set; }

    public RoleGrid Grid { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Checks = null;
        await LoadAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await roles.SaveAsync(Checks ?? [], cancellationToken);
            Success = L["Identity:Roles:Saved"];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => Grid = await roles.GetAsync(cancellationToken);
}
