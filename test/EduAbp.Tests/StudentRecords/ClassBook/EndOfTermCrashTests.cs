using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.StudentRecords.ClassBook;

/// <summary>The end of the term of many schools, computed by the real program, which is killed in the middle and started again.</summary>
[Trait("Category", "Long")]
public sealed class EndOfTermCrashTests
{
    private const int Schools = 24;
    private const int Pupils = 30;
    private static readonly string[] Taught = ["toan", "ngu-van", "ngoai-ngu-1"];

    [Theory, OnBothDatabases]
    public async Task A_killed_server_goes_on_with_the_schools_that_are_left_and_every_result_is_what_one_computes_anew(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, services => services.AddSingleton(TimeProvider.System));
        await using var host = new HostProcess(app.Database.Settings);
        (await host.RunAsync("migrate")).ShouldBe(0, host.Log);
        var schools = await SchoolsAsync(app);
        (await host.RunAsync("end-of-term", "2026")).ShouldBe(0, host.Log);
        host.Log.ShouldContain($"{Schools} schools queued.");

        foreach (var killAt in (int[])[2, 9])
        {
            host.Start();
            await Until.TrueAsync(async () => await DoneAsync(app) >= killAt, () => host.Log, milliseconds: 5);
            await host.KillAsync();
            (await DoneAsync(app)).ShouldBeLessThan(Schools, "it was killed in the middle");
        }

        // What the killed process had taken is free after a minute.
        host.Start();
        await Until.TrueAsync(async () => await DoneAsync(app) == Schools, () => host.Log, milliseconds: 250);
        await host.KillAsync();

        foreach (var (school, year) in schools)
        {
            await app.InAsync(school, null, async scope =>
            {
                (await scope.Get<StudentRecordsDbContext>().PupilResults.CountAsync(row => row.Learning == "T" || row.Learning == "K" || row.Learning == "D" || row.Learning == "CD")).ShouldBe(Pupils, "the first term");
                var computation = (await scope.Get<ResultsEngine>().ComputeAsync(year, null, default))!;
                (await scope.Get<ResultStore>().StoreAsync(computation, default)).ShouldBe(0);
            });
        }
    }

    private static Task<int> DoneAsync(TestApp app) => app.InAsync(null, null, async scope =>
    {
        var jobs = scope.Get<AbpKernelDbContext>().Outbox.Where(row => row.Kind == OutboxKind.Job && row.Payload == """{"begin":2026}""");
        (await jobs.AnyAsync(row => row.FailedAt != null)).ShouldBeFalse();
        return await jobs.CountAsync(row => row.DoneAt != null);
    });

    private static async Task<List<(Guid School, Guid Year)>> SchoolsAsync(TestApp app)
    {
        var schools = new List<(Guid, Guid)>();
        var parent = await app.InAsync(null, null, async scope => (await scope.Get<IUnitIntegrationService>().CreateAsync(new CreateUnitInput("Sở (mẫu)", UnitKinds.Department, null, "so"))).Id);
        for (var number = 0; number < Schools; number++)
        {
            var id = await app.InAsync(parent, null, async scope =>
                (await scope.Get<IUnitIntegrationService>().CreateAsync(new CreateUnitInput($"Trường Trung học cơ sở {number} (mẫu)", "lower-secondary", parent, $"thcs-{number}"))).Id);
            schools.Add((id, await app.InAsync(id, null, scope => FillAsync(scope.Get<StudentRecordsDbContext>(), id, number))));
        }

        return schools;
    }

    private static async Task<Guid> FillAsync(StudentRecordsDbContext db, Guid school, int seed)
    {
        var year = new SchoolYear(school, 2026, new(2026, 9, 7), new(2027, 1, 18), new(2027, 5, 28));
        var room = new SchoolClass(school, year.Id, 7, "7A1");
        db.AddRange(year, room);
        var subjects = Taught.Select((code, place) => new Subject(school, code, code, code, place)).ToList();
        db.AddRange(subjects);
        db.AddRange(subjects.Select(subject => new GradeSubject(school, year.Id, 7, subject.Id, SubjectKind.Scored, 140)));
        var author = new MarkAuthor(Guid.CreateVersion7(), "Người thử (mẫu)");
        for (var number = 0; number < Pupils; number++)
        {
            var pupil = new Pupil(school, $"HS{number:00}", $"Học sinh {number} (mẫu)", new(2014, 1, 1), Sex.Male);
            var conduct = new ConductEntry(school, year.Id, pupil.Id, ConductPeriod.Term1);
            conduct.Judge("T");
            db.AddRange(pupil, conduct, new Enrolment(school, year.Id, room.Id, pupil.Id, new(2026, 9, 7), EntryKind.New));
            foreach (var subject in subjects)
            {
                var line = new MarkLine(school, year.Id, subject.Id, 1, pupil.Id);
                db.AddRange(line, line.Enter(
                    [.. new[] { "TX1", "TX2", "TX3", "TX4", "GK", "CK" }.Select((column, place) => new MarkEdit(column, ((seed + (number * 3) + (place * 5)) % 100) / 10m))], author, DateTimeOffset.UnixEpoch)!);
            }
        }

        await db.SaveChangesAsync();
        return year.Id;
    }
}
