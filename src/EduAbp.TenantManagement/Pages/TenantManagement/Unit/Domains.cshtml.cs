using EduAbp.AspNetCore.Pages;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Domains;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Unit;

[Authorize(TenantManagementPermissions.Unit.Manage)]
internal sealed class DomainsModel(DomainAppService domains) : DeskPageModel
{
    [BindProperty]
    public string? Host { get; set; }

    [BindProperty]
    public DateOnly? RegisteredUntil { get; set; }

    public IReadOnlyList<UnitDomain> Domains { get; private set; } = [];

    public string Target => domains.Target;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Domains = await domains.GetListAsync(cancellationToken);

    public Task<IActionResult> OnPostClaimAsync(CancellationToken cancellationToken) =>
        DoAsync(() => domains.ClaimAsync(Host, cancellationToken), "TenantManagement:Domain:ClaimedToast", cancellationToken);

    public Task<IActionResult> OnPostProveAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => domains.ProveAsync(id, cancellationToken), "TenantManagement:Domain:ProvenToast", cancellationToken);

    public Task<IActionResult> OnPostChooseAsync(Guid? id, CancellationToken cancellationToken) =>
        DoAsync(() => domains.ChooseAsync(id, cancellationToken), "TenantManagement:Domain:ChosenToast", cancellationToken);

    public Task<IActionResult> OnPostRegisteredAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => domains.RegisterUntilAsync(id, RegisteredUntil, cancellationToken), "TenantManagement:Unit:Saved", cancellationToken);

    public Task<IActionResult> OnPostGiveUpAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => domains.GiveUpAsync(id, cancellationToken), "TenantManagement:Domain:GivenUpToast", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[success];
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));
}
