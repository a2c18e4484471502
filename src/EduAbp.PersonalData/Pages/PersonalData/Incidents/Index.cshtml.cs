using EduAbp.AspNetCore.Pages;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Incidents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.PersonalData.Pages.PersonalData.Incidents;

[Authorize(PersonalDataPermissions.Incidents.Manage)]
internal sealed class IndexModel(IncidentAppService incidents) : DeskPageModel
{
    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<IncidentListItem> Items { get; private set; } = [];

    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => (Items, Total) = await incidents.GetPageAsync(Number, cancellationToken);
}
