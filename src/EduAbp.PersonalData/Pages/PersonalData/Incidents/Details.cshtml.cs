using EduAbp.AspNetCore.Pages;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Incidents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.PersonalData.Pages.PersonalData.Incidents;

/// <summary>One incident and its clock: the authority, the people, the office, what came to light later.</summary>
[Authorize(PersonalDataPermissions.Incidents.Manage)]
internal sealed class DetailsModel(IncidentAppService incidents) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DateTime? At { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Supplement { get; set; }

    public IncidentDetails Details { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostNotifiedAsync(CancellationToken cancellationToken) => DoAsync(() => incidents.NotifiedAsync(Id, At, How, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostPeopleToldAsync(CancellationToken cancellationToken) => DoAsync(() => incidents.PeopleToldAsync(Id, At, How, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostSupplementAsync(CancellationToken cancellationToken) => DoAsync(() => incidents.SupplementAsync(Id, Supplement, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostHandUpAsync(CancellationToken cancellationToken) => DoAsync(() => incidents.HandUpAsync(Id, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) => DoAsync(() => incidents.CloseAsync(Id, cancellationToken), cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L["PersonalData:Incidents:Saved"];
            return RedirectToPage(new { Id });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => Details = await incidents.GetAsync(Id, cancellationToken);
}
