using EduAbp.BackgroundWorkers;
using EduAbp.StudentRecords.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Marks;

/// <summary>Forgets batches that no browser will send again.</summary>
internal sealed class MarkBatchCleaningWorker(StudentRecordsDbContext db, TimeProvider clock) : IUnitWorker
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        var old = db.MarkBatches.Where(batch => batch.At < before);
        if (!await old.AnyAsync(cancellationToken))
            return;
        await db.BeginAsync(cancellationToken);
        await old.ExecuteDeleteAsync(cancellationToken);
    }
}
