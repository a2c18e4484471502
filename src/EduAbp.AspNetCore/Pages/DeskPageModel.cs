using EduAbp.Localization;
using EduAbp.Uow;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.Pages;

/// <summary>Base of the desk's pages: people who are signed in; errors of a form stand where the person was.</summary>
[Authorize]
public abstract class DeskPageModel : PageModel
{
    protected IStringLocalizer L => field ??= HttpContext.RequestServices.GetRequiredService<IStringLocalizer>();

    /// <summary>A sentence shown once, on the next page.</summary>
    [TempData]
    public string? Success { get; set; }

    /// <summary>
    /// Runs what a form asks for. A rule's refusal and wrong fields come back beside the field with all that was typed;
    /// nothing is saved then.
    /// </summary>
    /// <param name="reload">Loads again what the page shows besides the form.</param>
    protected async Task<IActionResult> SubmitAsync(Func<Task<IActionResult>> action, Func<Task>? reload = null)
    {
        if (ModelState.IsValid)
        {
            try
            {
                return await action();
            }
            catch (BusinessException refused)
            {
                ModelState.AddModelError(refused.Field ?? "", L.Text(refused));
            }
            catch (AbpValidationException invalid)
            {
                foreach (var error in invalid.Errors)
                    ModelState.AddModelError(error.Field, L.Text(error.Code, error.Values));
            }
            catch (AbpDbConcurrencyException)
            {
                ModelState.AddModelError("", L["Kernel:Conflict"]);
            }

            await HttpContext.RequestServices.GetRequiredService<IUnitOfWork>().RollbackAsync(HttpContext.RequestAborted);
        }

        if (reload is not null)
            await reload();
        return Page();
    }
}
