using EduAbp.AspNetCore.Pages;
using EduAbp.Authorization;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.PersonalData.Pages.PersonalData.Consents;

/// <summary>One consent: who agreed to what, how that is proven, and its withdrawal.</summary>
[Authorize(PersonalDataPermissions.Consents.Default)]
internal sealed class DetailsModel(ConsentAppService consents, IPermissionChecker permissions) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ConsentDetails Details { get; private set; } = null!;

    public bool MayManage { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken) =>
        await consents.OpenFileAsync(Id, cancellationToken) is { } found ? File(found.Content, found.Consent.FileType!, found.Consent.FileName) : NotFound();

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await consents.WithdrawAsync(Id, On, Reason, cancellationToken);
            Success = L["PersonalData:Consents:WithdrawnToast"];
            return RedirectToPage(new { Id });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Details = await consents.GetAsync(Id, cancellationToken);
        MayManage = await permissions.IsGrantedAsync(PersonalDataPermissions.Consents.Manage, cancellationToken);
    }
}
