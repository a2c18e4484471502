using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Units;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Unit;

/// <summary>A person of a merged unit sees where to go on, and says yes or no.</summary>
[AllowedWhenClosed]
internal sealed class SuccessorModel(MyMembershipOffers offers, ICurrentTenant tenant) : DeskPageModel
{
    public MyOffer? Offer { get; private set; }

    public SiteClosing? Closing => tenant.Unit?.Closing;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Offer = await offers.FindMineAsync(cancellationToken);
        return Offer is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) => AnswerAsync(true, cancellationToken);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellationToken) => AnswerAsync(false, cancellationToken);

    private Task<IActionResult> AnswerAsync(bool accept, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await offers.AnswerAsync(accept, cancellationToken);
            Success = L[accept ? "TenantManagement:Offer:AcceptedToast" : "TenantManagement:Offer:DeclinedToast"];
            return RedirectToPage();
        },
        async () => Offer = await offers.FindMineAsync(cancellationToken));
}
