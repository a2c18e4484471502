using System.Globalization;
using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

[Authorize(TenantManagementPermissions.SubUnits.Restructure)]
internal sealed class MergeModel(UnitMergeAppService merges, UnitMoveAppService moves, ITenantDirectory directory, ICurrentTenant tenant, TimeTexts times, TimeProvider clock) : DeskPageModel
{
    [BindProperty(Name = "tu", SupportsGet = true)]
    public Guid? OfficeId { get; set; }

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public List<Guid> UnitIds { get; set; } = [];

    /// <summary>The unit that goes on; empty for a new one.</summary>
    [BindProperty]
    public Guid? IntoId { get; set; }

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

    [BindProperty]
    public string? TypedName { get; set; }

    public IReadOnlyList<UnitInfo> Offices { get; private set; } = [];

    public IReadOnlyList<UnitInfo> Units { get; private set; } = [];

    public MergePreview? Preview { get; private set; }

    public IEnumerable<SelectListItem> Targets => Units.Select(unit => new SelectListItem(unit.Name, unit.Id.ToString()));

    public static IEnumerable<SelectListItem> Kinds => UnitKinds.All
        .Where(kind => kind.Code != UnitKinds.Department)
        .Select(kind => new SelectListItem(kind.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), kind.Code));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        On ??= clock.VietnamToday();
        await LoadAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await LoadAsync(cancellationToken);
            Preview = await merges.PreviewAsync(Input(), cancellationToken);
            return Page();
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostMergeAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var input = Input();
            if (await merges.MergeAsync(input, TypedName, cancellationToken) is { } id)
            {
                Success = L["TenantManagement:Merge:Toast"];
                return RedirectToPage("Details", new { id });
            }

            Success = L["TenantManagement:Merge:PlannedToast", times.Date(input.On)];
            return RedirectToPage("Details", new { id = IntoId ?? UnitIds[0] });
        },
        async () =>
        {
            await LoadAsync(cancellationToken);
            Preview = await merges.PreviewAsync(Input(), cancellationToken);
        });

    private MergeInput Input() => new(
        UnitIds,
        IntoId,
        IntoId is null
            ? new CreateUnitInput(Name ?? "", Kind ?? "", null, string.IsNullOrWhiteSpace(Slug) ? null : Slug.Trim().ToLowerInvariant(), Email: string.IsNullOrWhiteSpace(Email) ? null : Email)
            : null,
        On ?? throw new BusinessException(TenantManagementErrorCodes.MergeDayInvalid).ForField(nameof(On)));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Offices = await moves.GetOfficesAsync(cancellationToken);
        OfficeId ??= UnitIds.Count > 0 ? directory.Find(UnitIds[0])?.ParentId : tenant.Id;
        Units = await moves.GetUnitsAsync(OfficeId ?? tenant.GetId(), cancellationToken);
        Kind ??= UnitIds.Count > 0 ? directory.Find(UnitIds[0])?.Kind : Units.FirstOrDefault()?.Kind;
    }
}
