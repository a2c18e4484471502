using System.Globalization;
using EduAbp.AspNetCore.Pages;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

[Authorize(TenantManagementPermissions.Registrations.Accept)]
internal sealed class NewModel(SubUnitAppService subUnits) : DeskPageModel
{
    [BindProperty]
    public string? Kind { get; set; } = UnitKinds.DistrictOffice;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Slug { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? TaxCode { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public DateOnly? ManagedSince { get; set; }

    [BindProperty]
    public bool IsPrivate { get; set; }

    public static IEnumerable<SelectListItem> Kinds => UnitKinds.All
        .Where(kind => kind.Code != UnitKinds.Department)
        .Select(kind => new SelectListItem(kind.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), kind.Code));

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        var id = await subUnits.CreateAsync(
            new CreateUnitInput(
                Name ?? "", Kind ?? "", ParentId: null, string.IsNullOrWhiteSpace(Slug) ? null : Slug.Trim().ToLowerInvariant(), Address, TaxCode, Email, Phone,
                Ownership: IsPrivate ? UnitOwnership.Private : UnitOwnership.Public, ManagedSince: ManagedSince),
            cancellationToken);
        Success = L["TenantManagement:NewUnit:Made"];
        return RedirectToPage("Details", new { id });
    });
}
