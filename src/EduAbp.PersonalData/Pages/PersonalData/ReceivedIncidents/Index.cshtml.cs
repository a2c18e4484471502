using EduAbp.AspNetCore.Pages;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Incidents;
using Microsoft.AspNetCore.Authorization;

namespace EduAbp.PersonalData.Pages.PersonalData.ReceivedIncidents;

/// <summary>An office reads what its units have handed up.</summary>
[Authorize(PersonalDataPermissions.Incidents.Received)]
internal sealed class IndexModel(IncidentAppService incidents) : DeskPageModel
{
    public IReadOnlyList<ReportRow> Items { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Items = await incidents.GetReceivedAsync(cancellationToken);
}
