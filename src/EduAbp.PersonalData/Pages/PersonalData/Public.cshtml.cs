using EduAbp.AspNetCore.Security;
using EduAbp.Localization;
using EduAbp.MultiTenancy;
using EduAbp.PersonalData.Requests;
using EduAbp.Uow;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace EduAbp.PersonalData.Pages.PersonalData;

/// <summary>The right of people without an account. It stays open when the site is suspended; nothing is told but that it arrived.</summary>
[EnableRateLimiting(RateLimits.StrangersForm)]
internal sealed class PublicModel(PublicDataRequests requests, ICurrentTenant tenant, IUnitOfWork unitOfWork, IStringLocalizer texts) : PageModel
{
    [BindProperty]
    public DataRequestInput Input { get; set; } = new();

    /// <summary>The code of what was sent, shown once.</summary>
    [TempData]
    public string? SentCode { get; set; }

    public string UnitName => tenant.Unit?.Name ?? "";

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<DataRequestKind>().Select(kind => new SelectListItem(texts[$"PersonalData:Kind:{kind}"], kind.ToString()));

    public IActionResult OnGet() => tenant.Unit is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (tenant.Unit is null)
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        try
        {
            SentCode = await requests.SendAsync(Input, cancellationToken);
            return RedirectToPage();
        }
        catch (AbpValidationException invalid)
        {
            foreach (var error in invalid.Errors)
                ModelState.AddModelError($"Input.{error.Field}", texts.Text(error.Code, error.Values));
        }

        await unitOfWork.RollbackAsync(cancellationToken);
        return Page();
    }
}
