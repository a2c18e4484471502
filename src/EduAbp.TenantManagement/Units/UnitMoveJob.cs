using EduAbp.BackgroundJobs;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

[EventName("TenantManagement.UnitMove")]
internal sealed record UnitMoveDue(Guid MoveId);

/// <summary>
/// Lets a planned move take effect at midnight of its day. What has come in its way since then it does not force: it
/// says so to who decided it.
/// </summary>
internal sealed class UnitMoveJob(
    TenantManagementDbContext db, UnitMover mover, UnitDirectory directory, UnitLife life, IPersonLookup people, INotificationSender notices, ICurrentTenant tenant, TimeTexts times)
    : IBackgroundJob<UnitMoveDue>
{
    public static DateTimeOffset DueAt(DateOnly day) => VietnamTime.FromWallClock(day.ToDateTime(TimeOnly.MinValue));

    public async Task ExecuteAsync(UnitMoveDue args, CancellationToken cancellationToken)
    {
        var move = await db.Moves.SingleOrDefaultAsync(found => found.Id == args.MoveId, cancellationToken);
        if (move is not { State: PlanState.Planned }) return;
        var unit = directory.Find(move.UnitId)!;
        var office = directory.Find(move.ToOfficeId)!;
        var data = new Dictionary<string, string> { ["Name"] = unit.Name, ["To"] = office.Name, ["On"] = times.Date(move.On) };
        var problem = unit.ParentId == move.FromOfficeId
            ? await mover.CheckAsync(unit, office, move.On, move.Slug, cancellationToken)
            : TenantManagementErrorCodes.UnitCannotMove;
        if (problem is null)
        {
            await mover.ApplyAsync(move, cancellationToken);
            await life.RecordAsync(unit.Id, "TenantManagement.UnitMovedOffice", data, cancellationToken);
            return;
        }

        move.Fail(problem);
        await db.SaveChangesAsync(cancellationToken);
        var readers = await people.GetHoldersAsync(tenant.GetId(), TenantManagementPermissions.SubUnits.Restructure, cancellationToken);
        await notices.SendAsync(
            new NotificationMessage([.. readers.Select(reader => reader.Id)], "TenantManagement.MoveFailed", data, "/TenantManagement/SubUnits/Details", new Dictionary<string, string?> { ["id"] = unit.Id.ToString() }),
            cancellationToken);
    }
}
