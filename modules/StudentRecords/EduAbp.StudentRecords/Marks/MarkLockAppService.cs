using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.Timing;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Marks;

/// <summary>Last days and locks of columns, by the office or the principal, many at once.</summary>
internal sealed class MarkLockAppService(StudentRecordsDbContext db, IPermissionChecker permissions, ICurrentTenant tenant, ICurrentUser user, TimeProvider clock) : ITransientDependency
{
    private const int MaxCells = 5000;

    /// <summary>Columns of all classes and subjects of a grade in a term of the current year.</summary>
    public async Task<LockTable> GetAsync(int? grade, int? term, Guid? subjectId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Lock, cancellationToken);
        var year = await db.SchoolYears.AsNoTracking().Include(row => row.Terms).OrderByDescending(row => row.IsCurrent).ThenByDescending(row => row.Begin).FirstOrDefaultAsync(cancellationToken);
        if (year is null)
            return new LockTable(null, 0, 1, [], [], [], []);
        var today = clock.VietnamToday();
        var number = term is 1 or 2 ? term.Value : year.Terms.Exists(part => part.Number == 2 && part.StartsOn <= today) ? 2 : 1;
        var all = await db.Classes.AsNoTracking().Where(row => row.SchoolYearId == year.Id).Select(row => new { row.Id, row.Grade, row.Name }).ToListAsync(cancellationToken);
        var grades = all.Select(row => row.Grade).Distinct().Order().ToList();
        var shown = grade is { } asked && grades.Contains(asked) ? asked : grades.FirstOrDefault();
        var programme = await (
            from entry in db.GradeSubjects
            where entry.SchoolYearId == year.Id && entry.Grade == shown
            join subject in db.Subjects on entry.SubjectId equals subject.Id
            orderby subject.Order
            select new { Entry = entry, Subject = subject }).AsNoTracking().ToListAsync(cancellationToken);
        var classes = all.Where(row => row.Grade == shown).OrderBy(row => row.Name, StringComparer.Ordinal).ToList();
        var ids = classes.ConvertAll(row => row.Id);
        var states = (await db.MarkColumnStates.AsNoTracking().Where(row => row.Term == number && ids.Contains(row.ClassId)).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.ClassId, row.SubjectId, row.Column));
        var rows = (
            from one in programme
            where subjectId is null || one.Subject.Id == subjectId
            let book = SubjectBook.Of(shown, year.Begin, number, one.Entry.Kind, one.Subject.Code, one.Entry.PeriodsPerYear, number == 1 ? one.Entry.RegularColumns1 : one.Entry.RegularColumns2)
            from row in classes
            select new LockRow(row.Id, row.Name, one.Subject.Id, one.Subject.Name,
            [
                .. book.Columns.Select(column =>
                {
                    var state = states.GetValueOrDefault((row.Id, one.Subject.Id, column.Code));
                    return new LockCell(column.Code, state?.DueOn, state?.LockedAt, state?.PublishedAt);
                }),
            ])).ToList();
        return new LockTable(
            year.Name, shown, number, grades, [.. programme.Select(one => new LockSubject(one.Subject.Id, one.Subject.Name))],
            [.. rows.SelectMany(row => row.Cells.Select(cell => cell.Column)).Distinct().OrderBy(Place)], rows);
    }

    /// <returns>Those that were open and are locked now: what an undo opens again.</returns>
    public async Task<IReadOnlyList<ColumnKey>> LockAsync(IReadOnlyCollection<ColumnKey> columns, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Lock, cancellationToken);
        return await ChangeAsync(columns, state => !state.IsLocked, state => state.Lock(clock.GetUtcNow(), user.GetId()), cancellationToken);
    }

    /// <returns>Those that were locked and are open now.</returns>
    public async Task<IReadOnlyList<ColumnKey>> UnlockAsync(IReadOnlyCollection<ColumnKey> columns, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Lock, cancellationToken);
        return await ChangeAsync(columns, state => state.IsLocked, state => state.Unlock(), cancellationToken);
    }

    /// <param name="day">Null takes the last day away.</param>
    public async Task<IReadOnlyList<ColumnKey>> SetDueAsync(IReadOnlyCollection<ColumnKey> columns, DateOnly? day, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Lock, cancellationToken);
        return await ChangeAsync(columns, state => state.DueOn != day, state => state.SetDue(day), cancellationToken);
    }

    // TX1, TX2, …, GK, KTGK, CK, KTCK: as in the book.
    private static (int, int, string) Place(string column) =>
        (column.StartsWith("TX", StringComparison.Ordinal) ? 0 : column.Contains("GK", StringComparison.Ordinal) ? 1 : 2, column.StartsWith("TX", StringComparison.Ordinal) ? int.Parse(column.AsSpan(2)) : column.Length, column);

    private async Task<IReadOnlyList<ColumnKey>> ChangeAsync(
        IReadOnlyCollection<ColumnKey> columns, Func<MarkColumnState, bool> isDifferent, Action<MarkColumnState> change, CancellationToken cancellationToken)
    {
        if (columns.Count is 0 or > MaxCells)
            throw new BusinessException(MarkErrorCodes.NoColumnChosen);
        var ids = columns.Select(column => column.ClassId).Distinct().ToList();
        var known = await (
            from row in db.Classes
            where ids.Contains(row.Id)
            join year in db.SchoolYears on row.SchoolYearId equals year.Id
            join entry in db.GradeSubjects on new { row.SchoolYearId, row.Grade } equals new { entry.SchoolYearId, entry.Grade }
            join subject in db.Subjects on entry.SubjectId equals subject.Id
            select new { row.Id, entry.SubjectId, row.Grade, year.Begin, entry.Kind, subject.Code, entry.PeriodsPerYear, entry.RegularColumns1, entry.RegularColumns2 })
            .AsNoTracking().ToDictionaryAsync(row => (row.Id, row.SubjectId), cancellationToken);
        var states = (await db.MarkColumnStates.Where(row => ids.Contains(row.ClassId)).ToListAsync(cancellationToken))
            .ToDictionary(row => new ColumnKey(row.ClassId, row.SubjectId, row.Term, row.Column));
        var changed = new List<ColumnKey>();
        foreach (var key in columns.Distinct())
        {
            // Only columns that there are: the rest is somebody's invention.
            if (!known.TryGetValue((key.ClassId, key.SubjectId), out var one)
                || SubjectBook.Of(one.Grade, one.Begin, key.Term, one.Kind, one.Code, one.PeriodsPerYear, key.Term == 1 ? one.RegularColumns1 : one.RegularColumns2).Find(key.Column) is null)
                throw new EntityNotFoundException(typeof(MarkColumnState), key);
            if (!states.TryGetValue(key, out var state))
            {
                state = new MarkColumnState(tenant.GetId(), key.ClassId, key.SubjectId, key.Term, key.Column);
                if (!isDifferent(state))
                    continue;
                db.Add(state);
            }

            if (!isDifferent(state))
                continue;
            change(state);
            changed.Add(key);
        }

        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }
}

/// <summary>A column of one class's book.</summary>
internal sealed record ColumnKey(Guid ClassId, Guid SubjectId, int Term, string Column)
{
    public override string ToString() => $"{ClassId:N}.{SubjectId:N}.{Term}.{Column}";

    public static ColumnKey? Parse(string text) => text.Split('.') is [var row, var subject, var term, var column]
        && Guid.TryParse(row, out var classId) && Guid.TryParse(subject, out var subjectId) && int.TryParse(term, out var number)
        ? new ColumnKey(classId, subjectId, number, column)
        : null;
}

internal sealed record LockTable(string? YearName, int Grade, int Term, IReadOnlyList<int> Grades, IReadOnlyList<LockSubject> Subjects, IReadOnlyList<string> Columns, IReadOnlyList<LockRow> Rows);

internal sealed record LockSubject(Guid Id, string Name);

internal sealed record LockRow(Guid ClassId, string ClassName, Guid SubjectId, string SubjectName, IReadOnlyList<LockCell> Cells);

internal sealed record LockCell(string Column, DateOnly? DueOn, DateTimeOffset? LockedAt, DateTimeOffset? PublishedAt);
