using EduAbp.AspNetCore.Pages;
using EduAbp.Authorization;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Text;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Unit;

internal sealed class IndexModel(UnitProfileAppService profile, IPermissionChecker permissions) : DeskPageModel
{
    public Units.Unit Unit { get; private set; } = null!;

    public bool MayExport { get; private set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? TaxCode { get; set; }

    [BindProperty]
    public Guid Stamp { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        (Address, Email, Phone, TaxCode) = (Unit.Address, Unit.Email, PhoneNumber.Format(Unit.Phone), Unit.TaxCode);
        Stamp = Unit.ConcurrencyStamp;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await profile.SaveAsync(new UnitProfileInput(Address, Email, Phone, TaxCode, Stamp), cancellationToken);
            Success = L["TenantManagement:Unit:Saved"];
            return RedirectToPage();
        },
        () => ReadAsync(cancellationToken));

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Unit = await profile.GetAsync(cancellationToken);
        MayExport = await permissions.IsGrantedAsync(TenantManagementPermissions.Unit.Export, cancellationToken);
    }
}
