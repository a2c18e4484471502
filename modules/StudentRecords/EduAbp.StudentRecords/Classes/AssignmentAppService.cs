using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Classes;

/// <summary>Who teaches what: a grid of classes and subjects, grade by grade.</summary>
internal sealed class AssignmentAppService(StudentRecordsDbContext db, YearPicker years, TeacherList teachers, IPermissionChecker permissions, ICurrentTenant tenant) : ITransientDependency
{
    private const int WeeksAYear = 35;

    public async Task<AssignmentGrid> GetAsync(Guid? yearId, int grade, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        var (classes, subjects) = await AxesAsync(year.Id, grade, cancellationToken);
        var ids = classes.Select(row => row.Id).ToArray();
        var assigned = await db.TeachingAssignments.AsNoTracking().Where(row => row.SchoolYearId == year.Id && ids.Contains(row.ClassId)).ToListAsync(cancellationToken);
        var people = await teachers.GetAsync([.. assigned.Select(row => row.TeacherId).Distinct()], cancellationToken);
        var names = people.ToDictionary(teacher => teacher.Id, teacher => teacher.Label);
        var cells = assigned.GroupBy(row => Key(row.ClassId, row.SubjectId)).ToDictionary(
            cell => cell.Key, cell => string.Join("; ", cell.Select(row => names.GetValueOrDefault(row.TeacherId)).OfType<string>().Order(StringComparer.Ordinal)));
        return new AssignmentGrid(grade, classes, subjects, cells, people, (classes.Count * subjects.Count) - cells.Keys.Count(key => subjects.Any(subject => key.EndsWith(subject.Id.ToString("N"), StringComparison.Ordinal))));
    }

