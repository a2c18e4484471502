using EduAbp.Authorization;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Pupils;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Deeds;

internal sealed record DeedItem(Guid Id, DeedKind Kind, string Title, DateTimeOffset At, string ByName, DateTimeOffset UndoUntil, DateTimeOffset? UndoneAt, bool MayBeUndone);

/// <summary>What the office did to many rows, and the way back.</summary>
internal sealed class DeedAppService(StudentRecordsDbContext db, IPermissionChecker permissions, TimeProvider clock) : ITransientDependency
{
    public async Task<IReadOnlyList<DeedItem>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var now = clock.GetUtcNow();
        var deeds = await db.Deeds.AsNoTracking().OrderByDescending(deed => deed.At).Take(50)
            .Select(deed => new { deed.Id, deed.Kind, deed.Title, deed.At, deed.ByName, deed.UndoUntil, deed.UndoneAt }).ToListAsync(cancellationToken);
        return [.. deeds.Select(deed => new DeedItem(deed.Id, deed.Kind, deed.Title, deed.At, deed.ByName, deed.UndoUntil, deed.UndoneAt, deed.UndoneAt is null && now < deed.UndoUntil))];
    }

    /// <summary>Puts everything back as it was before, as long as nothing has been built upon it.</summary>
    public async Task UndoAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var deed = await db.Deeds.GetAsync(id, cancellationToken);
        var changes = deed.ReadChanges();
        deed.Undo(clock.GetUtcNow());
        await RefuseWhatWasBuiltUponAsync(deed, changes, cancellationToken);

        // The audit log keeps that the deed was undone; its rows go as they came, many at once.
        await db.BeginAsync(cancellationToken);
        await db.Enrolments.Where(row => changes.MadeEnrolments.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.Guardians.Where(row => changes.MadePupils.Contains(row.PupilId)).ExecuteDeleteAsync(cancellationToken);
        await db.Pupils.Where(row => changes.MadePupils.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        var empty = db.Classes.Where(row => changes.MadeClasses.Contains(row.Id) && !db.Enrolments.Any(one => one.ClassId == row.Id));
        await db.TeachingAssignments.Where(row => empty.Any(one => one.Id == row.ClassId)).ExecuteDeleteAsync(cancellationToken);
        await empty.ExecuteDeleteAsync(cancellationToken);
        foreach (var row in await db.Enrolments.Where(row => changes.EndedEnrolments.Contains(row.Id)).ToListAsync(cancellationToken)) row.Reopen();

        var wanted = changes.States.Select(state => state.PupilId).Concat(changes.Records.Select(record => record.PupilId)).Distinct().ToArray();
        var pupils = await db.Pupils.IgnoreQueryFilters([DataFilters.SoftDelete]).Include(pupil => pupil.Guardians).Where(pupil => wanted.Contains(pupil.Id)).AsSplitQuery()
            .ToDictionaryAsync(pupil => pupil.Id, cancellationToken);
        foreach (var state in changes.States) pupils[state.PupilId].Become(state.State);
        foreach (var before in changes.Records)
        {
            PupilAppService.ChangeRecord(db, pupils[before.PupilId], before.Details);
            if (pupils[before.PupilId].MergedIntoId is not null) pupils[before.PupilId].MergeInto(null);
        }

        if (deed.Kind == DeedKind.Merge && changes.Records is [_, var gone])
            foreach (var row in await db.Enrolments.Where(row => changes.MovedEnrolments.Contains(row.Id)).ToListAsync(cancellationToken)) row.GiveTo(gone.PupilId);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task RefuseWhatWasBuiltUponAsync(Deed deed, DeedChanges changes, CancellationToken cancellationToken)
    {
        var made = changes.MadePupils;
        var written = made.Concat(changes.Records.Select(record => record.PupilId)).ToArray();
        var isBuiltUpon =
            await db.Pupils.IgnoreQueryFilters([DataFilters.SoftDelete]).AnyAsync(pupil => written.Contains(pupil.Id) && pupil.LastModificationTime > deed.At, cancellationToken)
            || (made.Count > 0 && (
                await db.MarkLines.AnyAsync(row => made.Contains(row.PupilId), cancellationToken)
                || await db.Absences.AnyAsync(row => made.Contains(row.PupilId), cancellationToken)
                || await db.ConductEntries.AnyAsync(row => made.Contains(row.PupilId), cancellationToken)
                || await db.TermsElsewhere.AnyAsync(row => made.Contains(row.PupilId), cancellationToken)
                || await db.SubjectExemptions.AnyAsync(row => made.Contains(row.PupilId), cancellationToken)
                || await db.Enrolments.AnyAsync(row => made.Contains(row.PupilId) && !changes.MadeEnrolments.Contains(row.Id), cancellationToken)))
            || await db.Enrolments.AnyAsync(row => changes.MadeEnrolments.Contains(row.Id) && row.To != null, cancellationToken)
            // Marks in the year to which pupils went up: taking the classes away would leave them nowhere.
            || (deed.Kind == DeedKind.RollOver && await db.Enrolments.AnyAsync(
                row => changes.MadeEnrolments.Contains(row.Id) && db.MarkLines.Any(line => line.PupilId == row.PupilId && line.SchoolYearId == row.SchoolYearId), cancellationToken));
        if (isBuiltUpon) throw new BusinessException(StudentRecordsErrorCodes.DeedBuiltUpon);
    }
}
