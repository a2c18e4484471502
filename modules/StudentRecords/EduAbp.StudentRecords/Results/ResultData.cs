using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Results;

/// <summary>All that results are made of, for a class or a school: one query for each kind of row.</summary>
internal sealed class ResultData
{
    public required SchoolYear Year { get; init; }

    public required IReadOnlyList<ClassRow> Classes { get; init; }

    /// <summary>By grade, in the order of the books.</summary>
    public required ILookup<int, (GradeSubject Entry, Subject Subject)> Programme { get; init; }

    public required IReadOnlyList<EnrolledPupil> Pupils { get; init; }

    /// <summary>Cells by pupil, subject and term.</summary>
    public required Dictionary<(Guid Pupil, Guid Subject, int Term), string> Lines { get; init; }

    public required ILookup<Guid, (Guid Subject, ExemptionKind Kind, int? Term)> Exemptions { get; init; }

    public required Dictionary<(Guid Pupil, ConductPeriod Period), string> Conduct { get; init; }

    /// <summary>Sessions missed by the plan of one session a day: a day missed twice counts once, without permission if either was; those at a former school are among them.</summary>
    public required Dictionary<(Guid Pupil, int Term), (int Excused, int Unexcused)> Absences { get; init; }

    public required Dictionary<(Guid Pupil, Guid Subject), decimal> Retests { get; init; }

    public required Dictionary<Guid, YearJudgement> Judgements { get; init; }
}

internal sealed record ClassRow(ClassRef Ref, Guid? SpecialSubjectId);

/// <param name="To">The last day in the class; null while there.</param>
internal sealed record EnrolledPupil(PupilRef Pupil, Guid ClassId, DateOnly From, DateOnly? To);

internal sealed class ResultDataReader(StudentRecordsDbContext db) : ITransientDependency
{
    /// <param name="classId">Null for the whole school.</param>
    public async Task<ResultData?> ReadAsync(Guid yearId, Guid? classId, CancellationToken cancellationToken)
    {
        var year = await db.SchoolYears.AsNoTracking().Include(row => row.Terms).SingleOrDefaultAsync(row => row.Id == yearId, cancellationToken);
        if (year is null)
            return null;
        var classes = (await db.Classes.AsNoTracking().Where(row => row.SchoolYearId == yearId && (classId == null || row.Id == classId)).ToListAsync(cancellationToken))
            .ConvertAll(row => new ClassRow(new ClassRef(row.Id, row.SchoolYearId, row.Grade, row.Name, row.HomeRoomTeacherId), row.SpecialSubjectId));
        var programme = await (
            from entry in db.GradeSubjects
            where entry.SchoolYearId == yearId
            join subject in db.Subjects on entry.SubjectId equals subject.Id
            select new { Entry = entry, Subject = subject }).AsNoTracking().ToListAsync(cancellationToken);
        var enrolled = await (
            from enrolment in db.Enrolments
            where enrolment.SchoolYearId == yearId && (classId == null || db.Enrolments.Any(own => own.ClassId == classId && own.PupilId == enrolment.PupilId))
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            select new EnrolledPupil(new PupilRef(pupil.Id, pupil.Code, pupil.FullName, pupil.SortKey, pupil.BirthDate), enrolment.ClassId, enrolment.From, enrolment.To))
            .ToListAsync(cancellationToken);
        // A pupil belongs where the last enrolment of the year is; the marks went along.
        var pupils = enrolled.GroupBy(row => row.Pupil.Id).Select(rows => rows.OrderBy(row => row.From).ThenBy(row => row.To is null).Last())
            .Where(row => classId is null || row.ClassId == classId)
            .OrderBy(row => row.Pupil.SortKey, StringComparer.Ordinal).ThenBy(row => row.Pupil.Code, StringComparer.Ordinal).ToList();

        var secondTerm = year.Terms.Find(term => term.Number == 2)!.StartsOn;
        return new ResultData
        {
            Year = year,
            Classes = classes,
            Programme = programme.OrderBy(row => row.Subject.Order).ToLookup(row => row.Entry.Grade, row => (row.Entry, row.Subject)),
            Pupils = pupils,
            Lines = await LinesAsync(yearId, classId, cancellationToken),
            Exemptions = (await db.SubjectExemptions.Where(row => row.SchoolYearId == yearId).Select(row => new { row.PupilId, row.SubjectId, row.Kind, row.Term }).ToListAsync(cancellationToken))
                .ToLookup(row => row.PupilId, row => (row.SubjectId, row.Kind, row.Term)),
            Conduct = (await OfClass(db.ConductEntries.Where(row => row.SchoolYearId == yearId && row.Level != null), classId, row => row.PupilId)
                .Select(row => new { row.PupilId, row.Period, row.Level }).ToListAsync(cancellationToken)).ToDictionary(row => (row.PupilId, row.Period), row => row.Level!),
            Absences = await AbsencesAsync(yearId, classId, secondTerm, cancellationToken),
            Retests = (await db.RetestMarks.Where(row => row.SchoolYearId == yearId).Select(row => new { row.PupilId, row.SubjectId, row.Number }).ToListAsync(cancellationToken))
                .ToDictionary(row => (row.PupilId, row.SubjectId), row => row.Number),
            Judgements = await db.YearJudgements.AsNoTracking().Where(row => row.SchoolYearId == yearId).ToDictionaryAsync(row => row.PupilId, cancellationToken),
        };
    }

