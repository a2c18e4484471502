using EduAbp.AspNetCore.Localization;
using EduAbp.Identity.Account;
using EduAbp.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.Identity.Pages.Identity.Account;

internal sealed class IndexModel(MyAccountService account) : AccountPageModel
{
    public MyAccount Me { get; private set; } = null!;

    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    public IReadOnlyList<SelectListItem> LanguageOptions { get; } = [new("Tiếng Việt", Languages.Vietnamese), new("English", Languages.English)];

    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? RepeatedPassword { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        (FullName, Phone, Language) = (Me.FullName, Text.PhoneNumber.Format(Me.Phone), Me.Language);
    }

    public Task<IActionResult> OnPostProfileAsync(CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await account.SaveProfileAsync(FullName ?? "", Phone, Language, cancellationToken);
            DeskLanguage.Choose(HttpContext, Language);
        },
        "Identity:Account:Saved", cancellationToken);

    public Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken) => DoAsync(
        () => account.ChangePasswordAsync(CurrentPassword, Password, RepeatedPassword, cancellationToken), "Identity:Account:PasswordChanged", cancellationToken);

    public Task<IActionResult> OnPostVerifyEmailAsync(CancellationToken cancellationToken) => DoAsync(
        () => account.SendEmailConfirmationAsync(cancellationToken), "Identity:Account:VerifyEmailSent", cancellationToken);

    public Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken) => DoAsync(
        () => account.RevokeSessionAsync(id, cancellationToken), "Identity:Account:Revoked", cancellationToken);

    public Task<IActionResult> OnPostSignOutElsewhereAsync(CancellationToken cancellationToken) => DoAsync(
        () => account.SignOutElsewhereAsync(cancellationToken), "Identity:Account:SignedOutElsewhere", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[success];
            return RedirectToPage();
        },
        async () =>
        {
            await LoadAsync(cancellationToken);
            FullName ??= Me.FullName;
            Language ??= Me.Language;
            Phone ??= Text.PhoneNumber.Format(Me.Phone);
        });

    private async Task LoadAsync(CancellationToken cancellationToken) => Me = await account.GetAsync(cancellationToken);
}
