using Acme.Equipment.Data;
using EduAbp.BackgroundJobs;
using EduAbp.BackgroundWorkers;
using EduAbp.EventBus;
using Microsoft.EntityFrameworkCore;

namespace Acme.Equipment.Items;

/// <param name="BorrowedAt">Which loan is meant.</param>
[EventName("Equipment.MarkLate")]
internal sealed record MarkLateArgs(Guid ItemId, DateTimeOffset BorrowedAt);

/// <summary>When a loan's days are over; runs in a scope and a transaction of the unit.</summary>
internal sealed class MarkLateJob(EquipmentDbContext db) : IBackgroundJob<MarkLateArgs>
{
    public async Task ExecuteAsync(MarkLateArgs args, CancellationToken cancellationToken)
    {
        if (await db.Items.SingleOrDefaultAsync(item => item.Id == args.ItemId, cancellationToken) is not { } item)
            return;
        item.MarkLate(args.BorrowedAt);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Each night, in each unit that has the plug-in: nobody need know after a year who had a thing.</summary>
internal sealed class ForgetOldLoansWorker(EquipmentDbContext db, TimeProvider clock) : IUnitWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddYears(-1);
        foreach (var item in await db.Items.Where(item => item.LastBorrowerId != null && item.ReturnedAt < before).ToListAsync(cancellationToken))
            item.ForgetBorrower();
        await db.SaveChangesAsync(cancellationToken);
    }
}
