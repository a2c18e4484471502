using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.StudentRecords.ClassBook;

/// <summary>A lower secondary school in a year of circular 22/2021: classes 7A1 and 7A2, nine subjects, its people; and the school next door. It is Monday, 23/11/2026.</summary>
internal sealed class SampleSchool : IAsyncDisposable
{
    public static readonly string[] Scored = ["ngu-van", "toan", "ngoai-ngu-1", "giao-duc-cong-dan", "lich-su-dia-li", "khoa-hoc-tu-nhien", "cong-nghe", "tin-hoc"];
    public const string Remark = "giao-duc-the-chat";

    private SampleSchool(TestApp app, UnitInfo unit, UnitInfo neighbour) => (App, Unit, Neighbour) = (app, unit, neighbour);

    public TestApp App { get; }

    public UnitInfo Unit { get; }

    public UnitInfo Neighbour { get; }

    public Guid Principal { get; private set; }

    public Guid Office { get; private set; }

    /// <summary>Home-room teacher of 7A1; teaches Toán in both classes.</summary>
    public Guid HomeRoom { get; private set; }

    /// <summary>Teaches Ngữ văn in 7A1; home-room teacher of 7A2.</summary>
    public Guid Other { get; private set; }

    public Guid YearId { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid OtherClassId { get; private set; }

    public Dictionary<string, Guid> Subjects { get; } = [];

    public List<Guid> Pupils { get; } = [];

    public static async Task<SampleSchool> OpenAsync(DatabaseKind kind, int pupils = 3, bool serve = false)
    {
        var app = await TestApp.StartAsync(kind, null, serve, "--Identity:SecondFactor:RequiredRoles=", "--RateLimits:sign-in=1000");
        app.Clock.Advance(TimeSpan.FromDays(1));
        var (unit, neighbour) = await School.TwoAsync(app);
        var school = new SampleSchool(app, unit, neighbour)
        {
            Principal = await School.MemberAsync(app, unit, "hieutruong@example.edu.vn", StudentRecordsRoles.Principal),
            Office = await School.MemberAsync(app, unit, "vanphong@example.edu.vn", StudentRecordsRoles.SchoolOffice),
            HomeRoom = await School.MemberAsync(app, unit, "gv01@example.edu.vn", StudentRecordsRoles.Teacher),
            Other = await School.MemberAsync(app, unit, "gv02@example.edu.vn", StudentRecordsRoles.Teacher),
        };
        await app.InAsync(unit.Id, null, scope => school.FillAsync(scope, pupils));
        return school;
    }

    /// <summary>Does something as a person of the school.</summary>
    public Task<T> AsAsync<T>(Guid? person, Func<TenantScope, Task<T>> act) => App.InAsync(Unit.Id, person, act);

    public Task AsAsync(Guid? person, Func<TenantScope, Task> act) => App.InAsync(Unit.Id, person, act);

    /// <summary>The same, where it must be refused.</summary>
    public async Task RefusedAsync(Guid person, Func<TenantScope, Task> act) => await Should.ThrowAsync<AbpAuthorizationException>(() => AsAsync(person, act));

    /// <summary>Marks that come to exactly this average in every subject, in the order of <see cref="Scored"/>; Đ in the remark subject.</summary>
    public Task MarkAsync(int pupil, int term, decimal[] averages, bool isPassed = true) => AsAsync(null, async scope =>
    {
        var db = scope.Get<StudentRecordsDbContext>();
        for (var i = 0; i < averages.Length; i++)
            Enter(db, Pupils[pupil], Subjects[Scored[i]], term, [("TX1", averages[i]), ("TX2", averages[i]), ("TX3", averages[i]), ("TX4", averages[i]), ("GK", averages[i]), ("CK", averages[i])]);
        Enter(db, Pupils[pupil], Subjects[Remark], term, [("TX1", 1), ("TX2", 1), ("GK", 1), ("CK", isPassed ? 1 : 0)]);
        await db.SaveChangesAsync();
    });

    /// <summary>T, K, D, CD.</summary>
    public Task ConductAsync(int pupil, ConductPeriod period, string level) => AsAsync(HomeRoom, scope =>
        scope.Get<ConductAppService>().SaveAsync(ClassId, period, [new(Pupils[pupil], level)], default));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private void Enter(StudentRecordsDbContext db, Guid pupil, Guid subject, int term, (string Column, decimal Mark)[] cells)
    {
        var line = new MarkLine(Unit.Id, YearId, subject, term, pupil);
        db.Add(line);
        db.Add(line.Enter([.. cells.Select(cell => new MarkEdit(cell.Column, cell.Mark))], new MarkAuthor(HomeRoom, "gv01 (mẫu)"), App.Clock.GetUtcNow())!);
    }

    private async Task FillAsync(TenantScope scope, int pupils)
    {
        var db = scope.Get<StudentRecordsDbContext>();
        var year = new SchoolYear(Unit.Id, 2026, new DateOnly(2026, 9, 7), new DateOnly(2027, 1, 18), new DateOnly(2027, 5, 28));
        year.MakeCurrent(true);
        db.Add(year);
        YearId = year.Id;
        foreach (var (code, place) in Scored.Append(Remark).Select((code, place) => (code, place)))
        {
            var (name, shortName, _) = SubjectCatalogue.Find(code)!.Value;
            var subject = new Subject(Unit.Id, code, name, shortName, place);
            db.Add(subject);
            db.Add(new GradeSubject(Unit.Id, YearId, 7, subject.Id, code == Remark ? SubjectKind.Remark : SubjectKind.Scored, code == Remark ? 70 : 140));
            Subjects[code] = subject.Id;
        }

        ClassId = Class("7A1", HomeRoom);
        OtherClassId = Class("7A2", Other);
        foreach (var one in new[] { ClassId, OtherClassId })
            db.Add(new TeachingAssignment(Unit.Id, YearId, one, Subjects["toan"], HomeRoom));
        db.Add(new TeachingAssignment(Unit.Id, YearId, ClassId, Subjects["ngu-van"], Other));
        for (var i = 0; i < pupils; i++)
            Pupils.Add(Pupil($"MAU{i:000}", $"Nguyễn Văn {(char)('A' + i)} (mẫu)", ClassId));
        Pupil("MAU900", "Trần Thị Khác (mẫu)", OtherClassId);
        await db.SaveChangesAsync();

        Guid Class(string name, Guid teacher)
        {
            var row = new SchoolClass(Unit.Id, YearId, 7, name);
            row.Change(name, teacher, null);
            db.Add(row);
            return row.Id;
        }

        Guid Pupil(string code, string name, Guid into)
        {
            var pupil = new Pupil(Unit.Id, code, name, new DateOnly(2014, 5, 1), Sex.Female);
            db.Add(pupil);
            db.Add(new Enrolment(Unit.Id, YearId, into, pupil.Id, year.Terms[0].StartsOn, EntryKind.New));
            return pupil.Id;
        }
    }
}
