using EduAbp.DependencyInjection;
using EduAbp.Authorization;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Grading.Readings;
using EduAbp.StudentRecords.Years;
using EduAbp.Timing;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Marks;

/// <summary>Finds books, says who may do what in them, and reads them with few queries.</summary>
internal sealed class GradebookReader(StudentRecordsDbContext db, IPermissionChecker permissions, ICurrentUser user, IStringLocalizer texts, TimeProvider clock) : ITransientDependency
{
    /// <summary>The book, for somebody who may at least read it.</summary>
    /// <exception cref="EntityNotFoundException">There is none, or it is none of the person's business.</exception>
    public async Task<OpenBook> OpenAsync(BookKey key, CancellationToken cancellationToken)
    {
        var me = user.Id ?? Guid.Empty;
        var found = await (
            from row in db.Classes
            where row.Id == key.ClassId
            join year in db.SchoolYears on row.SchoolYearId equals year.Id
            join term in db.Set<Term>() on new { SchoolYearId = year.Id, Number = key.Term } equals new { term.SchoolYearId, term.Number }
            join entry in db.GradeSubjects on new { row.SchoolYearId, row.Grade, key.SubjectId } equals new { entry.SchoolYearId, entry.Grade, entry.SubjectId }
            join subject in db.Subjects on entry.SubjectId equals subject.Id
            select new
            {
                row.SchoolYearId, row.Name, row.Grade, row.HomeRoomTeacherId, year.Begin, year.State, term.StartsOn, term.EndsOn,
                entry.Kind, entry.PeriodsPerYear, entry.RegularColumns1, entry.RegularColumns2, subject.Code, SubjectName = subject.Name, subject.ShortName,
                Settings = db.GradingVersions.Where(version => version.SchoolYearId == year.Id).OrderByDescending(version => version.Number).Select(version => version.Values).FirstOrDefault(),
                IsMine = db.TeachingAssignments.Any(assignment => assignment.ClassId == key.ClassId && assignment.SubjectId == key.SubjectId && assignment.TeacherId == me && (assignment.Term == null || assignment.Term == key.Term)),
            }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        var mayEnter = found is { IsMine: true } && await permissions.IsGrantedAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        var mayLock = await permissions.IsGrantedAsync(StudentRecordsPermissions.Marks.Lock, cancellationToken);
        var mayRead = mayEnter || await permissions.IsGrantedAsync(StudentRecordsPermissions.Marks.ViewAll, cancellationToken)
            || (found?.HomeRoomTeacherId == me && await permissions.IsGrantedAsync(StudentRecordsPermissions.HomeRoom.Default, cancellationToken));
        if (found is null || !mayRead)
            throw new EntityNotFoundException(typeof(SchoolClass), key.ClassId);
        var book = SubjectBook.Of(
            found.Grade, found.Begin, key.Term, found.Kind, found.Code, found.PeriodsPerYear, key.Term == 1 ? found.RegularColumns1 : found.RegularColumns2,
            GradingVersion.Read(found.Settings));
        return new OpenBook(
            key, book, found.SchoolYearId, SchoolYears.Name(found.Begin), found.Name, found.Grade, found.SubjectName, found.ShortName,
            Day(found.StartsOn, found.EndsOn), found.State == SchoolYearState.Closed, mayEnter, mayEnter || mayLock);
    }

    /// <summary>On which the class's list is taken: today, or the nearest day of the term.</summary>
    public DateOnly Day(DateOnly startsOn, DateOnly endsOn)
    {
        var today = clock.VietnamToday();
        return today < startsOn ? startsOn : today > endsOn ? endsOn : today;
    }

    public async Task<Gradebook> ReadAsync(OpenBook open, CancellationToken cancellationToken)
    {
        var (key, year, day) = (open.Key, open.SchoolYearId, open.Day);
        var rows = await (
            from enrolment in db.Enrolments
            where enrolment.ClassId == key.ClassId && enrolment.From <= day && (enrolment.To == null || enrolment.To >= day)
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            join found in db.MarkLines.Where(line => line.SchoolYearId == year && line.SubjectId == key.SubjectId && line.Term == key.Term) on pupil.Id equals found.PupilId into lines
            from line in lines.DefaultIfEmpty()
            orderby pupil.SortKey, pupil.Code
            select new PupilCells(
                pupil.Id, pupil.FullName, pupil.SortKey, pupil.Code, line == null ? null : line.Cells, line == null ? null : line.Comment,
                db.SubjectExemptions.Any(exemption => exemption.PupilId == pupil.Id && exemption.SubjectId == key.SubjectId && exemption.SchoolYearId == year && (exemption.Term == null || exemption.Term == key.Term))))
            .AsNoTracking().ToListAsync(cancellationToken);
        var states = await db.MarkColumnStates.AsNoTracking().Where(row => row.ClassId == key.ClassId && row.SubjectId == key.SubjectId && row.Term == key.Term).ToListAsync(cancellationToken);
        // A database's own order is its collation's; ours is that of class lists.
        rows.Sort((one, other) => string.CompareOrdinal(one.SortKey, other.SortKey) is var names and not 0 ? names : string.CompareOrdinal(one.Code, other.Code));
        return Build(open, rows, states);
    }

    public Gradebook Build(OpenBook open, IReadOnlyList<PupilCells> pupils, IReadOnlyCollection<MarkColumnState> states)
    {
        var book = open.Book;
        var byColumn = states.ToDictionary(state => state.Column);
        var cells = pupils.Select(pupil => MarkCells.Parse(pupil.Cells)).ToList();
        var rows = new List<GradebookRow>(pupils.Count);
        for (var i = 0; i < pupils.Count; i++)
        {
            var result = Result(book, pupils[i].Id, cells[i]);
            rows.Add(new GradebookRow(
                pupils[i].Id, i + 1, pupils[i].Name, pupils[i].Code, pupils[i].IsExempt,
                [.. book.Columns.Select(column => Cell(column, cells[i][column.Code]))],
                pupils[i].Comment ?? "", cells[i][MarkColumns.Comment].Version, result.Average, result.Level, result.Weight,
                cells[i][MarkColumns.Result].Value is not null));
        }

        var counted = Enumerable.Range(0, pupils.Count).Where(place => !pupils[place].IsExempt && !rows[place].IsDecidedElsewhere).ToList();
        var columns = book.Columns.Select(column =>
        {
            var state = byColumn.GetValueOrDefault(column.Code);
            var values = counted.Select(place => cells[place][column.Code].Value).OfType<decimal>().ToList();
            return new GradebookColumn(
                column.Code, column.Kind, column.Weight, column.Scale, state?.DueOn, open.IsYearClosed || state?.IsLocked == true, state?.PublishedAt,
                values.Count, counted.Count, column.Scale.IsNumeric() && values.Count > 0 ? Rounding.HalfUp(values.Average()) : null);
        }).ToList();

        return new Gradebook(
            open.Key, open.ClassName, open.Grade, open.SubjectName, open.SubjectShortName, open.YearName, book.Rules, open.CanEdit && !open.IsYearClosed, open.CanPublish, open.IsYearClosed,
            columns, rows, Missing(columns, rows), Unusual(book, counted.ConvertAll(place => cells[place]), byColumn));
    }

    public RowResult Result(SubjectBook book, Guid pupilId, MarkCells cells)
    {
        if (book.Evaluate(cells) is not { IsComplete: true } result)
            return new RowResult(pupilId, "", "", 0);
        var level = book.Level(result) is { } reached ? GradingText.Of(texts, Words.Of(book.Rules!.Value, reached)) : "";
        return new RowResult(
            pupilId,
            result.Average is { } average ? average.ToString("0.0", System.Globalization.CultureInfo.CurrentCulture)
                : texts[result.Passed == true ? "StudentRecords:Marks:Passed" : "StudentRecords:Marks:NotPassed"].Value,
            level, result.Weight);
    }

    private static GradebookCell Cell(BookColumn column, MarkCell cell) => new(SubjectBook.Text(column, cell.Value), cell.Version, cell.IsCorrected, cell.IsElsewhere);

    private List<MissingCell> Missing(List<GradebookColumn> columns, List<GradebookRow> rows)
    {
        var today = clock.VietnamToday();
        var missing = new List<MissingCell>();
        for (var place = 0; place < columns.Count; place++)
        {
            var column = columns[place];
            var isOverdue = column.DueOn < today;
            var last = rows.FindLastIndex(row => row.Cells[place].Text.Length > 0);
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].IsExempt || rows[i].IsDecidedElsewhere || rows[i].Cells[place].Text.Length > 0 || !(isOverdue || column.IsLocked || i < last))
                    continue;
                missing.Add(new MissingCell(
                    rows[i].PupilId, rows[i].Name, column.Code, column.IsLocked ? MissingKind.Locked : isOverdue ? MissingKind.Overdue : MissingKind.Skipped, column.DueOn));
            }
        }

        return missing;
    }

    // Each pupil is compared with the pupil's own other marks, so that a column that only the best have yet is not unusual.
    private static UnusualColumn? Unusual(SubjectBook book, List<MarkCells> pupils, Dictionary<string, MarkColumnState> states)
    {
        // Nor is anything compared with a column that is known to be unlike the others.
        var scored = book.Columns.Where(column => column.Kind is not null && column.Scale.IsNumeric() && states.GetValueOrDefault(column.Code)?.IsUnusualConfirmed != true).ToList();
        if (scored.Count < 3)
            return null;
        var marks = pupils.ConvertAll(cells => scored.ConvertAll(column => cells[column.Code].Value));
        var totals = marks.ConvertAll(own => (Sum: own.Sum()!.Value, Count: own.Count(mark => mark is not null)));
        var means = scored.Select((_, place) => marks.Average(own => own[place])).Select(mean => mean is { } some ? Rounding.HalfUp(some) : (decimal?)null).ToList();
        (UnusualColumn Column, decimal Difference)? found = null;
        for (var place = 0; place < scored.Count; place++)
        {
            var differences = new List<decimal>();
            for (var pupil = 0; pupil < marks.Count; pupil++)
                if (marks[pupil][place] is { } mark && totals[pupil].Count > 2)
                    differences.Add(mark - ((totals[pupil].Sum - mark) / (totals[pupil].Count - 1)));
            if (differences.Count < 8 || Math.Abs(differences.Average()) < Math.Max(1.0m, found?.Difference ?? 0))
                continue;
            var rest = means.Where((_, other) => other != place).OfType<decimal>().ToList();
            var mean = means[place]!.Value;
            if (mean > rest.Max() || mean < rest.Min())
                found = (new UnusualColumn(scored[place].Code, mean, rest.Min(), rest.Max()), Math.Abs(differences.Average()));
        }

        return found?.Column;
    }
}

/// <summary>A book that the current person may open.</summary>
/// <param name="Day">On which the class's list is taken.</param>
internal sealed record OpenBook(
    BookKey Key, SubjectBook Book, Guid SchoolYearId, string YearName, string ClassName, int Grade, string SubjectName, string SubjectShortName, DateOnly Day, bool IsYearClosed, bool CanEdit, bool CanPublish);

internal sealed record PupilCells(Guid Id, string Name, string SortKey, string Code, string? Cells, string? Comment, bool IsExempt);
