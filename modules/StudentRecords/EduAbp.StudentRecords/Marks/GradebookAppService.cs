using System.Text.Json;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.Localization;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.Text;
using EduAbp.Uow;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Marks;

/// <summary>Entering marks: teachers reach the classes and subjects that they teach; home-room teachers, office and principal read.</summary>
internal sealed class GradebookAppService(
    StudentRecordsDbContext db, GradebookReader books, MarkRegisters registers, IPermissionChecker permissions, IUnitOfWork unitOfWork, ICurrentTenant tenant, ICurrentUser user, IPersonLookup people,
    IStringLocalizer texts, TimeProvider clock) : ITransientDependency
{
    private const int MaxCells = 3000;
    private const int MaxComment = 1000;
    // As many as a class has teachers: all may open their books at the same moment.
    private const int Attempts = 20;

    /// <summary>
    /// The books that the person may open in a term; the current one where none is said. Whoever reads every class sees those of
    /// a class, of a subject, or the one of both, beside the own ones: a school has hundreds.
    /// </summary>
    public async Task<BookList> GetListAsync(int? term, Guid? classId, Guid? subjectId, CancellationToken cancellationToken)
    {
        var all = await MayReadAllAsync(cancellationToken);
        var me = user.GetId();
        var year = await db.SchoolYears.AsNoTracking().Include(row => row.Terms).OrderByDescending(row => row.IsCurrent).ThenByDescending(row => row.Begin).FirstOrDefaultAsync(cancellationToken);
        if (year is null)
            return new BookList(null, 1, [1, 2], []);
        var number = term is 1 or 2 ? term.Value : CurrentTerm(year);
        var classes = await db.Classes.AsNoTracking()
            .Where(row => row.SchoolYearId == year.Id && (all || row.HomeRoomTeacherId == me || db.TeachingAssignments.Any(one => one.ClassId == row.Id && one.TeacherId == me)))
            .ToListAsync(cancellationToken);
        classes.Sort((one, other) => (one.Grade, one.Name.Length).CompareTo((other.Grade, other.Name.Length)) is var rank and not 0 ? rank : string.CompareOrdinal(one.Name, other.Name));
        var mine = (await db.TeachingAssignments.AsNoTracking().Where(row => row.SchoolYearId == year.Id && row.TeacherId == me && (row.Term == null || row.Term == number)).ToListAsync(cancellationToken))
            .Select(row => (row.ClassId, row.SubjectId)).ToHashSet();
        var programme = await (
            from entry in db.GradeSubjects
            where entry.SchoolYearId == year.Id
            join subject in db.Subjects on entry.SubjectId equals subject.Id
            orderby subject.Order
            select new { Entry = entry, Subject = subject }).AsNoTracking().ToListAsync(cancellationToken);
        var choice = all ? Choose(classes, [.. programme.Select(one => one.Subject).DistinctBy(subject => subject.Id)], classId, subjectId) : null;
        var open =
            from row in classes
            from one in programme
            where one.Entry.Grade == row.Grade
            let isMine = mine.Contains((row.Id, one.Subject.Id))
            where isMine || (choice is null ? row.HomeRoomTeacherId == me : (choice.ClassId ?? row.Id) == row.Id && (choice.SubjectId ?? one.Subject.Id) == one.Subject.Id)
            let book = SubjectBook.Of(row.Grade, year.Begin, number, one.Entry.Kind, one.Subject.Code, one.Entry.PeriodsPerYear, number == 1 ? one.Entry.RegularColumns1 : one.Entry.RegularColumns2)
            select (
                Open: new OpenBook(
                    new BookKey(row.Id, one.Subject.Id, number), book, year.Id, year.Name, row.Name, row.Grade, one.Subject.Name, one.Subject.ShortName,
                    books.Day(year.Terms.First(part => part.Number == number).StartsOn, year.Terms.First(part => part.Number == number).EndsOn), year.State == SchoolYearState.Closed, isMine, isMine),
                IsHomeRoom: row.HomeRoomTeacherId == me);
        var read = await ReadManyAsync([.. open.Select(one => one.Open)], cancellationToken);
        var isHomeRoom = open.Where(one => one.IsHomeRoom).Select(one => one.Open.Key).ToHashSet();
        return new BookList(year.Name, number, [.. year.Terms.Select(part => part.Number).Order()],
        [
            .. read.Select(book => new BookListItem(
                    book.Key, book.ClassName, book.Grade, book.SubjectName, mine.Contains((book.Key.ClassId, book.Key.SubjectId)), isHomeRoom.Contains(book.Key), book.Rows.Count,
                    book.Columns.Sum(column => column.Entered), book.Columns.Sum(column => column.Expected), book.Missing.Count, book.Overdue,
                    book.Columns.Where(column => column.Entered < column.Expected && !column.IsLocked).Min(column => column.DueOn)))
                .OrderByDescending(item => item.IsMine).ThenBy(item => item.Grade).ThenBy(item => item.ClassName.Length).ThenBy(item => item.ClassName, StringComparer.Ordinal),
        ], choice);
    }

    private static BookChoice Choose(List<SchoolClass> classes, List<Subject> subjects, Guid? classId, Guid? subjectId)
    {
        var subject = subjects.Find(row => row.Id == subjectId)?.Id;
        var room = classes.Find(row => row.Id == classId)?.Id ?? (subject is null && classes.Count > 0 ? classes[0].Id : null);
        return new BookChoice(room, subject, classes.ConvertAll(row => new BookOption(row.Id, row.Name)), subjects.ConvertAll(row => new BookOption(row.Id, row.Name)));
    }

    public async Task<Gradebook> GetAsync(Guid classId, Guid subjectId, int term, CancellationToken cancellationToken)
    {
        await MayReadAllAsync(cancellationToken);
        return await books.ReadAsync(await books.OpenAsync(new BookKey(classId, subjectId, term), cancellationToken), cancellationToken);
    }

    /// <summary>The other classes to which the person teaches the same subject in the term.</summary>
    public async Task<IReadOnlyList<BookSibling>> GetSiblingsAsync(Guid subjectId, int term, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        var found = await (
            from assignment in db.TeachingAssignments
            where assignment.TeacherId == user.Id && assignment.SubjectId == subjectId && (assignment.Term == null || assignment.Term == term)
            join row in db.Classes on assignment.ClassId equals row.Id
            join year in db.SchoolYears on row.SchoolYearId equals year.Id
            where year.IsCurrent
            select new BookSibling(row.Id, row.Name)).Distinct().ToListAsync(cancellationToken);
        return [.. found.OrderBy(sibling => sibling.ClassName, StringComparer.Ordinal)];
    }

    /// <summary>All cells of one's own books that should have a mark by now.</summary>
    public async Task<IReadOnlyList<MissingInBook>> GetMissingAsync(int? term, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        var list = await GetListAsync(term, null, null, cancellationToken);
        var found = new List<MissingInBook>();
        foreach (var item in list.Books.Where(item => item is { IsMine: true, Missing: > 0 }))
        {
            var book = await books.ReadAsync(await books.OpenAsync(item.Key, cancellationToken), cancellationToken);
            found.Add(new MissingInBook(item.Key, item.ClassName, item.SubjectName, book.Missing));
        }

        return found;
    }

    /// <summary>
    /// Takes in what was typed, cell by cell: each is saved or told why not. A batch that comes a second time is answered as
    /// it was the first time. Two writers of one line are put in a row; of one cell, the second is shown the first's mark.
    /// </summary>
    public async Task<SaveMarksResult> SaveAsync(Guid classId, Guid subjectId, int term, SaveMarksInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        var open = await books.OpenAsync(new BookKey(classId, subjectId, term), cancellationToken);
        if (!open.CanEdit)
            throw new AbpAuthorizationException(StudentRecordsPermissions.Marks.Enter);
        if (input.BatchId == Guid.Empty || input.Cells is null or { Count: 0 or > MaxCells })
            throw new BusinessException(MarkErrorCodes.BatchWrong);
        var author = new MarkAuthor(user.GetId(), user.FullName ?? (await people.FindAsync(user.GetId(), cancellationToken))?.FullName ?? "");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TrySaveAsync(open, input, author, cancellationToken);
            }
            catch (Exception race) when (race is AbpDbConcurrencyException or DbUpdateException && attempt < Attempts)
            {
                // Somebody wrote the same line in between; what both typed is looked at again, and nobody's cell is lost.
                await unitOfWork.RollbackAsync(cancellationToken);
            }
        }
    }

    /// <summary>Every change of a cell, the newest first.</summary>
    public async Task<IReadOnlyList<CellChange>> GetHistoryAsync(Guid classId, Guid subjectId, int term, Guid pupilId, string column, CancellationToken cancellationToken)
    {
        await MayReadAllAsync(cancellationToken);
        var open = await books.OpenAsync(new BookKey(classId, subjectId, term), cancellationToken);
        if (!await InClassAsync(open, pupilId, cancellationToken))
            throw new EntityNotFoundException(typeof(MarkLine), pupilId);
        var changes = await (
            from line in db.MarkLines
            where line.PupilId == pupilId && line.SubjectId == subjectId && line.Term == term && line.SchoolYearId == open.SchoolYearId
            join change in db.MarkChanges on line.Id equals change.LineId
            orderby change.Number descending
            select change).AsNoTracking().ToListAsync(cancellationToken);
        var shown = column == MarkColumns.Result ? open.Book.ResultColumn : open.Book.Find(column);
        return
        [
            .. from change in changes
               from cell in MarkDifference.Read(change.Cells)
               where cell.Column == column
               select new CellChange(change.At, change.ByName, Show(shown, cell.Before), Show(shown, cell.After), change.Reason),
        ];
    }

    /// <summary>The person has looked at a column that is unlike the others, and it is right.</summary>
    public async Task ConfirmUnusualAsync(Guid classId, Guid subjectId, int term, string column, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        var open = await books.OpenAsync(new BookKey(classId, subjectId, term), cancellationToken);
        if (!open.CanEdit)
            throw new AbpAuthorizationException(StudentRecordsPermissions.Marks.Enter);
        (await StateAsync(open, column, cancellationToken)).ConfirmUnusual();
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Shows these columns to families.</summary>
    public async Task PublishAsync(Guid classId, Guid subjectId, int term, IReadOnlyCollection<string> columns, CancellationToken cancellationToken)
    {
        await MayReadAllAsync(cancellationToken);
        var open = await ToPublishAsync(classId, subjectId, term, columns, cancellationToken);
        foreach (var column in columns)
            (await StateAsync(open, column, cancellationToken)).Publish(clock.GetUtcNow(), user.GetId());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes these columns back from families.</summary>
    public async Task WithdrawAsync(Guid classId, Guid subjectId, int term, IReadOnlyCollection<string> columns, CancellationToken cancellationToken)
    {
        await MayReadAllAsync(cancellationToken);
        var open = await ToPublishAsync(classId, subjectId, term, columns, cancellationToken);
        foreach (var column in columns)
            (await StateAsync(open, column, cancellationToken)).Withdraw();
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<SaveMarksResult> TrySaveAsync(OpenBook open, SaveMarksInput input, MarkAuthor author, CancellationToken cancellationToken)
    {
        var (key, year, day, now) = (open.Key, open.SchoolYearId, open.Day, clock.GetUtcNow());
        var asked = input.Cells!.Select(cell => cell.PupilId).Distinct().ToList();
        var rows = await (
            from enrolment in db.Enrolments
            where enrolment.ClassId == key.ClassId && asked.Contains(enrolment.PupilId) && enrolment.From <= day && (enrolment.To == null || enrolment.To >= day)
            join found in db.MarkLines.Where(line => line.SchoolYearId == year && line.SubjectId == key.SubjectId && line.Term == key.Term) on enrolment.PupilId equals found.PupilId into lines
            from line in lines.DefaultIfEmpty()
            select new
            {
                enrolment.PupilId, Line = line,
                IsExempt = db.SubjectExemptions.Any(exemption => exemption.PupilId == enrolment.PupilId && exemption.SubjectId == key.SubjectId && exemption.SchoolYearId == year && (exemption.Term == null || exemption.Term == key.Term)),
            }).ToListAsync(cancellationToken);
        var known = await db.MarkBatches.AsNoTracking().Where(row => row.PersonId == author.Id && row.BatchId == input.BatchId).Select(row => new { row.Outcomes, row.At }).FirstOrDefaultAsync(cancellationToken);
        var here = rows.ToDictionary(row => row.PupilId);
        if (known is not null)
            return new SaveMarksResult(input.BatchId, known.At, JsonSerializer.Deserialize<List<CellOutcome>>(known.Outcomes)!, Results([.. here.Values.Select(row => (row.PupilId, row.Line))]));
        var locked = await db.MarkColumnStates.Where(row => row.ClassId == key.ClassId && row.SubjectId == key.SubjectId && row.Term == key.Term && row.LockedAt != null)
            .Select(row => row.Column).ToListAsync(cancellationToken);

        var outcomes = new List<CellOutcome>(input.Cells!.Count);
        var changed = new List<(Guid PupilId, MarkLine? Line)>();
        var opened = new List<MarkLine>();
        foreach (var pupil in input.Cells!.GroupBy(cell => cell.PupilId))
        {
            if (!here.TryGetValue(pupil.Key, out var row) || row.IsExempt)
            {
                outcomes.AddRange(pupil.Select(cell => new CellOutcome(pupil.Key, cell.Column ?? "", CellState.NotHere, "", 0, texts["StudentRecords:Marks:NotHere"])));
                continue;
            }

            var line = row.Line ?? new MarkLine(tenant.GetId(), year, key.SubjectId, key.Term, pupil.Key);
            var before = MarkCells.Parse(line.Cells);
            var edits = new Dictionary<string, MarkEdit>();
            // Typed twice in one batch, the later word counts.
            foreach (var cell in pupil.GroupBy(cell => cell.Column ?? "").Select(same => same.Last()))
            {
                var (outcome, edit) = await DecideAsync(open, line, before, cell, input.IsTyped, locked, cancellationToken);
                outcomes.Add(outcome);
                if (edit is { } change)
                    edits[change.Column] = change;
            }

            if (edits.Count > 0 && line.Enter(edits.Values, author, now) is { } link)
            {
                if (row.Line is null)
                {
                    db.Add(line);
                    opened.Add(line);
                }

                db.Add(link);
            }

            changed.Add((pupil.Key, line));
        }

        if (db.ChangeTracker.HasChanges())
        {
            await registers.AddAsync(key.ClassId, opened, cancellationToken);
            db.Add(new MarkBatch(tenant.GetId(), author.Id, input.BatchId, now, JsonSerializer.Serialize(outcomes)));
            await db.SaveChangesAsync(cancellationToken);
        }

        return new SaveMarksResult(input.BatchId, now, outcomes, Results(changed));

        IReadOnlyList<RowResult> Results(IReadOnlyList<(Guid PupilId, MarkLine? Line)> lines) =>
            [.. lines.Select(row => books.Result(open.Book, row.PupilId, MarkCells.Parse(row.Line?.Cells)))];
    }

    private async Task<(CellOutcome Outcome, MarkEdit? Edit)> DecideAsync(
        OpenBook open, MarkLine line, MarkCells before, CellInput cell, bool isTyped, List<string> locked, CancellationToken cancellationToken)
    {
        var code = cell.Column ?? "";
        var stored = before[code];
        if (code == MarkColumns.Comment)
        {
            var words = cell.Value?.Normalize(System.Text.NormalizationForm.FormC).Trim() is { Length: > 0 } text ? text : null;
            if (open.IsYearClosed)
                return (Outcome(CellState.Locked, line.Comment ?? "", texts["StudentRecords:Marks:YearClosed"]), null);
            if (words?.Length > MaxComment)
                return (Outcome(CellState.Invalid, line.Comment ?? "", texts["StudentRecords:Marks:CommentTooLong", MaxComment]), null);
            if (words == line.Comment)
                return (Outcome(CellState.Saved, line.Comment ?? ""), null);
            if (cell.Version != stored.Version)
                return (await ConflictAsync(line.Comment ?? ""), null);
            return (Outcome(CellState.Saved, words ?? "") with { Version = stored.Version + 1 }, new MarkEdit(code, null, words));
        }

        if (open.Book.Find(code) is not { } column)
            return (Outcome(CellState.NotHere, "", open.Book.Rules is null ? NoRules(open) : texts["StudentRecords:Marks:NoColumn", code]), null);
        var standing = SubjectBook.Text(column, stored.Value);
        if (open.IsYearClosed || locked.Contains(code))
            return (Outcome(CellState.Locked, standing, texts[open.IsYearClosed ? "StudentRecords:Marks:YearClosed" : "StudentRecords:Marks:ColumnLocked", code]), null);
        if (stored.IsElsewhere || before[MarkColumns.Result].Value is not null)
            return (Outcome(CellState.Locked, standing, texts["StudentRecords:Marks:FromElsewhere"]), null);
        var reading = MarkReader.Read(cell.Value, column.Scale, isTyped);
        if (reading.Problem is { } problem)
            return (Outcome(CellState.Invalid, standing, texts[$"StudentRecords:Grading:Mark:{problem}", (cell.Value ?? "").Trim()]), null);
        var value = reading.Mark?.Number;
        if (value == stored.Value)
            return (Outcome(CellState.Saved, standing), null);
        if (cell.Version != stored.Version)
            return (await ConflictAsync(standing), null);
        return (Outcome(CellState.Saved, SubjectBook.Text(column, value)) with { Version = stored.Version + 1 }, new MarkEdit(code, value));

        CellOutcome Outcome(CellState state, string shown, string? message = null) => new(cell.PupilId, code, state, shown, stored.Version, message);

        async Task<CellOutcome> ConflictAsync(string shown)
        {
            var changes = await db.MarkChanges.AsNoTracking().Where(row => row.LineId == line.Id).OrderByDescending(row => row.Number).ToListAsync(cancellationToken);
            var theirs = changes.Find(change => MarkDifference.Read(change.Cells).Any(part => part.Column == code));
            return Outcome(CellState.Conflict, shown, texts["StudentRecords:Marks:Conflict"]) with { By = theirs?.ByName, At = theirs?.At };
        }
    }

    // Few queries for many books: the lines of all classes and subjects at once.
    private async Task<List<Gradebook>> ReadManyAsync(List<OpenBook> open, CancellationToken cancellationToken)
    {
        if (open.Count == 0)
            return [];
        var (year, day, term) = (open[0].SchoolYearId, open[0].Day, open[0].Key.Term);
        var classes = open.Select(book => book.Key.ClassId).Distinct().ToList();
        var subjects = open.Select(book => book.Key.SubjectId).Distinct().ToList();
        var pupils = await (
            from enrolment in db.Enrolments
            where classes.Contains(enrolment.ClassId) && enrolment.From <= day && (enrolment.To == null || enrolment.To >= day)
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            select new { enrolment.ClassId, pupil.Id, pupil.FullName, pupil.SortKey, pupil.Code }).AsNoTracking().ToListAsync(cancellationToken);
        var lines = (await (
            from line in db.MarkLines
            where line.SchoolYearId == year && line.Term == term && subjects.Contains(line.SubjectId)
            join enrolment in db.Enrolments on line.PupilId equals enrolment.PupilId
            where classes.Contains(enrolment.ClassId) && enrolment.From <= day && (enrolment.To == null || enrolment.To >= day)
            select new { line.PupilId, line.SubjectId, line.Cells, line.Comment }).AsNoTracking().ToListAsync(cancellationToken))
            .ToLookup(line => (line.PupilId, line.SubjectId));
        var exempt = (await db.SubjectExemptions.AsNoTracking().Where(row => row.SchoolYearId == year && subjects.Contains(row.SubjectId) && (row.Term == null || row.Term == term))
            .Select(row => new { row.PupilId, row.SubjectId }).ToListAsync(cancellationToken)).Select(row => (row.PupilId, row.SubjectId)).ToHashSet();
        var states = (await db.MarkColumnStates.AsNoTracking().Where(row => row.Term == term && classes.Contains(row.ClassId)).ToListAsync(cancellationToken))
            .ToLookup(row => (row.ClassId, row.SubjectId));
        var byClass = pupils.ToLookup(pupil => pupil.ClassId);
        return open.ConvertAll(book => books.Build(
            book,
            [
                .. byClass[book.Key.ClassId].OrderBy(pupil => pupil.SortKey, StringComparer.Ordinal).ThenBy(pupil => pupil.Code, StringComparer.Ordinal).Select(pupil =>
                {
                    var line = lines[(pupil.Id, book.Key.SubjectId)].FirstOrDefault();
                    return new PupilCells(pupil.Id, pupil.FullName, pupil.SortKey, pupil.Code, line?.Cells, line?.Comment, exempt.Contains((pupil.Id, book.Key.SubjectId)));
                }),
            ],
            [.. states[(book.Key.ClassId, book.Key.SubjectId)]]));
    }

    /// <summary>Whether the person sees all books; some one must at least have.</summary>
    private async Task<bool> MayReadAllAsync(CancellationToken cancellationToken)
    {
        if (await permissions.IsGrantedAsync(StudentRecordsPermissions.Marks.ViewAll, cancellationToken))
            return true;
        if (!await permissions.IsGrantedAsync(StudentRecordsPermissions.HomeRoom.Default, cancellationToken))
            await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        return false;
    }

    private int CurrentTerm(SchoolYear year)
    {
        var today = Timing.VietnamTime.VietnamToday(clock);
        return year.Terms.Exists(term => term.Number == 2 && term.StartsOn <= today) ? 2 : 1;
    }

    private async Task<OpenBook> ToPublishAsync(Guid classId, Guid subjectId, int term, IReadOnlyCollection<string> columns, CancellationToken cancellationToken)
    {
        var open = await books.OpenAsync(new BookKey(classId, subjectId, term), cancellationToken);
        if (!open.CanPublish)
            throw new AbpAuthorizationException(StudentRecordsPermissions.Marks.Enter);
        return columns.Count == 0 ? throw new BusinessException(MarkErrorCodes.NoColumnChosen) : open;
    }

    private async Task<MarkColumnState> StateAsync(OpenBook open, string code, CancellationToken cancellationToken)
    {
        var key = open.Key;
        if (open.Book.Find(code) is null)
            throw new EntityNotFoundException(typeof(MarkColumnState), code);
        var state = await db.MarkColumnStates.FirstOrDefaultAsync(row => row.ClassId == key.ClassId && row.SubjectId == key.SubjectId && row.Term == key.Term && row.Column == code, cancellationToken);
        if (state is null)
        {
            state = new MarkColumnState(tenant.GetId(), key.ClassId, key.SubjectId, key.Term, code);
            db.Add(state);
        }

        return state;
    }

    private Task<bool> InClassAsync(OpenBook open, Guid pupilId, CancellationToken cancellationToken) => db.Enrolments.AnyAsync(
        row => row.ClassId == open.Key.ClassId && row.PupilId == pupilId && row.From <= open.Day && (row.To == null || row.To >= open.Day), cancellationToken);

    private string NoRules(OpenBook open) => texts.Text(RuleSets.NoRuleSetError, new Dictionary<string, object?> { ["Grade"] = open.Grade, ["Year"] = open.YearName });

    private static string Show(BookColumn? column, string? value) =>
        column is not null && decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? SubjectBook.Text(column, number) : value ?? "";
}

internal sealed record BookSibling(Guid ClassId, string ClassName);
