using EduAbp.Identity.Account;
using EduAbp.Identity.SecondFactor;
using EduAbp.Users;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.Account;

internal sealed class SecondFactorModel(MyAccountService account, SecondFactorDemand demand, ICurrentUser user) : AccountPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public SecondFactorSetup? Setup { get; private set; }

    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public int RecoveryCodesLeft { get; private set; }

    public bool IsDemanded { get; private set; }

    public string Onward => ReturnUrl is not null && Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Url.Page("/Identity/Units", new { vao = true })!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            RecoveryCodes = await account.EnableSecondFactorAsync(Code, cancellationToken);
            return Page();
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostRenewAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            RecoveryCodes = await account.RenewRecoveryCodesAsync(Password, cancellationToken);
            return Page();
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await account.DisableSecondFactorAsync(Password, cancellationToken);
            Success = L["Identity:SecondFactor:TurnedOff"];
            return RedirectToPage("/Identity/Account/Index");
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var me = await account.GetAsync(cancellationToken);
        RecoveryCodesLeft = me.RecoveryCodesLeft;
        if (me.SecondFactorEnabled)
            return;
        IsDemanded = await demand.IsMadeOfAsync(user.GetId(), cancellationToken);
        Setup = await account.PrepareSecondFactorAsync(L["Identity:SecondFactor:QrLabel"], cancellationToken);
    }
}
