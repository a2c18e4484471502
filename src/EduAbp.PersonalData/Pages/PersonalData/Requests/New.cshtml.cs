using EduAbp.AspNetCore.Pages;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.PersonalData.Pages.PersonalData.Requests;

/// <summary>Writes down what came on paper or in person.</summary>
[Authorize(PersonalDataPermissions.Requests.Handle)]
internal sealed class NewModel(DataRequestAppService requests) : DeskPageModel
{
    [BindProperty]
    public DataRequestInput Input { get; set; } = new();

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<DataRequestKind>().Select(kind => new SelectListItem(L[$"PersonalData:Kind:{kind}"], kind.ToString()));

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        try
        {
            var id = await requests.RecordAsync(Input, cancellationToken);
            Success = L["PersonalData:Requests:Recorded"];
            return RedirectToPage("Details", new { id });
        }
        catch (AbpValidationException invalid)
        {
            throw new AbpValidationException([.. invalid.Errors.Select(error => error with { Field = $"Input.{error.Field}" })]);
        }
    });
}
