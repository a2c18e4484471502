using System.Globalization;
using EduAbp.AspNetCore.Security;
using EduAbp.Localization;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Registrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Join;

/// <summary>A unit directly under the department asks for a portal.</summary>
[EnableRateLimiting(RateLimits.StrangersForm)]
internal sealed class IndexModel(SelfRegistration registrations, ICurrentTenant tenant, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? TaxCode { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? ContactName { get; set; }

    [BindProperty(Name = "da-gui", SupportsGet = true)]
    public bool IsSent { get; set; }

    public IEnumerable<SelectListItem> Kinds => SelfRegistration.Kinds
        .Select(kind => new SelectListItem(kind.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), kind.Code));

    public IActionResult OnGet() => IsDepartment ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!IsDepartment) return NotFound();
        try
        {
            await registrations.RegisterAsync(new SelfRegistrationInput(Name, Kind, Address, TaxCode, Email, Phone, ContactName), cancellationToken);
            return RedirectToPage(null, new Dictionary<string, string> { ["da-gui"] = "true" });
        }
        catch (BusinessException refused)
        {
            ModelState.AddModelError(refused.Field ?? "", texts.Text(refused));
        }
        catch (AbpValidationException invalid)
        {
            foreach (var error in invalid.Errors) ModelState.AddModelError(error.Field, texts.Text(error.Code, error.Values));
        }

        return Page();
    }

    private bool IsDepartment => tenant.Unit is { ParentId: null };
}
