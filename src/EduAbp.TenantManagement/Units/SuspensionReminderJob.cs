using EduAbp.BackgroundJobs;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

[EventName("TenantManagement.SuspensionReminder")]
internal sealed record SuspensionReminder(Guid UnitId, DateOnly Until);

/// <summary>
/// Reminds the office on the day on which it meant to open the site again. It opens nothing by itself: whether what was
/// wrong is mended, a person must say.
/// </summary>
internal sealed class SuspensionReminderJob(TenantManagementDbContext db, IPersonLookup people, INotificationSender notices, ICurrentTenant tenant, TimeTexts times)
    : IBackgroundJob<SuspensionReminder>
{
    public static DateTimeOffset DueAt(DateOnly until) => VietnamTime.FromWallClock(until.ToDateTime(new TimeOnly(7, 0)));

    public async Task ExecuteAsync(SuspensionReminder args, CancellationToken cancellationToken)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(found => found.Id == args.UnitId, cancellationToken);
        if (unit is not { State: UnitStates.Suspended } || unit.SuspendedUntil != args.Until) return;
        var readers = await people.GetHoldersAsync(tenant.GetId(), TenantManagementPermissions.SubUnits.Manage, cancellationToken);
        await notices.SendAsync(
            new NotificationMessage(
                [.. readers.Select(reader => reader.Id)],
                "TenantManagement.SuspensionEnds",
                new Dictionary<string, string> { ["Name"] = unit.ShortName, ["Until"] = times.Date(args.Until) },
                "/TenantManagement/SubUnits/Details",
                new Dictionary<string, string?> { ["id"] = unit.Id.ToString() }),
            cancellationToken);
    }
}