    private async Task<Dictionary<(Guid, Guid, int), string>> LinesAsync(Guid yearId, Guid? classId, CancellationToken cancellationToken)
    {
        var lines = await OfClass(db.MarkLines.Where(row => row.SchoolYearId == yearId), classId, row => row.PupilId)
            .Select(row => new { row.PupilId, row.SubjectId, row.Term, row.Cells }).ToListAsync(cancellationToken);
        var found = new Dictionary<(Guid, Guid, int), string>(lines.Count);
        foreach (var line in lines)
            found[(line.PupilId, line.SubjectId, line.Term)] = line.Cells;
        return found;
    }

    private async Task<Dictionary<(Guid, int), (int, int)>> AbsencesAsync(Guid yearId, Guid? classId, DateOnly secondTerm, CancellationToken cancellationToken)
    {
        var rows = await (
            from absence in OfClass(db.Absences.Where(row => row.SchoolYearId == yearId), classId, row => row.PupilId)
            join call in db.RollCalls on absence.RollCallId equals call.Id
            select new { absence.PupilId, call.Date, absence.IsExcused }).ToListAsync(cancellationToken);
        var elsewhere = await OfClass(db.TermsElsewhere.Where(row => row.SchoolYearId == yearId), classId, row => row.PupilId)
            .Select(row => new { row.PupilId, row.Term, row.Excused, row.Unexcused }).ToListAsync(cancellationToken);
        var found = rows.GroupBy(row => (row.PupilId, row.Date))
            .Select(day => (day.Key.PupilId, Term: day.Key.Date < secondTerm ? 1 : 2, IsExcused: day.All(row => row.IsExcused)))
            .GroupBy(day => (day.PupilId, day.Term))
            .ToDictionary(term => term.Key, term => (term.Count(day => day.IsExcused), term.Count(day => !day.IsExcused)));
        foreach (var term in elsewhere)
        {
            var here = found.GetValueOrDefault((term.PupilId, term.Term));
            found[(term.PupilId, term.Term)] = (here.Item1 + term.Excused, here.Item2 + term.Unexcused);
        }

        return found;
    }

    // A class reads its own pupils' rows only.
    private IQueryable<T> OfClass<T>(IQueryable<T> rows, Guid? classId, System.Linq.Expressions.Expression<Func<T, Guid>> pupil) => classId is not { } id
        ? rows
        : rows.Join(db.Enrolments.Where(own => own.ClassId == id).Select(own => own.PupilId).Distinct(), pupil, own => own, (row, _) => row);
}
