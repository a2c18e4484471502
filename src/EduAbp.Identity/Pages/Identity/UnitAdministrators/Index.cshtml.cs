using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.UnitAdministrators;

[Authorize(IdentityPermissions.UnitAdministrators.Manage)]
internal sealed class IndexModel(UnitAdministratorAppService administrators) : DeskPageModel
{
    public const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public string? Tim { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    public IReadOnlyList<Staff.UnitAdministrators> Units { get; private set; } = [];

    public int Total { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostSendLinkAsync(Guid unitId, Guid membershipId, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await administrators.SendLinkAsync(unitId, membershipId, cancellationToken);
            Success = L["Identity:UnitAdmins:Sent"];
            return RedirectToPage(new { Tim, Trang });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Trang = Math.Max(1, Trang);
        (Units, Total) = await administrators.GetPageAsync(Tim, (Trang - 1) * PageSize, PageSize, cancellationToken);
    }
}
