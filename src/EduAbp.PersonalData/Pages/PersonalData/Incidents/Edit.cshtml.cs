using EduAbp.AspNetCore.Pages;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Incidents;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.PersonalData.Pages.PersonalData.Incidents;

/// <summary>Records an incident, or writes down what is known by now.</summary>
[Authorize(PersonalDataPermissions.Incidents.Manage)]
internal sealed class EditModel(IncidentAppService incidents) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public IncidentInput Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return;
        var known = await incidents.GetAsync(id, cancellationToken);
        Input = new IncidentInput
        {
            Title = known.Item.Title, DetectedAt = known.Item.DetectedAt.ToVietnamTime().DateTime, What = known.What, Whose = known.Whose, People = known.Item.People, Sensitive = known.Sensitive, Measures = known.Measures,
        };
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        try
        {
            if (Id is { } known)
                await incidents.ChangeAsync(known, Input, cancellationToken);
            var id = Id ?? await incidents.RecordAsync(Input, cancellationToken);
            Success = L["PersonalData:Incidents:Saved"];
            return RedirectToPage("Details", new { id });
        }
        catch (AbpValidationException invalid)
        {
            throw new AbpValidationException([.. invalid.Errors.Select(error => error with { Field = $"Input.{error.Field}" })]);
        }
    });
}
