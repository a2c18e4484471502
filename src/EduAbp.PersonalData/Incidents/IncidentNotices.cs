using EduAbp.BackgroundWorkers;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Incidents;

/// <summary>Tells the offices above, each at the own desk, that a unit handed an incident up.</summary>
internal sealed class IncidentNotices(PersonalDataDbContext db, IPersonLookup people, ITenantScopeFactory scopes, ITenantDirectory units, ICurrentTenant tenant) : IDistributedEventHandler<IncidentHandedUpEto>
{
    public async Task HandleEventAsync(IncidentHandedUpEto eto, CancellationToken cancellationToken)
    {
        if (await db.Incidents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == eto.IncidentId, cancellationToken) is not { } incident)
            return;
        foreach (var office in units.Ancestors(tenant.GetId()))
        {
            var readers = await people.GetHoldersAsync(office.Id, PersonalDataPermissions.Incidents.Received, cancellationToken);
            await using var scope = scopes.Create(office.Id);
            await scope.Get<INotificationSender>().SendAsync(
                new NotificationMessage(
                    [.. readers.Select(person => person.Id)], "PersonalData.IncidentReceived",
                    new Dictionary<string, string> { ["Unit"] = tenant.Unit?.Name ?? "", ["Title"] = incident.Title, ["Due"] = NoticeValue.Time(incident.NotifyBy) }, "/PersonalData/ReceivedIncidents/Index"),
                cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }
    }
}

/// <summary>Reminds at 24, 48 and 66 hours that the authority has not been told, and when the 72 are over.</summary>
internal sealed class IncidentWorker(PersonalDataDbContext db, INotificationSender notices, IPersonLookup people, ICurrentTenant tenant, TimeProvider clock) : IUnitWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var incident in await db.Incidents.Where(row => row.NotifiedAt == null && row.ClosedAt == null).ToListAsync(cancellationToken))
        {
            if (incident.RemindAt(now) is not { } hours)
                continue;
            var readers = await people.GetHoldersAsync(tenant.GetId(), PersonalDataPermissions.Incidents.Manage, cancellationToken);
            await notices.SendAsync(
                new NotificationMessage(
                    [.. readers.Select(person => person.Id)], hours >= Incident.NotifyWithin.TotalHours ? "PersonalData.IncidentOver" : "PersonalData.IncidentSoon",
                    new Dictionary<string, string> { ["Title"] = incident.Title, ["Due"] = NoticeValue.Time(incident.NotifyBy), ["Hours"] = $"{Incident.NotifyWithin.TotalHours - hours}" },
                    "/PersonalData/Incidents/Details", new Dictionary<string, string?> { ["id"] = incident.Id.ToString() }),
                cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
