using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.TenantManagement.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>A registration has come to the centre, been sent back, or been carried out.</summary>
[EventName("TenantManagement.RegistrationMoved")]
internal sealed record RegistrationMovedEto(Guid BatchId, RegistrationState To);

/// <summary>
/// Tells those who wait for it: the centre of what was submitted, the officer of what came back or is done, a unit that
/// registered itself by a letter, since it has nobody at the desk yet.
/// </summary>
internal sealed class RegistrationNotices(
    TenantManagementDbContext db, ITenantScopeFactory scopes, ITenantDirectory directory, IPersonLookup people, IMailQueue mails)
    : IDistributedEventHandler<RegistrationMovedEto>
{
    private const string Page = "/TenantManagement/Registrations/Details";

    public async Task HandleEventAsync(RegistrationMovedEto eto, CancellationToken cancellationToken)
    {
        var batch = await db.Batches.AsNoTracking().Include(batch => batch.Rows).SingleOrDefaultAsync(batch => batch.Id == eto.BatchId, cancellationToken);
        if (batch is null || batch.IsSample) return;
        var row = batch.Rows.OrderBy(row => row.Number).First();
        var name = batch.IsSelfRegistration ? row.Name : directory.Find(batch.OfficeId)?.Name ?? batch.FileName;

        if (eto.To == RegistrationState.Submitted)
        {
            var centre = directory.Root!.Id;
            var readers = await people.GetHoldersAsync(centre, Contracts.TenantManagementPermissions.Registrations.Accept, cancellationToken);
            await TellAsync(centre, [.. readers.Select(reader => reader.Id)], "TenantManagement.RegistrationSubmitted", Data(), batch.Id, cancellationToken);
        }
        else if (batch.IsSelfRegistration)
        {
            // Accepted, the invitation of its administrator tells it.
            if (eto.To == RegistrationState.Returned && row.Email.Length > 0)
                await mails.EnqueueAsync(row.Email, "TenantManagement.RegistrationRefused", Data(), cancellationToken: cancellationToken);
        }
        else if (batch.CreatorId is { } officer)
        {
            var template = eto.To == RegistrationState.Returned ? "TenantManagement.RegistrationReturned" : "TenantManagement.RegistrationDone";
            await TellAsync(batch.OfficeId, [officer], template, Data(), batch.Id, cancellationToken);
        }

        Dictionary<string, string> Data() => new()
        {
            ["Name"] = name, ["Note"] = batch.Note ?? "", ["Count"] = batch.Rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    // Notices belong to the unit where they are read.
    private async Task TellAsync(
        Guid unit, IReadOnlyCollection<Guid> readers, string template, Dictionary<string, string> data, Guid batchId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(unit);
        await scope.Get<INotificationSender>().SendAsync(
            new NotificationMessage(readers, template, data, Page, new Dictionary<string, string?> { ["id"] = batchId.ToString() }), cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}
