using EduAbp.AspNetCore.Api;
using EduAbp.AspNetCore.Security;
using EduAbp.Identity.Tokens;
using EduAbp.MultiTenancy;
using EduAbp.Timing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EduAbp.Identity.Pages.Identity.Account;

[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class TokensModel(MyTokenService tokens, ICurrentTenant tenant, TimeTexts times) : AccountPageModel
{
    public MyTokens Mine { get; private set; } = null!;

    /// <summary>The new token, shown this once.</summary>
    public string? Made { get; private set; }

    public TimeTexts Times => times;

    public string UnitName => tenant.Unit?.Name ?? "";

    public string? ScopeError => ModelState[nameof(Scopes)]?.Errors.FirstOrDefault()?.ErrorMessage;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public int Days { get; set; } = 90;

    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    [BindProperty]
    public string? Password { get; set; }

    public string Words(string scope) => L[scope == ApiClaims.OwnAffairs ? "Identity:Tokens:OwnAffairs" : $"Permission:{scope}"];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostCreateAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            Made = await tokens.CreateAsync(new TokenInput(Name, Scopes, Days, Password), cancellationToken);
            Response.Headers.CacheControl = "no-store";
            await LoadAsync(cancellationToken);
            return Page();
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await tokens.RevokeAsync(id, cancellationToken);
            Success = L["Identity:Tokens:Revoked"];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => Mine = await tokens.GetAsync(cancellationToken);
}
