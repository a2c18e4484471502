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
internal sealed class MoveModel(UnitMoveAppService moves, ITenantDirectory directory, ICurrentTenant tenant, TimeProvider clock, TimeTexts times) : DeskPageModel
{
    /// <summary>The office whose units are chosen from.</summary>
    [BindProperty(Name = "tu", SupportsGet = true)]
    public Guid? FromOfficeId { get; set; }

    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public List<Guid> UnitIds { get; set; } = [];

    [BindProperty]
    public Guid? ToOfficeId { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>Last parts of the new addresses, in the order of the units.</summary>
    [BindProperty(Name = "duoi")]
    public List<string?> Slugs { get; set; } = [];

    public IReadOnlyList<UnitInfo> Offices { get; private set; } = [];

    public IReadOnlyList<UnitInfo> Units { get; private set; } = [];

    public MovePreview? Preview { get; private set; }

    public IEnumerable<SelectListItem> Targets => Offices.Where(office => office.Id != FromOfficeId).Select(office => new SelectListItem(office.Name, office.Id.ToString()));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        On ??= clock.VietnamToday();
        await LoadAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await LoadAsync(cancellationToken);
            Preview = await moves.PreviewAsync(Input(), cancellationToken);
            ModelState.Clear();
            return Page();
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var done = await moves.MoveAsync(Input(), cancellationToken);
            Success = L[done.IsPlanned ? "TenantManagement:Move:PlannedToast" : "TenantManagement:Move:DoneToast", done.Rows.Count, done.To.Name, times.Date(done.On)];
            return RedirectToPage("Index");
        },
        async () =>
        {
            await LoadAsync(cancellationToken);
            Preview = await moves.PreviewAsync(Input(), cancellationToken);
        });

    public static string KindName(string kind) => UnitKinds.Find(kind)?.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? kind;

    public string Problem(MovePreviewRow row) => L[row.Problem!].Value.Replace("{Slug}", row.Slug, StringComparison.Ordinal).Replace("{Name}", row.Unit.Name, StringComparison.Ordinal);

    private MoveInput Input() => new(
        UnitIds,
        ToOfficeId ?? throw new BusinessException(TenantManagementErrorCodes.ParentMissing).ForField(nameof(ToOfficeId)),
        On ?? throw new BusinessException(TenantManagementErrorCodes.MoveDayInvalid).ForField(nameof(On)),
        UnitIds.Zip(Slugs).Where(pair => pair.Second is not null).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second!));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Offices = await moves.GetOfficesAsync(cancellationToken);
        FromOfficeId ??= UnitIds.Count > 0 ? directory.Find(UnitIds[0])?.ParentId : tenant.Id;
        Units = await moves.GetUnitsAsync(FromOfficeId ?? tenant.GetId(), cancellationToken);
    }
}