    public async Task SaveAsync(Guid? yearId, int grade, AssignmentInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        var (classes, subjects) = await AxesAsync(year.Id, grade, cancellationToken);
        var ids = classes.Select(row => row.Id).ToArray();
        var assigned = await db.TeachingAssignments.Where(row => row.SchoolYearId == year.Id && ids.Contains(row.ClassId)).ToListAsync(cancellationToken);
        var people = await teachers.GetAsync([.. assigned.Select(row => row.TeacherId).Distinct()], cancellationToken);
        var errors = new List<ValidationError>();
        foreach (var one in classes)
        {
            foreach (var subject in subjects)
            {
                if (!input.Cells.TryGetValue(Key(one.Id, subject.Id), out var typed)) continue;
                var wanted = new HashSet<Guid>();
                foreach (var name in (typed ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    if (Find(people, name) is { } teacher) wanted.Add(teacher);
                    else errors.Add(new($"Cells[{Key(one.Id, subject.Id)}]", StudentRecordsErrorCodes.TeacherUnknown, new Dictionary<string, object?> { ["Name"] = name }));
                }

                var present = assigned.Where(row => row.ClassId == one.Id && row.SubjectId == subject.Id).ToList();
                db.RemoveRange(present.Where(row => !wanted.Contains(row.TeacherId)));
                db.AddRange(wanted.Where(id => present.TrueForAll(row => row.TeacherId != id)).Select(id => new TeachingAssignment(tenant.GetId(), year.Id, one.Id, subject.Id, id)));
            }
        }

        if (errors.Count > 0) throw new AbpValidationException(errors);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Fills empty cells and home rooms as classes of the same name had them the year before.</summary>
    /// <returns>How many cells were filled.</returns>
    public async Task<int> CopyLastYearAsync(Guid? yearId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        var last = await db.SchoolYears.Where(row => row.Begin < year.Begin).OrderByDescending(row => row.Begin).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new BusinessException(StudentRecordsErrorCodes.NoLastYear);
        var old = await db.Classes.AsNoTracking().Where(row => row.SchoolYearId == last).ToListAsync(cancellationToken);
        var current = await db.Classes.Where(row => row.SchoolYearId == year.Id).ToListAsync(cancellationToken);
        var before = await db.TeachingAssignments.AsNoTracking().Where(row => row.SchoolYearId == last).ToListAsync(cancellationToken);
        var now = await db.TeachingAssignments.AsNoTracking().Where(row => row.SchoolYearId == year.Id).ToListAsync(cancellationToken);
        var taught = (await db.GradeSubjects.AsNoTracking().Where(row => row.SchoolYearId == year.Id).ToListAsync(cancellationToken)).Select(row => (row.Grade, row.SubjectId)).ToHashSet();
        var present = (await teachers.GetAsync([], cancellationToken)).Select(teacher => teacher.Id).ToHashSet();
        var filled = 0;
        foreach (var row in current)
        {
            if (old.Find(one => one.Name == row.Name) is not { } like) continue;
            if (row.HomeRoomTeacherId is null && like.HomeRoomTeacherId is { } home && present.Contains(home)) row.Change(row.Name, home, row.SpecialSubjectId);
            foreach (var cell in before.Where(one => one.ClassId == like.Id && present.Contains(one.TeacherId)).GroupBy(one => one.SubjectId))
            {
                if (!taught.Contains((row.Grade, cell.Key)) || now.Exists(one => one.ClassId == row.Id && one.SubjectId == cell.Key)) continue;
                db.AddRange(cell.Select(one => one.TeacherId).Distinct().Select(teacher => new TeachingAssignment(tenant.GetId(), year.Id, row.Id, cell.Key, teacher)));
                filled++;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return filled;
    }

    /// <summary>What each teacher has been given.</summary>
    public async Task<IReadOnlyList<TeacherLoad>> GetLoadsAsync(Guid? yearId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        var rows = await (
            from one in db.TeachingAssignments
            join row in db.Classes on one.ClassId equals row.Id
            join subject in db.GradeSubjects on new { one.SchoolYearId, row.Grade, one.SubjectId } equals new { subject.SchoolYearId, subject.Grade, subject.SubjectId }
            where one.SchoolYearId == year.Id
            select new { one.TeacherId, one.ClassId, subject.PeriodsPerYear }).ToListAsync(cancellationToken);
        var homes = await db.Classes.AsNoTracking().Where(row => row.SchoolYearId == year.Id && row.HomeRoomTeacherId != null).Select(row => new { row.HomeRoomTeacherId, row.Name }).ToListAsync(cancellationToken);
        var people = await teachers.GetAsync([.. rows.Select(row => row.TeacherId).Distinct()], cancellationToken);
        return
        [
            .. people.Select(teacher => new TeacherLoad(
                teacher.Id, teacher.Label, rows.Where(row => row.TeacherId == teacher.Id).Select(row => row.ClassId).Distinct().Count(),
                Math.Round(rows.Where(row => row.TeacherId == teacher.Id).Sum(row => row.PeriodsPerYear) / (decimal)WeeksAYear, 1, MidpointRounding.AwayFromZero),
                string.Join(", ", homes.Where(home => home.HomeRoomTeacherId == teacher.Id).Select(home => home.Name).Order(StringComparer.Ordinal)))),
        ];
    }

    internal static string Key(Guid classId, Guid subjectId) => $"{classId:N}.{subjectId:N}";

    // The whole label, or a part of a name that only one has.
    private static Guid? Find(IReadOnlyList<TeacherItem> people, string name)
    {
        var wanted = VietnameseText.Fold(VietnameseText.Normalize(name));
        var exact = people.Where(teacher => VietnameseText.Normalize(teacher.Label) == VietnameseText.Normalize(name)).ToList();
        if (exact.Count == 0) exact = [.. people.Where(teacher => VietnameseText.Fold(teacher.Label) == wanted)];
        if (exact.Count == 0) exact = [.. people.Where(teacher => VietnameseText.Fold(teacher.Label).Contains(wanted, StringComparison.Ordinal))];
        return exact is [var one] ? one.Id : null;
    }

    private async Task<(IReadOnlyList<GridClass> Classes, IReadOnlyList<GridSubject> Subjects)> AxesAsync(Guid year, int grade, CancellationToken cancellationToken)
    {
        var classes = await db.Classes.Where(row => row.SchoolYearId == year && row.Grade == grade).Select(row => new GridClass(row.Id, row.Name)).ToListAsync(cancellationToken);
        var subjects = await (
            from row in db.GradeSubjects
            join subject in db.Subjects on row.SubjectId equals subject.Id
            where row.SchoolYearId == year && row.Grade == grade && row.Kind != SubjectKind.Quality && row.Kind != SubjectKind.Competence
            orderby row.IsElective, subject.Order, subject.Name
            select new GridSubject(subject.Id, subject.Name, subject.ShortName)).ToListAsync(cancellationToken);
        return ([.. classes.OrderBy(row => ClassAppService.Key(row.Name), StringComparer.Ordinal)], subjects);
    }
}
