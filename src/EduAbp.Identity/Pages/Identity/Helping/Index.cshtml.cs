using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Help;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.Helping;

/// <summary>Where the person helps, or has asked to.</summary>
[Authorize(IdentityPermissions.Help.Offer)]
internal sealed class IndexModel(HelperAppService helpers) : DeskPageModel
{
    public IReadOnlyList<MyHelp> Helps { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await helpers.WithdrawAsync(id, cancellationToken);
            Success = L["Identity:MyHelp:Withdrawn"];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => Helps = await helpers.GetListAsync(cancellationToken);
}
