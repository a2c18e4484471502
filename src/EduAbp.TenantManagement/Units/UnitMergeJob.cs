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

[EventName("TenantManagement.UnitMerge")]
internal sealed record UnitMergeDue(Guid MergeId);

/// <summary>Lets a planned merge take effect at midnight of its day. What has come in its way since then it does not force: it says so to who decided it.</summary>
internal sealed class UnitMergeJob(
    TenantManagementDbContext db, UnitMerger merger, UnitDirectory directory, IPersonLookup people, INotificationSender notices, ICurrentTenant tenant, TimeTexts times)
    : IBackgroundJob<UnitMergeDue>
{
    public async Task ExecuteAsync(UnitMergeDue args, CancellationToken cancellationToken)
    {
        var merge = await db.Merges.SingleOrDefaultAsync(found => found.Id == args.MergeId, cancellationToken);
        if (merge is not { State: PlanState.Planned }) return;
        try
        {
            if (merge.SuccessorId is null)
                await merger.CheckAsync(merge.Input(directory.Find(merge.ClosingIds[0])?.ParentId), merge.Id, cancellationToken);
        }
        catch (BusinessException inTheWay)
        {
            await FailAsync(merge, inTheWay.Code, cancellationToken);
            return;
        }

        await merger.ApplyAsync(merge, cancellationToken);
    }

    private async Task FailAsync(UnitMerge merge, string problem, CancellationToken cancellationToken)
    {
        merge.Fail(problem);
        await db.SaveChangesAsync(cancellationToken);
        var readers = await people.GetHoldersAsync(tenant.GetId(), TenantManagementPermissions.SubUnits.Restructure, cancellationToken);
        await notices.SendAsync(
            new NotificationMessage([.. readers.Select(reader => reader.Id)], "TenantManagement.MergeFailed", new Dictionary<string, string> { ["Name"] = merge.Name, ["On"] = times.Date(merge.On) }, "/TenantManagement/SubUnits/Index"),
            cancellationToken);
    }
}
