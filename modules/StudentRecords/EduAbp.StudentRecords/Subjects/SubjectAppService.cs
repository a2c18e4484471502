using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Years;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Subjects;

/// <summary>The subjects of each grade in a year.</summary>
internal sealed class SubjectAppService(StudentRecordsDbContext db, YearPicker years, IPermissionChecker permissions, ICurrentTenant tenant) : ITransientDependency
{
    private const int MostPeriods = 700;
    private const int MostColumns = 10;

    public async Task<IReadOnlyList<GradeSubjectItem>> GetListAsync(Guid? yearId, int grade, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        var rows = await (
            from row in db.GradeSubjects.AsNoTracking()
            join subject in db.Subjects.AsNoTracking() on row.SubjectId equals subject.Id
            where row.SchoolYearId == year.Id && row.Grade == grade
            orderby row.IsElective, subject.Order, subject.Name
            select new
            {
                Row = row, subject.Code, subject.Name, subject.ShortName,
                IsInUse = db.MarkLines.Any(line => line.SchoolYearId == year.Id && line.SubjectId == row.SubjectId)
                    && db.TeachingAssignments.Any(one => one.SchoolYearId == year.Id && one.SubjectId == row.SubjectId),
            }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(found => new GradeSubjectItem(
                found.Row.Id, found.Row.SubjectId, found.Code, found.Name, found.ShortName, found.Row.Kind, found.Row.PeriodsPerYear, found.Row.IsElective,
                found.Row.RegularColumns1, found.Row.RegularColumns2, ColumnsOf(year.Begin, grade, found.Row.Kind, found.Row.PeriodsPerYear), found.IsInUse)),
        ];
    }

    public async Task ChangeAsync(Guid? yearId, int grade, IReadOnlyList<GradeSubjectInput> input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        var errors = new List<ValidationError>();
        for (var i = 0; i < input.Count; i++)
        {
            if (input[i].Periods is < 0 or > MostPeriods) errors.Add(new($"Rows[{i}].Periods", StudentRecordsErrorCodes.PeriodsWrong));
            if (input[i].Columns1 is < 0 or > MostColumns) errors.Add(new($"Rows[{i}].Columns1", StudentRecordsErrorCodes.ColumnsWrong));
            if (input[i].Columns2 is < 0 or > MostColumns) errors.Add(new($"Rows[{i}].Columns2", StudentRecordsErrorCodes.ColumnsWrong));
        }

        if (errors.Count > 0) throw new AbpValidationException(errors);
        var rows = await db.GradeSubjects.Where(row => row.SchoolYearId == year.Id && row.Grade == grade).ToDictionaryAsync(row => row.Id, cancellationToken);
        foreach (var typed in input)
        {
            if (!rows.TryGetValue(typed.Id, out var row)) throw new EntityNotFoundException(typeof(GradeSubject), typed.Id);
            var rule = ColumnsOf(year.Begin, grade, typed.Kind, typed.Periods);
            // The number of the rule is no departure from it.
            row.Change(typed.Kind, typed.Periods, typed.IsElective, typed.Columns1 == rule ? null : typed.Columns1, typed.Columns2 == rule ? null : typed.Columns2);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task AddAsync(Guid? yearId, int grade, NewSubject input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        if (!SchoolGrades.Of(tenant.Unit!).Contains(grade)) throw new BusinessException(StudentRecordsErrorCodes.GradeNotTaught).WithData("Grade", grade);
        var name = VietnameseText.Normalize(input.Name ?? "");
        if (name.Length is 0 or > 120) throw new BusinessException(StudentRecordsErrorCodes.SubjectNameMissing).ForField("Name");
        if (input.Periods is < 0 or > MostPeriods) throw new BusinessException(StudentRecordsErrorCodes.PeriodsWrong).ForField("Periods");
        var shortName = VietnameseText.Normalize(input.ShortName ?? "") is { Length: > 0 and <= 40 } given ? given : name.Length <= 40 ? name : name[..40];
        var subject = (await db.Subjects.ToListAsync(cancellationToken)).Find(one => VietnameseText.Fold(one.Name) == VietnameseText.Fold(name));
        if (subject is null)
        {
            var programme = SubjectCatalogue.FindByName(name);
            subject = new Subject(tenant.GetId(), programme?.Code ?? $"rieng-{Guid.CreateVersion7():N}"[..24], name, shortName, programme?.Order ?? 100);
            db.Add(subject);
        }
        else if (await db.GradeSubjects.AnyAsync(row => row.SchoolYearId == year.Id && row.Grade == grade && row.SubjectId == subject.Id, cancellationToken))
        {
            throw new BusinessException(StudentRecordsErrorCodes.SubjectTaken).WithData("Name", subject.Name).ForField("Name");
        }

        var added = new GradeSubject(tenant.GetId(), year.Id, grade, subject.Id, input.Kind, input.Periods);
        added.Change(input.Kind, input.Periods, input.IsElective, null, null);
        db.Add(added);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var row = await db.GradeSubjects.GetAsync(id, cancellationToken);
        var pupils = db.Enrolments.Where(one => one.SchoolYearId == row.SchoolYearId && db.Classes.Any(of => of.Id == one.ClassId && of.Grade == row.Grade)).Select(one => one.PupilId);
        if (await db.MarkLines.AnyAsync(line => line.SchoolYearId == row.SchoolYearId && line.SubjectId == row.SubjectId && pupils.Contains(line.PupilId), cancellationToken))
            throw new BusinessException(StudentRecordsErrorCodes.SubjectInUse);
        var assignments = await db.TeachingAssignments
            .Where(one => one.SchoolYearId == row.SchoolYearId && one.SubjectId == row.SubjectId && db.Classes.Any(of => of.Id == one.ClassId && of.Grade == row.Grade))
            .ToListAsync(cancellationToken);
        db.RemoveRange(assignments);
        db.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The subjects of the programme that the grade lacks, with the programme's kinds and periods.</summary>
    public async Task<int> AddProgrammeAsync(Guid? yearId, int grade, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        if (!SchoolGrades.Of(tenant.Unit!).Contains(grade)) throw new BusinessException(StudentRecordsErrorCodes.GradeNotTaught).WithData("Grade", grade);
        var subjects = await db.Subjects.ToDictionaryAsync(subject => subject.Code, cancellationToken);
        var present = await db.GradeSubjects.Where(row => row.SchoolYearId == year.Id && row.Grade == grade).Select(row => row.SubjectId).ToListAsync(cancellationToken);
        var added = 0;
        foreach (var entry in SubjectCatalogue.Of(grade))
        {
            if (!subjects.TryGetValue(entry.Code, out var subject)) db.Add(subject = new Subject(tenant.GetId(), entry.Code, entry.Name, entry.ShortName, entry.Order));
            else if (present.Contains(subject.Id)) continue;
            var row = new GradeSubject(tenant.GetId(), year.Id, grade, subject.Id, entry.Kind, entry.PeriodsPerYear);
            row.Change(entry.Kind, entry.PeriodsPerYear, entry.IsElective, null, null);
            db.Add(row);
            added++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return added;
    }

    private static int? ColumnsOf(int yearBegin, int grade, SubjectKind kind, int periods)
    {
        if (kind is not (SubjectKind.Scored or SubjectKind.Remark) || SchoolLevels.OfGrade(grade) is not { } level || RuleSets.Find(level, grade, yearBegin) is not { } rules) return null;
        return ColumnPlan.For(rules, kind == SubjectKind.Remark ? AssessedBy.Remarks : AssessedBy.Marks, periods).Regular;
    }
}
