using EduAbp.AspNetCore.Pages;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.PersonalData.Pages.PersonalData.Consents;

[Authorize(PersonalDataPermissions.Consents.Manage)]
internal sealed class NewModel(ConsentAppService consents, ConsentPurposeCatalog purposes) : DeskPageModel
{
    [BindProperty]
    public ConsentInput Input { get; set; } = new();

    [BindProperty]
    public new IFormFile? File { get; set; }

    public IReadOnlyCollection<ConsentPurpose> Purposes => purposes.All;

    public IEnumerable<SelectListItem> PurposeOptions => purposes.All.Select(purpose => new SelectListItem(L[purpose.Title], purpose.Name));

    public IEnumerable<SelectListItem> RelationOptions => Enum.GetValues<GuardianRelation>().Select(relation => new SelectListItem(L[$"PersonalData:Relation:{relation}"], relation.ToString()));

    public IEnumerable<SelectListItem> ChannelOptions => Enum.GetValues<ConsentChannel>().Select(channel => new SelectListItem(L[$"PersonalData:Channel:{channel}"], channel.ToString()));

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        Guid id;
        try
        {
            id = await consents.RecordAsync(Input, File is null ? null : new Upload(File.FileName, File.OpenReadStream), cancellationToken);
        }
        catch (AbpValidationException invalid)
        {
            throw new AbpValidationException([.. invalid.Errors.Select(error => error.Field == "File" ? error : error with { Field = $"Input.{error.Field}" })]);
        }

        Success = L["PersonalData:Consents:Recorded"];
        return RedirectToPage("Details", new { id });
    });
}
