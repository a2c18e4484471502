using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Grading.Readings;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.StudentRecords.Years;
using EduAbp.Timing;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Results;

/// <summary>The principal's view: all classes of the school, what is late, what was changed; and the sign-off.</summary>
internal sealed class SchoolResultAppService(
    StudentRecordsDbContext db,
    HomeRoomClasses classes,
    ResultsEngine engine,
    ResultStore store,
    GradingSettingsReader gradingSettings,
    ResultWords words,
    IPermissionChecker permissions,
    ICurrentTenant tenant,
    ICurrentUser user,
    IPersonLookup people,
    TimeProvider clock)
    : ITransientDependency
{
    private const int LookBackDays = 28;
    private const int ShownChanges = 200;

    /// <returns>Null while the school has no year.</returns>
    public async Task<SchoolResults?> GetAsync(ResultPeriod? period, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Results.Default, cancellationToken);
        if (await classes.FindYearAsync(cancellationToken) is not { } year)
            return null;
        var asked = period ?? CurrentPeriod(year);
        var all = await classes.GetListAsync(year.Id, all: true, cancellationToken);
        var names = await NamesAsync(all.Select(one => one.HomeRoomTeacherId), cancellationToken);
        var counts = await db.PupilResults.Where(row => row.SchoolYearId == year.Id && row.Period == asked)
            .GroupBy(row => new { row.ClassId, row.RuleSet, row.Learning, row.Conduct, row.Title, row.Decision })
            .Select(group => new { group.Key.ClassId, group.Key.RuleSet, group.Key.Learning, group.Key.Conduct, group.Key.Title, group.Key.Decision, Count = group.Count(), At = group.Max(row => row.ComputedAt) })
            .ToListAsync(cancellationToken);
        var signed = await db.ResultSignOffs.Where(row => row.SchoolYearId == year.Id && row.Period == asked && row.SignedAt != null).Select(row => row.ClassId).ToListAsync(cancellationToken);
        var byClass = counts.ToLookup(row => row.ClassId);
        // A class of which nothing is computed yet has its pupils all the same.
        var enrolled = await db.Enrolments.Where(row => row.SchoolYearId == year.Id && row.To == null).GroupBy(row => row.ClassId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var figures = all.Select(one =>
        {
            var rows = byClass[one.Id].ToList();
            Dictionary<string, int> By(Func<string?, bool> has, Func<int, string?> of) => Enumerable.Range(0, rows.Count).Where(i => has(of(i))).GroupBy(i => of(i)!).ToDictionary(group => group.Key, group => group.Sum(i => rows[i].Count));
            return new ClassFigures(
                one, one.HomeRoomTeacherId is { } teacher ? names.GetValueOrDefault(teacher) : null, rows.Count == 0 ? enrolled.GetValueOrDefault(one.Id) : rows.Sum(row => row.Count), rows.Where(row => row.Learning is null).Sum(row => row.Count),
                By(code => code is not null, i => rows[i].Learning), By(code => code is not null, i => rows[i].Conduct), By(code => code is not null, i => rows[i].Title), By(code => code is not null, i => rows[i].Decision),
                signed.Contains(one.Id), rows.Count == 0 ? null : rows.Max(row => row.At));
        }).ToList();
        return new(
            year.Name, asked, await permissions.IsGrantedAsync(StudentRecordsPermissions.Results.SignOff, cancellationToken), figures,
            Occurring(counts.Select(row => (row.Learning, words.Learning(row.RuleSet, row.Learning)))), Occurring(counts.Select(row => (row.Conduct, words.Conduct(row.RuleSet, row.Conduct)))),
            Occurring(counts.Select(row => (row.Title, words.Title(row.Title)))), Occurring(counts.Select(row => (row.Decision, words.Decision(row.Decision)))));
    }

    /// <summary>Computes the whole school anew.</summary>
    /// <returns>How many results differ from what stood.</returns>
    public async Task<int> ComputeAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Results.Default, cancellationToken);
        if (await classes.FindYearAsync(cancellationToken) is not { } year)
            throw new BusinessException(ResultErrorCodes.NoYear);
        return await engine.ComputeAsync(year.Id, null, cancellationToken) is { } computation ? await store.StoreAsync(computation, cancellationToken) : 0;
    }

    /// <summary>The results of a class stand from now on: marks are locked, conduct and roll-calls closed.</summary>
    public async Task SignOffAsync(Guid classId, ResultPeriod period, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Results.SignOff, cancellationToken);
        var opened = await classes.FindAsync(classId, cancellationToken);
        var sign = await db.ResultSignOffs.SingleOrDefaultAsync(row => row.ClassId == classId && row.Period == period, cancellationToken);
        if (sign?.SignedAt is not null)
            return;
        var computation = (await engine.ComputeAsync(opened.SchoolYearId, classId, cancellationToken))!;
        var rows = computation.Results.Where(row => row.Period == period).ToList();
        var isPrimary = computation.Books[0].Rules?.IsPrimary() == true;
        var incomplete = rows.Count(row => isPrimary ? ResultDetails.Read(row.Result.Details).Missing is not null : row.Result.Learning is null || row.Result.Conduct is null);
        if (incomplete > 0 || rows.Count == 0)
            throw new BusinessException(ResultErrorCodes.Incomplete).WithData("Count", incomplete);
        await store.StoreAsync(computation, cancellationToken);
        if (sign is null)
            db.Add(sign = new ResultSignOff(tenant.GetId(), opened.SchoolYearId, classId, period));
        sign.Sign(await NameAsync(cancellationToken), clock.GetUtcNow());
        await gradingSettings.KeepAsync(opened.SchoolYearId, clock.GetUtcNow(), user.GetId(), sign.SignedByName, cancellationToken);
        if (period is not ResultPeriod.AfterSummer)
            await LockColumnsAsync(classId, computation, period, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes the sign-off back. Marks stay locked: each is changed by a correction, or after the office has unlocked its column.</summary>
    public async Task ReopenAsync(Guid classId, ResultPeriod period, string? reason, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Results.SignOff, cancellationToken);
        var sign = await db.ResultSignOffs.SingleOrDefaultAsync(row => row.ClassId == classId && row.Period == period && row.SignedAt != null, cancellationToken)
            ?? throw new EntityNotFoundException(typeof(ResultSignOff), classId);
        sign.Reopen(reason, await NameAsync(cancellationToken), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What is missing in the term, by class and teacher.</summary>
    public async Task<LateList?> GetLateAsync(ResultPeriod? period, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Results.Default, cancellationToken);
        if (await classes.FindYearAsync(cancellationToken) is not { } year)
            return null;
        var asked = period ?? CurrentPeriod(year);
        var computation = (await engine.ComputeAsync(year.Id, null, cancellationToken))!;
        var assignments = await db.TeachingAssignments.Where(row => row.SchoolYearId == year.Id).Select(row => new { row.ClassId, row.SubjectId, row.TeacherId }).ToListAsync(cancellationToken);
        var names = await NamesAsync(assignments.Select(row => (Guid?)row.TeacherId).Concat(computation.Books.Select(book => book.Class.HomeRoomTeacherId)), cancellationToken);
        var teachers = assignments.ToLookup(row => (row.ClassId, row.SubjectId), row => names.GetValueOrDefault(row.TeacherId));
        var subjects = computation.Books.SelectMany(book => book.Subjects).DistinctBy(plan => plan.Subject.Code).ToDictionary(plan => plan.Subject.Code, plan => plan.Subject);
        var marks =
            from row in computation.Results
            where row.Period == asked
            from missing in ResultDetails.Read(row.Result.Details).Missing ?? []
            group missing by (row.Class, missing.Subject, missing.Term) into cell
            let subject = subjects[cell.Key.Subject]
            select new LateMarks(
                cell.Key.Class, subject.Id, subject.Name, cell.Key.Term, string.Join(", ", teachers[(cell.Key.Class.Id, subject.Id)].OfType<string>()) is { Length: > 0 } who ? who : null,
                cell.Count(), cell.First().Text);
        var conductPeriod = Enum.Parse<ConductPeriod>(asked.ToString());
        var conduct = computation.Books.Where(book => book.Rules?.IsPrimary() == false).Select(book => new LateConduct(
                book.Class, Name(book.Class), computation.Results.Count(row => row.Class.Id == book.Class.Id && row.Period == asked && row.Result.Conduct is null && !computation.Data.Conduct.ContainsKey((row.Pupil.Id, conductPeriod)))))
            .Where(late => late.Pupils > 0);
        return new(
            year.Name, asked,
            [.. marks.OrderBy(late => late.Class.Grade).ThenBy(late => late.Class.Name, StringComparer.Ordinal).ThenBy(late => late.Term)],
            await LateRollCallsAsync(year, [.. computation.Books.Select(book => book.Class)], Name, cancellationToken),
            [.. conduct]);

        string? Name(ClassRef one) => one.HomeRoomTeacherId is { } id ? names.GetValueOrDefault(id) : null;
    }

    /// <summary>Marks that were changed after they had been entered, the newest first.</summary>
    public async Task<IReadOnlyList<ChangedMark>> GetChangesAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Results.Default, cancellationToken);
        if (await classes.FindYearAsync(cancellationToken) is not { } year)
            return [];
        // A first entry has null before it; only what stood and was replaced is of interest.
        var rows = await (
            from change in db.MarkChanges
            join line in db.MarkLines on change.LineId equals line.Id
            where line.SchoolYearId == year.Id && change.Number > 1
            join pupil in db.Pupils on line.PupilId equals pupil.Id
            join subject in db.Subjects on line.SubjectId equals subject.Id
            orderby change.At descending
            select new
            {
                change.At, change.ByName, change.Cells, change.Reason, PupilName = pupil.FullName, line.SubjectId, SubjectCode = subject.Code, SubjectName = subject.Name, line.Term,
                ClassId = db.Enrolments.Where(row => row.PupilId == line.PupilId && row.SchoolYearId == year.Id).OrderByDescending(row => row.From).Select(row => row.ClassId).FirstOrDefault(),
            }).Take(ShownChanges * 5).ToListAsync(cancellationToken);
        var sat = await db.Classes.Where(row => row.SchoolYearId == year.Id).Select(row => new { row.Id, row.Name, row.Grade }).ToDictionaryAsync(row => row.Id, cancellationToken);
        var programme = await db.GradeSubjects.AsNoTracking().Where(row => row.SchoolYearId == year.Id).ToDictionaryAsync(row => (row.Grade, row.SubjectId), cancellationToken);
        return
        [
            .. (from row in rows
                let room = sat.GetValueOrDefault(row.ClassId)
                let entry = room is null ? null : programme.GetValueOrDefault((room.Grade, row.SubjectId))
                let book = entry is null ? null : SubjectBook.Of(
                    room!.Grade, year.Begin, row.Term, entry.Kind, row.SubjectCode, entry.PeriodsPerYear, row.Term == 1 ? entry.RegularColumns1 : entry.RegularColumns2)
                from cell in MarkDifference.Read(row.Cells)
                where cell.Column != MarkColumns.Comment && cell.Before is not null
                select new ChangedMark(
                    row.At, row.ByName, room?.Name ?? "", row.PupilName, row.SubjectName, row.Term, cell.Column, Show(book, cell.Column, cell.Before), Show(book, cell.Column, cell.After), row.Reason, row.Reason is not null))
                .Take(ShownChanges),
        ];
    }

    /// <summary>As the book shows it; of a column that it no longer has, as it was written.</summary>
    private static string? Show(SubjectBook? book, string column, string? value) => value is null ? null
        : book?.Find(column) is { } found && decimal.TryParse(value, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? SubjectBook.Text(found, number) : value.Replace('.', ',');

    private ResultPeriod CurrentPeriod(SchoolYear year) => clock.VietnamToday() switch
    {
        var today when year.Terms.Find(term => term.Number == 2) is not { } second || today < second.StartsOn => ResultPeriod.Term1,
        var today when today <= year.Terms[^1].EndsOn => ResultPeriod.Term2,
        _ => ResultPeriod.Year,
    };

    private async Task<IReadOnlyList<LateRollCalls>> LateRollCallsAsync(SchoolYear year, List<ClassRef> all, Func<ClassRef, string?> name, CancellationToken cancellationToken)
    {
        var today = clock.VietnamToday();
        var from = today.AddDays(-LookBackDays);
        var days = Enumerable.Range(0, LookBackDays).Select(from.AddDays).Where(day => SchoolDays.Of(year, day).IsSchoolDay).ToList();
        var called = (await db.RollCalls.Where(row => row.SchoolYearId == year.Id && row.Date >= from && row.Date < today).Select(row => new { row.ClassId, row.Date }).ToListAsync(cancellationToken))
            .Select(row => (row.ClassId, row.Date)).ToHashSet();
        return
        [
            .. from one in all
               let missing = days.Where(day => !called.Contains((one.Id, day))).ToList()
               where missing.Count > 0
               select new LateRollCalls(one, name(one), missing.Count, missing[^1]),
        ];
    }

    private async Task LockColumnsAsync(Guid classId, Computation computation, ResultPeriod period, CancellationToken cancellationToken)
    {
        var terms = period switch { ResultPeriod.Term1 => [1], ResultPeriod.Term2 => [2], _ => new[] { 1, 2 } };
        var known = await db.MarkColumnStates.Where(row => row.ClassId == classId && terms.Contains(row.Term)).ToListAsync(cancellationToken);
        foreach (var plan in computation.Books[0].Subjects)
        {
            foreach (var term in terms)
            {
                foreach (var column in plan.Columns(term))
                {
                    var state = known.Find(row => row.SubjectId == plan.Subject.Id && row.Term == term && row.Column == column);
                    if (state is null)
                        db.Add(state = new MarkColumnState(tenant.GetId(), classId, plan.Subject.Id, term, column));
                    state.Lock(clock.GetUtcNow(), user.GetId());
                }
            }
        }
    }

    private static IReadOnlyList<CodeText> Occurring(IEnumerable<(string? Code, string? Text)> codes) =>
        [.. codes.Where(one => one.Code is not null).Select(one => new CodeText(one.Code!, one.Text ?? one.Code!)).Distinct().OrderBy(one => Array.IndexOf(BestFirst, one.Code))];

    private static readonly string[] BestFirst =
    [
        "Outstanding", "WellCompleted", "Completed", "ClassCompleted", "NotCompleted", "ClassNotCompleted", "G", "T", "K", "TB", "D", "Y", "CD", "KEM",
        "Excellent", "Advanced", "Exemplary", "OutstandingCompletion", "Progress", "Promoted", "CompletedLevel", "Retest", "SummerTraining", "SummerTrainingThenRetest", "ExtraHelp", "NotPromoted",
    ];

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> ids, CancellationToken cancellationToken) =>
        (await people.GetListAsync([.. ids.OfType<Guid>().Distinct()], cancellationToken)).ToDictionary(person => person.Id, person => person.FullName);

    private async Task<string> NameAsync(CancellationToken cancellationToken) =>
        user.FullName ?? (await people.FindAsync(user.GetId(), cancellationToken))?.FullName ?? "";
}
