using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Domains;
using EduAbp.TenantManagement.Units;
using EduAbp.Timing;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

internal sealed class DetailsModel(SubUnitAppService subUnits, UnitMoveAppService moves, UnitMergeAppService merges, DomainAppService domains, IUnitHistory history, ITenantDirectory directory, TimeTexts times) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    public SubUnitDetails Details { get; private set; } = null!;

    public UnitMove? Planned { get; private set; }

    public UnitMerge? PlannedMerge { get; private set; }

    public bool MayMove { get; private set; }

    public IReadOnlyList<UnitManagement> Managements { get; private set; } = [];

    public IReadOnlyList<UnitDomain> Domains { get; private set; } = [];

    public bool MayVouch { get; private set; }

    public IReadOnlyList<UnitOrigin> Origins { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Details = await subUnits.GetAsync(Id, cancellationToken);
        Planned = await moves.FindPlannedAsync(Id, cancellationToken);
        PlannedMerge = await merges.FindPlannedAsync(Id, cancellationToken);
        MayMove = await moves.MayMoveAsync(cancellationToken);
        Managements = await history.GetManagementsAsync(Id, cancellationToken);
        Domains = await domains.GetOfUnitAsync(Id, cancellationToken);
        MayVouch = await domains.MayVouchAsync(cancellationToken);
        Origins = await history.GetOriginsAsync(Id, cancellationToken);
    }

    public Task<IActionResult> OnPostSuspendAsync(CancellationToken cancellationToken) =>
        DoAsync(() => subUnits.SuspendAsync(Id, Reason, Until, cancellationToken), "TenantManagement:SubUnit:SuspendedToast", cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancellationToken) =>
        DoAsync(() => subUnits.ResumeAsync(Id, cancellationToken), "TenantManagement:SubUnit:ResumedToast", cancellationToken);

    public Task<IActionResult> OnPostVouchAsync(Guid domain, CancellationToken cancellationToken) =>
        DoAsync(() => domains.VouchAsync(domain, cancellationToken), "TenantManagement:Domain:VouchedToast", cancellationToken);

    public Task<IActionResult> OnPostCancelMoveAsync(CancellationToken cancellationToken) =>
        DoAsync(() => moves.CancelAsync(Id, cancellationToken), "TenantManagement:SubUnit:MoveCancelledToast", cancellationToken);

    public Task<IActionResult> OnPostCancelMergeAsync(CancellationToken cancellationToken) =>
        DoAsync(() => merges.CancelAsync(Id, cancellationToken), "TenantManagement:SubUnit:MergeCancelledToast", cancellationToken);

    public string UnitName(Guid id) => directory.Find(id)?.Name ?? "";

    public string Span(UnitManagement management) => management.To is { } end
        ? L["TenantManagement:SubUnit:Span", UnitName(management.OfficeId), times.Date(management.From), times.Date(end.AddDays(-1))]
        : L["TenantManagement:SubUnit:SpanNow", UnitName(management.OfficeId), times.Date(management.From)];

    private Task<IActionResult> DoAsync(Func<Task> act, string success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[success];
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));
}
