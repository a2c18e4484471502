using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

[Authorize(TenantManagementPermissions.SubUnits.Restructure)]
internal sealed class SplitModel(UnitMergeAppService merges, SubUnitAppService subUnits, IRoleCatalog catalog, TimeProvider clock) : DeskPageModel
{
    private const string Stays = "Stays";
    private const string Goes = "Goes";
    private const string Both = "Both";

    /// <summary>Where somebody works afterwards.</summary>
    public static readonly IReadOnlyList<string> Choices = [Stays, Goes, Both];

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

    [BindProperty(Name = "nguoi")]
    public List<Guid> PersonIds { get; set; } = [];

    /// <summary>For each of the people, in their order.</summary>
    [BindProperty(Name = "noi")]
    public List<string?> Places { get; set; } = [];

    public SubUnitDetails Details { get; private set; } = null!;

    public IReadOnlyList<UnitPerson> People { get; private set; } = [];

    public SplitPreview? Preview { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        (Kind, On) = (Details.Unit.Kind, clock.VietnamToday());
    }

    public Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await LoadAsync(cancellationToken);
            Preview = await merges.PreviewSplitAsync(Id, Input(), cancellationToken);
            return Page();
        },
        () => LoadAsync(cancellationToken));

    public async Task<IActionResult> OnPostBackAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostSplitAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var id = await merges.SplitAsync(Id, Input(), cancellationToken);
            Success = L["TenantManagement:Split:Toast"];
            return RedirectToPage("Details", new { id });
        },
        () => LoadAsync(cancellationToken));

    public string PlaceOf(Guid person) => PersonIds.IndexOf(person) is >= 0 and var index && index < Places.Count ? Places[index] ?? Stays : Stays;

    public string RoleNames(IEnumerable<string> roles) => string.Join(", ", roles.Select(role => L[catalog.Find(role)!.DisplayName].Value));

    private SplitInput Input() => new(
        new CreateUnitInput(Name ?? "", Kind ?? "", null, string.IsNullOrWhiteSpace(Slug) ? null : Slug.Trim().ToLowerInvariant(), Email: string.IsNullOrWhiteSpace(Email) ? null : Email),
        On ?? throw new BusinessException(TenantManagementErrorCodes.SplitDayInvalid).ForField(nameof(On)),
        [.. PersonIds.Distinct().Where(id => PlaceOf(id) is Goes or Both).Select(id => new SplitPerson(id, PlaceOf(id) == Both))]);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Details = await subUnits.GetAsync(Id, cancellationToken);
        People = await merges.GetPeopleAsync(Id, cancellationToken);
    }
}
