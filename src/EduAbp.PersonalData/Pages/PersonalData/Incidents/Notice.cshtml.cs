using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Incidents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.PersonalData.Pages.PersonalData.Incidents;

/// <summary>The notice to the authority, to print and sign.</summary>
[Authorize(PersonalDataPermissions.Incidents.Manage)]
internal sealed class NoticeModel(IncidentAppService incidents, ICurrentTenant tenant) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public UnitInfo Unit => tenant.Unit!;

    public IncidentDetails Details { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Details = await incidents.GetAsync(Id, cancellationToken);
}
