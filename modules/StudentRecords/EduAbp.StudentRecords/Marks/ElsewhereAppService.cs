using System.Globalization;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.Years;
using EduAbp.Text;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Marks;

/// <summary>What a pupil who came in the middle of a year brings along: marks, days missed, the conduct of a whole term. Entered by the office, counted as the school's own.</summary>
internal sealed class ElsewhereAppService(
    StudentRecordsDbContext db, MarkRegisters registers, IPermissionChecker permissions, ICurrentTenant tenant, ICurrentUser user, IPersonLookup people, IAuditLog audit,
    IStringLocalizer texts, TimeProvider clock) : ITransientDependency
{
    private const int MaxSource = 200;
    private const int MostSessions = 200;

    // Stored words are the school's paper: Vietnamese whoever types.
    private const string Reason = "Điểm trường cũ: ";

    /// <param name="term">The last of those the pupil missed the beginning of, where none is said.</param>
    public async Task<ElsewhereSheet> GetAsync(Guid pupilId, int? term, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        return (await OpenAsync(pupilId, term, cancellationToken)).Sheet;
    }

    public async Task SaveAsync(Guid pupilId, int term, ElsewhereInput input, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var (sheet, lines, yearId, classId) = await OpenAsync(pupilId, term, cancellationToken);
        if (sheet.Term != term) throw new BusinessException(StudentRecordsErrorCodes.ElsewhereNotArrived);
        var errors = new List<ValidationError>();
        var source = VietnameseText.Normalize(input.Source ?? "");
        if (source.Length is 0 or > MaxSource) errors.Add(new("Source", StudentRecordsErrorCodes.ElsewhereSourceMissing));

        var cells = input.Cells ?? [];
        var changes = new List<(Guid SubjectId, List<MarkEdit> Edits)>();
        foreach (var row in sheet.Rows.Where(row => !row.IsExempt))
        {
            var edits = new List<MarkEdit>();
            var (hasResult, hasMark) = (false, false);
            foreach (var cell in row.Cells.OfType<ElsewhereCell>())
            {
                var key = Key(row.SubjectId, cell.Column);
                var text = cells.TryGetValue(key, out var typed) ? typed?.Trim() ?? "" : cell.Text;
                if (text.Length > 0)
                {
                    hasResult |= cell.Column == MarkColumns.Result;
                    hasMark |= cell.Column != MarkColumns.Result;
                }

                if (text == cell.Text) continue;
                var reading = MarkReader.Read(text, cell.Scale);
                if (cell.IsOurs) errors.Add(new($"Cells[{key}]", StudentRecordsErrorCodes.ElsewhereOurs));
                else if (reading.Problem is { } problem) errors.Add(new($"Cells[{key}]", $"StudentRecords:Grading:Mark:{problem}", new Dictionary<string, object?> { ["0"] = text }));
                else edits.Add(new MarkEdit(cell.Column, reading.Mark?.Number));
            }

            if (hasResult && hasMark) errors.Add(new($"Cells[{Key(row.SubjectId, MarkColumns.Result)}]", StudentRecordsErrorCodes.ElsewhereBoth));
            if (edits.Count > 0) changes.Add((row.SubjectId, edits));
        }

        foreach (var (field, sessions) in new[] { (nameof(input.Excused), input.Excused), (nameof(input.Unexcused), input.Unexcused) })
            if (sessions is < 0 or > MostSessions) errors.Add(new(field, StudentRecordsErrorCodes.ElsewhereSessions, new Dictionary<string, object?> { ["Max"] = MostSessions }));
        if (!string.IsNullOrEmpty(input.Conduct) && !sheet.ConductLevels.Any(level => level.Code == input.Conduct))
            errors.Add(new(nameof(input.Conduct), ConductErrorCodes.LevelWrong, new Dictionary<string, object?> { ["Level"] = input.Conduct }));
        if (errors.Count > 0) throw new AbpValidationException(errors);
        var author = new MarkAuthor(user.GetId(), user.FullName ?? (await people.FindAsync(user.GetId(), cancellationToken))?.FullName ?? "");
        var count = 0;
        foreach (var (subjectId, edits) in changes)
        {
            var isNew = !lines.TryGetValue(subjectId, out var line);
            line ??= new MarkLine(tenant.GetId(), yearId, subjectId, term, pupilId);
            if (line.Enter(edits, author, clock.GetUtcNow(), Reason + source, isElsewhere: true) is not { } link) continue;
            if (isNew)
            {
                db.Add(line);
                await registers.AddAsync(classId, [line], cancellationToken);
            }

            db.Add(link);
            count += edits.Count;
        }

        var (excused, unexcused, conduct) = (input.Excused ?? sheet.Excused, input.Unexcused ?? sheet.Unexcused, input.Conduct is null ? sheet.Conduct : input.Conduct.Length == 0 ? null : input.Conduct);
        if (count == 0 && (excused, unexcused, conduct) == (sheet.Excused, sheet.Unexcused, sheet.Conduct)) return;
        if ((excused, unexcused) != (sheet.Excused, sheet.Unexcused))
        {
            var about = await db.TermsElsewhere.SingleOrDefaultAsync(row => row.SchoolYearId == yearId && row.PupilId == pupilId && row.Term == term, cancellationToken);
            if (about is null) db.Add(about = new TermElsewhere(tenant.GetId(), yearId, pupilId, term));
            about.Say(excused, unexcused, source, author.Name, clock.GetUtcNow());
        }

        if (conduct != sheet.Conduct)
        {
            var period = PeriodOf(term);
            var entry = await db.ConductEntries.SingleOrDefaultAsync(row => row.SchoolYearId == yearId && row.PupilId == pupilId && row.Period == period, cancellationToken);
            if (entry is null) db.Add(entry = new ConductEntry(tenant.GetId(), yearId, pupilId, period));
            entry.Judge(conduct);
        }

        await audit.WriteAsync(
            "StudentRecords.MarksFromElsewhere", new { Pupil = sheet.Code, Term = term, Source = source, Cells = count, Excused = excused, Unexcused = unexcused, Conduct = conduct }, pupilId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public static string Key(Guid subjectId, string column) => $"{subjectId}.{column}";

    private static ConductPeriod PeriodOf(int term) => term == 1 ? ConductPeriod.Term1 : ConductPeriod.Term2;

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        await permissions.CheckAsync(StudentRecordsPermissions.Marks.ViewAll, cancellationToken);
    }

    private async Task<(ElsewhereSheet Sheet, Dictionary<Guid, MarkLine> Lines, Guid YearId, Guid ClassId)> OpenAsync(Guid pupilId, int? asked, CancellationToken cancellationToken)
    {
        var pupil = await db.Pupils.AsNoTracking().GetAsync(pupilId, cancellationToken);
        var year = await db.SchoolYears.AsNoTracking().Include(row => row.Terms).OrderByDescending(row => row.IsCurrent).ThenByDescending(row => row.Begin).FirstOrDefaultAsync(cancellationToken)
            ?? throw new BusinessException(StudentRecordsErrorCodes.NoYear);
        var way = await db.Enrolments.AsNoTracking().Where(row => row.PupilId == pupilId && row.SchoolYearId == year.Id).OrderBy(row => row.From).ToListAsync(cancellationToken);
        // Whoever was here from the first day has all marks from this school's teachers.
        var came = way.FindLast(row => row.Entry is EntryKind.SchoolTransfer or EntryKind.Returned);
        var terms = came is null ? [] : year.Terms.Where(row => row.StartsOn < came.From).Select(row => row.Number).Order().ToList();
        if (came is null || terms.Count == 0) throw new BusinessException(StudentRecordsErrorCodes.ElsewhereNotArrived);
        var term = asked is { } one && terms.Contains(one) ? one : terms[^1];
        var room = await db.Classes.AsNoTracking().GetAsync(way[^1].ClassId, cancellationToken);
        if (year.State == SchoolYearState.Closed) throw new BusinessException(StudentRecordsErrorCodes.ElsewhereClosed);
        // What a principal has signed is changed by a correction only.
        if (await (
            from result in db.PupilResults
            where result.SchoolYearId == year.Id && result.PupilId == pupilId
            join signed in db.ResultSignOffs on new { result.ClassId, result.Period } equals new { signed.ClassId, signed.Period }
            where signed.SignedAt != null
            select result.Period).AnyAsync(period => period == ResultPeriod.Year || period == (term == 1 ? ResultPeriod.Term1 : ResultPeriod.Term2), cancellationToken))
            throw new BusinessException(StudentRecordsErrorCodes.ElsewhereClosed);

        var programme = (await (
            from entry in db.GradeSubjects
            where entry.SchoolYearId == year.Id && entry.Grade == room.Grade
            join subject in db.Subjects on entry.SubjectId equals subject.Id
            select new { Entry = entry, Subject = subject }).AsNoTracking().ToListAsync(cancellationToken)).OrderBy(row => row.Subject.Order).ToList();
        var lines = await db.MarkLines.Where(row => row.PupilId == pupilId && row.SchoolYearId == year.Id && row.Term == term).ToDictionaryAsync(row => row.SubjectId, cancellationToken);
        var exempt = await db.SubjectExemptions.Where(row => row.PupilId == pupilId && row.SchoolYearId == year.Id && (row.Term == null || row.Term == term)).Select(row => row.SubjectId).ToListAsync(cancellationToken);
        var ids = lines.Values.Select(line => line.Id).ToList();
        var source = await db.MarkChanges.AsNoTracking().Where(row => ids.Contains(row.LineId) && row.Reason != null && row.Reason.StartsWith(Reason))
            .OrderByDescending(row => row.At).Select(row => row.Reason).FirstOrDefaultAsync(cancellationToken);

        var books = programme.ConvertAll(row => SubjectBook.Of(
            room.Grade, year.Begin, term, row.Entry.Kind, row.Subject.Code, row.Entry.PeriodsPerYear, term == 1 ? row.Entry.RegularColumns1 : row.Entry.RegularColumns2));
        var columns = books.SelectMany(book => book.Columns).GroupBy(column => column.Code).OrderBy(group => Place(group.Key)).Select(group => group.Key).ToList();
        if (books.Exists(book => book.HasResult)) columns.Add(MarkColumns.Result);
        var rows = programme.Select((row, place) =>
        {
            var stored = MarkCells.Parse(lines.GetValueOrDefault(row.Subject.Id)?.Cells);
            return new ElsewhereRow(row.Subject.Id, row.Subject.Name, row.Subject.ShortName, exempt.Contains(row.Subject.Id),
            [
                .. columns.Select(code =>
                {
                    if ((code == MarkColumns.Result ? books[place].ResultColumn : books[place].Find(code)) is not { } column) return null;
                    var cell = stored[code];
                    return new ElsewhereCell(code, column.Scale, SubjectBook.Text(column, cell.Value), cell is { Value: not null, IsElsewhere: false });
                }),
            ]);
        }).ToList();
        var about = await db.TermsElsewhere.AsNoTracking().SingleOrDefaultAsync(row => row.PupilId == pupilId && row.SchoolYearId == year.Id && row.Term == term, cancellationToken);
        var period = PeriodOf(term);
        var conduct = await db.ConductEntries.Where(row => row.PupilId == pupilId && row.SchoolYearId == year.Id && row.Period == period).Select(row => row.Level).SingleOrDefaultAsync(cancellationToken);
        // Of a term that the pupil ended here, the conduct is judged here.
        var isOver = year.Terms.Find(row => row.Number == term)!.EndsOn < came.From;
        var rules = isOver && SchoolLevels.OfGrade(room.Grade) is { } level ? RuleSets.Find(level, room.Grade, year.Begin) : null;
        return (
            new ElsewhereSheet(
                pupilId, pupil.FullName, pupil.Code, room.Name, year.Name, term, terms, came.From, columns, rows, source?[Reason.Length..] ?? about?.Source,
                about?.Excused ?? 0, about?.Unexcused ?? 0, conduct, ConductChoice.Of(rules, texts)),
            lines, year.Id, room.Id);
    }

    // TX before GK before CK, and by number.
    private static string Place(string column) => column switch
    {
        ['T', 'X', .. var number] => $"1{number.PadLeft(3, '0')}",
        [.., 'G', 'K'] or ['G', 'K', ..] => $"2{column}",
        _ => string.Create(CultureInfo.InvariantCulture, $"3{column}"),
    };
}
