using EduAbp.AspNetCore.Pages;
using EduAbp.TenantManagement.Units;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

internal sealed class DetailsModel(SubUnitAppService subUnits) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Slug { get; set; }

    public SubUnitDetails Details { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Details = await subUnits.GetAsync(Id, cancellationToken);
        Slug ??= Details.Info.Slug;
    }

    public Task<IActionResult> OnPostSuspendAsync(string? reason, CancellationToken cancellationToken) =>
        DoAsync(() => subUnits.SuspendAsync(Id, reason, cancellationToken), "TenantManagement:SubUnit:SuspendedToast", cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancellationToken) =>
        DoAsync(() => subUnits.ResumeAsync(Id, cancellationToken), "TenantManagement:SubUnit:ResumedToast", cancellationToken);

    public Task<IActionResult> OnPostAddressAsync(CancellationToken cancellationToken) =>
        DoAsync(() => subUnits.ChangeAddressAsync(Id, Slug, cancellationToken), "TenantManagement:SubUnit:MovedToast", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[success];
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));
}
