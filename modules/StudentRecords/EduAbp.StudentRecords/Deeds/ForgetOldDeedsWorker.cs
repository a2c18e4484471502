using EduAbp.BackgroundWorkers;
using EduAbp.StudentRecords.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Deeds;

/// <summary>Forgets the ways back that are closed, and workbooks that nobody imported: both hold pupils' data that is needed no longer.</summary>
internal sealed class ForgetOldDeedsWorker(StudentRecordsDbContext db, TimeProvider clock) : IUnitWorker
{
    private static readonly TimeSpan KeptDrafts = TimeSpan.FromDays(7);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var deed in await db.Deeds.Where(deed => deed.UndoUntil < now && deed.Changes != "{}").ToListAsync(cancellationToken)) deed.Forget();
        var before = now - KeptDrafts;
        db.RemoveRange(await db.PupilImports.Where(import => import.DoneAt == null && import.UploadedAt < before).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }
}
