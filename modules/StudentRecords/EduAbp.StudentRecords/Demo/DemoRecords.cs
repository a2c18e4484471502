using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Demo;

/// <summary>The sample schools' year: subjects, classes, pupils and who teaches what. Codes and guardians say that they are samples.</summary>
internal sealed class DemoRecords(ITenantDirectory units, ITenantScopeFactory scopes) : IDemoDataContributor, ITransientDependency
{
    private const int Begin = 2026;
    private const int ClassesPerGrade = 2;

    // Who teaches what: the numbers of the accounts gv01 to gv14. A subject without an entry is the home-room teacher's.
    private static readonly int[] HomeRooms = [3, 5, 7, 1, 4, 6, 2, 8];

    private static readonly Dictionary<string, Func<int, int>> LowerSecondary = new()
    {
        ["toan"] = grade => grade is 7 or 8 ? 1 : 2,
        ["ngu-van"] = grade => grade <= 7 ? 3 : 4,
        ["ngoai-ngu-1"] = grade => grade <= 7 ? 5 : 6,
        ["khoa-hoc-tu-nhien"] = grade => grade <= 7 ? 7 : 8,
        ["lich-su-dia-li"] = _ => 9,
        ["giao-duc-cong-dan"] = _ => 10,
        ["giao-duc-dia-phuong"] = _ => 10,
        ["tin-hoc"] = _ => 11,
        ["cong-nghe"] = _ => 12,
        ["giao-duc-the-chat"] = _ => 13,
        ["nghe-thuat"] = _ => 14,
    };

    private static readonly Dictionary<string, Func<int, int>> Primary = new()
    {
        ["ngoai-ngu-1"] = _ => 11,
        ["tin-hoc-cong-nghe"] = _ => 12,
        ["giao-duc-the-chat"] = _ => 13,
        ["am-nhac"] = _ => 14,
        ["mi-thuat"] = _ => 14,
    };

    public int Order => 30;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        foreach (var school in DemoSchools.WithRecords.Select(path => units.All.FirstOrDefault(unit => unit.Path == path)).OfType<UnitInfo>())
        {
            await using var scope = scopes.Create(school.Id);
            var db = scope.Get<StudentRecordsDbContext>();
            if (await db.SchoolYears.AnyAsync(cancellationToken)) continue;

            var teachers = (await scope.Get<IPersonLookup>().GetHoldersAsync(school.Id, StudentRecordsRoles.Teacher, cancellationToken))
                .Where(person => person.Email is not null).ToDictionary(person => person.Email!.Split('@')[0], person => person.Id);
            Fill(db, school.Id, SchoolGrades.Of(school), number => teachers.TryGetValue($"gv{number:00}", out var id) ? id : null);
            await db.SaveChangesAsync(cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }
    }

    private static void Fill(StudentRecordsDbContext db, Guid school, IReadOnlyList<int> grades, Func<int, Guid?> teacher)
    {
        var dates = YearProposal.For(Begin);
        var year = new SchoolYear(school, Begin, dates.StartsOn, dates.SecondTermOn, dates.EndsOn);
        year.MakeCurrent(true);
        foreach (var day in dates.DaysOff) year.TakeOff(day.From, day.To, day.Name);
        var subjects = new Dictionary<string, Subject>();
        var rows = new List<object> { year };
        var (classNumber, pupilNumber) = (0, 0);
        foreach (var grade in grades)
        {
            var programme = SubjectCatalogue.Of(grade);
            foreach (var entry in programme)
            {
                if (!subjects.TryGetValue(entry.Code, out var subject)) rows.Add(subjects[entry.Code] = subject = new Subject(school, entry.Code, entry.Name, entry.ShortName, entry.Order));
                rows.Add(new GradeSubject(school, year.Id, grade, subject.Id, entry.Kind, entry.PeriodsPerYear));
            }

            for (var i = 1; i <= ClassesPerGrade; i++, classNumber++)
            {
                var row = new SchoolClass(school, year.Id, grade, $"{grade}A{i}");
                var homeRoom = grade <= 5 ? classNumber + 1 : HomeRooms[classNumber % HomeRooms.Length];
                row.Change(row.Name, teacher(homeRoom), null);
                rows.Add(row);
                foreach (var entry in programme)
                {
                    var who = (grade <= 5 ? Primary : LowerSecondary).TryGetValue(entry.Code, out var of) ? of(grade) : homeRoom;
                    if (teacher(who) is { } id) rows.Add(new TeachingAssignment(school, year.Id, row.Id, subjects[entry.Code].Id, id));
                }

                var count = row.Name == "7A2" ? 45 : 35 + (classNumber * 3 % 10);
                for (var place = 0; place < count; place++)
                {
                    var pupil = MakePupil(school, ++pupilNumber, grade);
                    rows.Add(pupil);
                    rows.Add(new Enrolment(school, year.Id, row.Id, pupil.Id, year.Terms[0].StartsOn, EntryKind.New));
                }
            }
        }

        db.AddRange(rows);
    }

    private static Pupil MakePupil(Guid school, int number, int grade)
    {
        var sex = number % 2 == 0 ? Sex.Male : Sex.Female;
        var birth = new DateOnly(Begin - 5 - grade, 1, 1).AddDays(number * 53 % 365);
        var details = new PupilDetails($"MAU{number:0000}", DemoNames.Of(number, sex), birth, sex)
        {
            MinistryCode = $"0000{number:000000}",
            BirthPlace = "Thành phố Hồ Chí Minh",
            Ethnicity = "01",
            Nationality = "Việt Nam",
            Residence = $"Ấp mẫu {1 + (number % 9)}, xã Bình Khánh",
            Guardians =
            [
                number % 3 == 0
                    ? new(GuardianRelation.Mother, $"{DemoNames.Of(number + 400, Sex.Female)} (mẫu)", Begin - 35 - (number % 12))
                    : new(GuardianRelation.Father, $"{DemoNames.Of(number + 800, Sex.Male)} (mẫu)", Begin - 36 - (number % 12)),
            ],
        };
        var pupil = new Pupil(school, details.Code, details.FullName, details.BirthDate, details.Sex);
        pupil.Change(details);
        return pupil;
    }
}
