using System.Globalization;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Identity.Contracts;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Pupils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Office;

/// <summary>Years, classes, assignments and pupils with their records and ways.</summary>
internal sealed class RecordsExportPart(StudentRecordsDbContext db, IPersonLookup people, IStringLocalizer texts) : IUnitExportContributor, ITransientDependency
{
    public int Order => 60;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var years = await db.SchoolYears.AsNoTracking().Include(year => year.Terms).Include(year => year.DaysOff).OrderBy(year => year.Begin).AsSplitQuery().ToListAsync(cancellationToken);
        if (years.Count == 0) return;
        var classes = await db.Classes.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
        var subjects = await db.Subjects.AsNoTracking().ToDictionaryAsync(subject => subject.Id, cancellationToken);
        var gradeSubjects = await db.GradeSubjects.AsNoTracking().ToListAsync(cancellationToken);
        var assignments = await db.TeachingAssignments.AsNoTracking().ToListAsync(cancellationToken);
        var enrolments = await db.Enrolments.AsNoTracking().OrderBy(row => row.From).ToListAsync(cancellationToken);
        var exemptions = await db.SubjectExemptions.AsNoTracking().ToListAsync(cancellationToken);
        var pupils = await db.Pupils.AsNoTracking().Include(pupil => pupil.Guardians).OrderBy(pupil => pupil.SortKey).AsSplitQuery().ToListAsync(cancellationToken);
        var teachers = (await people.GetListAsync([.. assignments.Select(row => row.TeacherId).Concat(classes.Values.Select(row => row.HomeRoomTeacherId).OfType<Guid>()).Distinct()], cancellationToken))
            .ToDictionary(person => person.Id, person => person.FullName);
        string Teacher(Guid? id) => id is { } known ? teachers.GetValueOrDefault(known, "") : "";

        await files.WriteJsonAsync(
            "ho-so/nam-hoc.json",
            years.Select(year => new
            {
                year.Name,
                Terms = year.Terms.OrderBy(term => term.Number).Select(term => new { term.Number, term.StartsOn, term.EndsOn }),
                DaysOff = year.DaysOff.OrderBy(day => day.From).Select(day => new { day.From, day.To, day.Name }),
                Classes = classes.Values.Where(row => row.SchoolYearId == year.Id).OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => new { row.Id, row.Grade, row.Name, HomeRoomTeacher = Teacher(row.HomeRoomTeacherId) }),
                Subjects = gradeSubjects.Where(row => row.SchoolYearId == year.Id).OrderBy(row => row.Grade)
                    .Select(row => new { row.Grade, subjects[row.SubjectId].Code, subjects[row.SubjectId].Name, Kind = row.Kind.ToString(), row.PeriodsPerYear, row.IsElective }),
                Assignments = assignments.Where(row => row.SchoolYearId == year.Id).Select(row => new { Class = classes[row.ClassId].Name, Subject = subjects[row.SubjectId].Name, Teacher = Teacher(row.TeacherId), row.Term }),
            }),
            cancellationToken);
        files.List("Năm học, lớp, phân công", "ho-so/nam-hoc.json", years.Count);

        var last = enrolments.GroupBy(row => row.PupilId).ToDictionary(group => group.Key, group => group.Last());
        await files.WriteTableAsync(
            "ho-so/hoc-sinh.csv",
            PupilColumns.Headings,
            pupils.Select((pupil, place) => PupilColumns.Row(
                place + 1,
                new PupilListItem(pupil.Id, pupil.Code, pupil.FullName, pupil.BirthDate, pupil.Sex, pupil.MinistryCode, pupil.PersonalNumber, pupil.State, null, last.TryGetValue(pupil.Id, out var row) ? classes[row.ClassId].Name : null),
                pupil.Details(), texts)),
            cancellationToken);
        files.List("Học sinh", "ho-so/hoc-sinh.csv", pupils.Count);

        var ways = enrolments.ToLookup(row => row.PupilId);
        var begins = years.ToDictionary(year => year.Id, year => year.Name);
        var byId = pupils.ToDictionary(pupil => pupil.Id);
        await files.WriteTableAsync(
            "ho-so/xep-lop.csv",
            ["Mã học sinh", "Họ tên", "Năm học", "Lớp", "Từ ngày", "Vào lớp", "Đến ngày", "Rời lớp", "Lí do"],
            enrolments.Where(row => byId.ContainsKey(row.PupilId)).Select(row => new[]
            {
                byId[row.PupilId].Code, byId[row.PupilId].FullName, begins[row.SchoolYearId], classes[row.ClassId].Name, Day(row.From), texts[$"StudentRecords:Entry:{row.Entry}"].Value,
                Day(row.To), row.Leave is { } leave ? texts[$"StudentRecords:Leave:{leave}"].Value : null, row.LeaveReason,
            }),
            cancellationToken);
        files.List("Xếp lớp, chuyển lớp", "ho-so/xep-lop.csv", enrolments.Count);
        await files.WriteJsonAsync(
            "ho-so/hoc-sinh.json",
            pupils.Select(pupil => new
            {
                pupil.Id, State = pupil.State.ToString(), Record = pupil.Details(),
                Enrolments = ways[pupil.Id].Select(row => new { Year = begins[row.SchoolYearId], Class = classes[row.ClassId].Name, row.From, row.To }),
                Exemptions = exemptions.Where(row => row.PupilId == pupil.Id).Select(row => new { Year = begins[row.SchoolYearId], Subject = subjects[row.SubjectId].Name, Kind = row.Kind.ToString(), row.Term, row.Reason }),
            }),
            cancellationToken);
        files.List("Hồ sơ học sinh đầy đủ", "ho-so/hoc-sinh.json", pupils.Count);
    }

    private static string? Day(DateOnly? day) => day?.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
}
