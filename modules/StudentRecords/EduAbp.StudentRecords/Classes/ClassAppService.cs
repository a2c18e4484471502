using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Years;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Classes;

/// <summary>The classes of a year and their home-room teachers.</summary>
internal sealed class ClassAppService(StudentRecordsDbContext db, YearPicker years, TeacherList teachers, IPermissionChecker permissions, ICurrentTenant tenant) : ITransientDependency
{
    public async Task<IReadOnlyList<ClassItem>> GetListAsync(Guid? yearId, CancellationToken cancellationToken)
    {
        if (!await permissions.IsGrantedAsync(StudentRecordsPermissions.Pupils.Default, cancellationToken)) await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        var classes = await db.Classes.AsNoTracking().Where(row => row.SchoolYearId == year.Id).ToListAsync(cancellationToken);
        var counts = await (
            from enrolment in db.Enrolments
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            where enrolment.SchoolYearId == year.Id && enrolment.To == null
            group pupil by enrolment.ClassId into one
            select new { one.Key, All = one.Count(), Girls = one.Count(pupil => pupil.Sex == Sex.Female) }).ToDictionaryAsync(row => row.Key, cancellationToken);
        var names = (await teachers.GetAsync([.. classes.Select(row => row.HomeRoomTeacherId).OfType<Guid>().Distinct()], cancellationToken)).ToDictionary(teacher => teacher.Id, teacher => teacher.Label);
        return
        [
            .. classes.OrderBy(row => row.Grade).ThenBy(row => Key(row.Name), StringComparer.Ordinal).Select(row => new ClassItem(
                row.Id, row.Grade, row.Name, row.HomeRoomTeacherId, row.HomeRoomTeacherId is { } id ? names.GetValueOrDefault(id) : null,
                counts.GetValueOrDefault(row.Id)?.All ?? 0, counts.GetValueOrDefault(row.Id)?.Girls ?? 0, row.SpecialSubjectId)),
        ];
    }

    /// <summary>One class and its year.</summary>
    public async Task<(ClassItem Class, Guid YearId)> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var year = await db.Classes.Where(row => row.Id == id).Select(row => (Guid?)row.SchoolYearId).SingleOrDefaultAsync(cancellationToken) ?? throw new EntityNotFoundException(typeof(SchoolClass), id);
        return ((await GetListAsync(year, cancellationToken)).Single(row => row.Id == id), year);
    }

    public async Task<IReadOnlyList<TeacherItem>> GetTeachersAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        return await teachers.GetAsync([], cancellationToken);
    }

    /// <returns>How many were added.</returns>
    public async Task<int> AddAsync(Guid? yearId, NewClasses input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await years.GetAsync(yearId, cancellationToken);
        var names = ClassNames.Parse(input.Names) ?? throw new BusinessException(StudentRecordsErrorCodes.ClassNamesWrong).ForField("Names");
        var taken = (await db.Classes.Where(row => row.SchoolYearId == year.Id).Select(row => row.Name).ToListAsync(cancellationToken)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var taught = SchoolGrades.Of(tenant.Unit!);
        foreach (var name in names)
        {
            if (taken.Contains(name)) throw new BusinessException(StudentRecordsErrorCodes.ClassNameTaken).WithData("Name", name).ForField("Names");
            var grade = input.Grade ?? ClassNames.GradeOf(name) ?? throw new BusinessException(StudentRecordsErrorCodes.ClassNamesWrong).ForField("Names");
            if (!taught.Contains(grade)) throw new BusinessException(StudentRecordsErrorCodes.GradeNotTaught).WithData("Grade", grade).ForField("Names");
            db.Add(new SchoolClass(tenant.GetId(), year.Id, grade, name));
        }

        await db.SaveChangesAsync(cancellationToken);
        return names.Count;
    }

    public async Task ChangeAsync(Guid id, ClassChange input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var row = await db.Classes.GetAsync(id, cancellationToken);
        var name = ClassNames.Clean(input.Name) ?? throw new BusinessException(StudentRecordsErrorCodes.ClassNamesWrong).ForField("Name");
        var others = await db.Classes.Where(other => other.SchoolYearId == row.SchoolYearId && other.Id != id).Select(other => other.Name).ToListAsync(cancellationToken);
        if (others.Contains(name, StringComparer.OrdinalIgnoreCase)) throw new BusinessException(StudentRecordsErrorCodes.ClassNameTaken).WithData("Name", name).ForField("Name");
        if (input.HomeRoomTeacherId is { } teacher && teacher != row.HomeRoomTeacherId && (await teachers.GetAsync([], cancellationToken)).All(known => known.Id != teacher))
            throw new BusinessException(StudentRecordsErrorCodes.TeacherUnknown).WithData("Name", "").ForField("HomeRoomTeacherId");
        if (input.SpecialSubjectId is { } subject) await db.Subjects.GetAsync(subject, cancellationToken);
        row.Change(name, input.HomeRoomTeacherId, input.SpecialSubjectId);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Deletes a class in which nobody ever was.</summary>
    public async Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var row = await db.Classes.GetAsync(id, cancellationToken);
        if (await db.Enrolments.AnyAsync(one => one.ClassId == id, cancellationToken)) throw new BusinessException(StudentRecordsErrorCodes.ClassNotEmpty).WithData("Name", row.Name);
        db.RemoveRange(await db.TeachingAssignments.Where(one => one.ClassId == id).ToListAsync(cancellationToken));
        db.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Numbers in names sort as numbers: 7A2 before 7A10.</summary>
    internal static string Key(string name) => System.Text.RegularExpressions.Regex.Replace(VietnameseText.Fold(name), @"\d+", digits => digits.Value.PadLeft(4, '0'));
}
