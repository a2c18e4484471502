using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Marks;
using EduAbp.Timing;
using EduAbp.Users;
using EduAbp.Workflows.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Corrections;

/// <summary>Corrections after the lock: teachers ask for their own books, home-room teachers see those of their class, office and principal all.</summary>
internal sealed class CorrectionAppService(
    StudentRecordsDbContext db,
    CorrectionProcess process,
    HomeRoomClasses classes,
    IPermissionChecker permissions,
    ICurrentTenant tenant,
    ICurrentUser user,
    IPersonLookup people,
    IStringLocalizer texts,
    TimeProvider clock)
    : ITransientDependency
{
    private const int Shown = 200;

    public async Task<IReadOnlyList<CorrectionItem>> GetListAsync(CancellationToken cancellationToken)
    {
        var all = await SeesAllAsync(cancellationToken);
        var me = user.GetId();
        var found = await Items(
            db.MarkCorrections.Where(row => all || row.AskedById == me || db.Classes.Any(one => one.Id == row.ClassId && one.HomeRoomTeacherId == me)).OrderByDescending(row => row.AskedAt).Take(Shown),
            me).ToListAsync(cancellationToken);
        return [.. found.OrderByDescending(item => item.AskedAt)];
    }

    /// <summary>The person's books of the current year.</summary>
    public async Task<IReadOnlyList<CorrectionBook>> GetBooksAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        if (await classes.FindYearAsync(cancellationToken) is not { } year)
            return [];
        var me = user.GetId();
        var mine = await (
            from assignment in db.TeachingAssignments
            where assignment.SchoolYearId == year.Id && assignment.TeacherId == me
            join row in db.Classes on assignment.ClassId equals row.Id
            join subject in db.Subjects on assignment.SubjectId equals subject.Id
            select new { assignment.ClassId, row.Name, assignment.SubjectId, SubjectName = subject.Name, assignment.Term }).ToListAsync(cancellationToken);
        var classIds = mine.Select(book => book.ClassId).Distinct().ToList();
        var locked = (await db.MarkColumnStates.Where(row => classIds.Contains(row.ClassId) && row.LockedAt != null)
            .GroupBy(row => new { row.ClassId, row.SubjectId, row.Term }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken))
            .ToDictionary(group => (group.Key.ClassId, group.Key.SubjectId, group.Key.Term), group => group.Count);
        return
        [
            .. from book in mine
               from term in year.Terms.Select(term => term.Number).Order()
               where book.Term is null || book.Term == term
               orderby book.Name.Length, book.Name, book.SubjectName, term
               select new CorrectionBook(book.ClassId, book.Name, book.SubjectId, book.SubjectName, term, locked.GetValueOrDefault((book.ClassId, book.SubjectId, term))),
        ];
    }

    public async Task<CorrectionForm> GetFormAsync(Guid classId, Guid subjectId, int term, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        var book = (await GetBooksAsync(cancellationToken)).FirstOrDefault(one => one.ClassId == classId && one.SubjectId == subjectId && one.Term == term)
            ?? throw new AbpAuthorizationException(StudentRecordsPermissions.Marks.Enter);
        var opened = await classes.FindAsync(classId, cancellationToken);
        var columns = await db.MarkColumnStates.Where(row => row.ClassId == classId && row.SubjectId == subjectId && row.Term == term && row.LockedAt != null).Select(row => row.Column).ToListAsync(cancellationToken);
        columns.Sort((one, other) => Place(one).CompareTo(Place(other)));
        var year = await classes.GetYearAsync(opened.SchoolYearId, cancellationToken);
        var day = clock.VietnamToday();
        var (from, to) = (year.Terms[0].StartsOn, year.Terms[^1].EndsOn);
        var pupils = await classes.GetPupilsAsync(classId, day < from ? from : day > to ? to : day, cancellationToken);
        var cells = await db.MarkLines.Where(row => row.SchoolYearId == opened.SchoolYearId && row.SubjectId == subjectId && row.Term == term)
            .Join(db.Enrolments.Where(row => row.ClassId == classId), line => line.PupilId, row => row.PupilId, (line, _) => new { line.PupilId, line.Cells }).Distinct().ToListAsync(cancellationToken);
        var byPupil = cells.ToDictionary(row => row.PupilId, row => MarkCells.Parse(row.Cells));
        var scales = new Dictionary<string, MarkScale>();
        foreach (var column in columns)
            scales[column] = await new CorrectionScales(db).OfAsync(classId, subjectId, column, cancellationToken);
        return new(book, columns, [.. pupils.Select(pupil => new CorrectionPupil(
            pupil.Id, pupil.FullName, columns.ToDictionary(column => column, column => CorrectionScales.Show(scales[column], byPupil.GetValueOrDefault(pupil.Id, MarkCells.Empty)[column].Value))))]);

        static (int, string) Place(string column) => (column.StartsWith("TX", StringComparison.Ordinal) ? 0 : column.Contains("GK", StringComparison.Ordinal) ? 1 : 2, column);
    }

    /// <summary>Asks that a locked mark be changed.</summary>
    public async Task<Guid> AskAsync(CorrectionInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        var form = await GetFormAsync(input.ClassId, input.SubjectId, input.Term, cancellationToken);
        if (input.PupilId == Guid.Empty)
            throw new BusinessException(CorrectionErrorCodes.PupilMissing).ForField("hs");
        var column = input.Column ?? "";
        if (!form.Columns.Contains(column))
            throw new BusinessException(CorrectionErrorCodes.NotLocked).ForField(nameof(input.Column));
        var pupil = form.Pupils.FirstOrDefault(row => row.Id == input.PupilId) ?? throw new EntityNotFoundException(typeof(Pupils.Pupil), input.PupilId);
        if (await db.MarkCorrections.AnyAsync(
                row => row.PupilId == input.PupilId && row.SubjectId == input.SubjectId && row.Term == input.Term && row.Column == column
                    && (row.State == CorrectionState.Asked || row.State == CorrectionState.Verified),
                cancellationToken))
            throw new BusinessException(CorrectionErrorCodes.Waiting);
        var scale = await new CorrectionScales(db).OfAsync(input.ClassId, input.SubjectId, column, cancellationToken);
        var reading = MarkReader.Read(input.NewValue, scale, isTyped: true);
        if (reading.Problem is { } problem)
            throw new BusinessException($"StudentRecords:Grading:Mark:{problem}").WithData("0", input.NewValue).ForField(nameof(input.NewValue));

        var opened = await classes.FindAsync(input.ClassId, cancellationToken);
        var number = (await db.MarkCorrections.Where(row => row.SchoolYearId == opened.SchoolYearId).Select(row => (int?)row.Number).MaxAsync(cancellationToken) ?? 0) + 1;
        var correction = new MarkCorrection(tenant.GetId(), opened.SchoolYearId, input.ClassId, input.PupilId, input.SubjectId, input.Term, column);
        correction.Ask(number, pupil.Values[column], CorrectionScales.Show(scale, reading.Mark?.Number), input.Reason, user.GetId(), await NameAsync(cancellationToken), clock.GetUtcNow());
        db.Add(correction);
        await db.SaveChangesAsync(cancellationToken);
        await process.StartAsync(correction, texts["StudentRecords:Correction:TaskTitle", number, form.Book.SubjectName, form.Book.ClassName, column], opened.HomeRoomTeacherId, cancellationToken);
        return correction.Id;
    }

    public async Task<CorrectionDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var correction = await OpenAsync(id, cancellationToken);
        var item = await Items(db.MarkCorrections.Where(row => row.Id == id), user.GetId()).SingleAsync(cancellationToken);
        var year = await classes.GetYearAsync(correction.SchoolYearId, cancellationToken);
        var homeRoom = (await classes.FindAsync(correction.ClassId, cancellationToken)).HomeRoomTeacherId;
        var task = await process.FindTaskAsync(id, cancellationToken);
        return new(
            item, year.Name, await db.Pupils.Where(row => row.Id == correction.PupilId).Select(row => row.Code).SingleAsync(cancellationToken), correction.Reason,
            homeRoom is { } teacher ? (await people.FindAsync(teacher, cancellationToken))?.FullName : null,
            correction.VerifiedByName, correction.VerifiedAt, correction.DecidedByName, correction.DecidedAt, correction.Refusal, task is { IsMine: true } ? task.Outcomes : []);
    }

    /// <summary>The home-room teacher's or the principal's word; who may say it is asked by the task.</summary>
    public async Task DecideAsync(Guid id, CorrectionDecision decision, CancellationToken cancellationToken)
    {
        await OpenAsync(id, cancellationToken);
        if (decision.Outcome == CorrectionProcess.Refuse && string.IsNullOrWhiteSpace(decision.Comment))
            throw new BusinessException(CorrectionErrorCodes.RefusalMissing).ForField("Comment");
        var task = await process.FindTaskAsync(id, cancellationToken);
        if (task is null || !task.Outcomes.Contains(decision.Outcome))
            throw new BusinessException(WorkflowsErrorCodes.TaskGone);
        await process.DecideAsync(task.Id, decision.Outcome, user.GetId(), await NameAsync(cancellationToken), decision.Comment?.Trim(), cancellationToken);
    }

    private IQueryable<CorrectionItem> Items(IQueryable<MarkCorrection> rows, Guid me) =>
        from row in rows
        join one in db.Classes on row.ClassId equals one.Id
        join subject in db.Subjects on row.SubjectId equals subject.Id
        join pupil in db.Pupils on row.PupilId equals pupil.Id
        select new CorrectionItem(
            row.Id, row.Number, row.State, one.Name, subject.Name, row.Term, row.Column, pupil.FullName, row.OldValue, row.NewValue, row.AskedByName, row.AskedAt, row.AskedById == me);

    /// <summary>Everybody who has marks or a class to do with; the rows say the rest.</summary>
    private async Task<bool> SeesAllAsync(CancellationToken cancellationToken)
    {
        if (await permissions.IsGrantedAsync(StudentRecordsPermissions.Marks.ViewAll, cancellationToken) || await permissions.IsGrantedAsync(StudentRecordsPermissions.Results.SignOff, cancellationToken))
            return true;
        if (!await permissions.IsGrantedAsync(StudentRecordsPermissions.HomeRoom.Default, cancellationToken))
            await permissions.CheckAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        return false;
    }

    private async Task<MarkCorrection> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var all = await SeesAllAsync(cancellationToken);
        var me = user.GetId();
        return await db.MarkCorrections.AsNoTracking().SingleOrDefaultAsync(
                row => row.Id == id && (all || row.AskedById == me || row.VerifiedById == me || db.Classes.Any(one => one.Id == row.ClassId && one.HomeRoomTeacherId == me)), cancellationToken)
            ?? throw new EntityNotFoundException(typeof(MarkCorrection), id);
    }

    private async Task<string> NameAsync(CancellationToken cancellationToken) =>
        user.FullName ?? (await people.FindAsync(user.GetId(), cancellationToken))?.FullName ?? "";
}
