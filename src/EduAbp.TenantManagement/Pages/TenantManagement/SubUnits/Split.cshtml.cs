using EduAbp.AspNetCore.Pages;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

[Authorize(TenantManagementPermissions.SubUnits.Restructure)]
internal sealed class SplitModel(UnitMergeAppService merges, SubUnitAppService subUnits, TimeProvider clock) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Slug { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    public SubUnitDetails Details { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Details = await subUnits.GetAsync(Id, cancellationToken);
        (Kind, On) = (Details.Unit.Kind, clock.VietnamToday());
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var id = await merges.SplitAsync(
                Id,
                new CreateUnitInput(Name ?? "", Kind ?? "", null, string.IsNullOrWhiteSpace(Slug) ? null : Slug.Trim().ToLowerInvariant(), Email: string.IsNullOrWhiteSpace(Email) ? null : Email),
                On ?? throw new BusinessException(TenantManagementErrorCodes.MergeDayInvalid).ForField(nameof(On)),
                cancellationToken);
            Success = L["TenantManagement:Split:Toast"];
            return RedirectToPage("Details", new { id });
        },
        async () => Details = await subUnits.GetAsync(Id, cancellationToken));
}
