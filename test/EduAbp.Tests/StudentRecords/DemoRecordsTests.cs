using System.Diagnostics;
using EduAbp.Data;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Demo;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EduAbp.Tests.StudentRecords;

public sealed class DemoRecordsTests(ITestOutputHelper output)
{
    [Theory]
    [OnBothDatabases]
    public async Task The_sample_schools_have_a_year_classes_pupils_and_teachers_and_seeding_again_adds_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await app.InAsync(null, null, async scope =>
        {
            foreach (var part in scope.Services.GetServices<IDemoDataContributor>().Where(part => part.Order < 30).OrderBy(part => part.Order)) await part.SeedAsync(default);
        });
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 2; i++)
        {
            await app.InAsync(null, null, scope => scope.Services.GetServices<IDemoDataContributor>().OfType<DemoRecords>().Single().SeedAsync(default));
            output.WriteLine($"{kind}: {watch.ElapsedMilliseconds} ms");
        }

        foreach (var (path, classes) in new[] { ("can-gio/thcs-binh-khanh", 8), ("can-gio/th-binh-khanh", 10) })
        {
            var school = app.Get<ITenantDirectory>().All.Single(unit => unit.Path == path);
            await app.InAsync(school.Id, null, async scope =>
            {
                var db = scope.Get<StudentRecordsDbContext>();
                (await db.SchoolYears.CountAsync()).ShouldBe(1);
                (await db.Classes.CountAsync()).ShouldBe(classes);
                (await db.Classes.CountAsync(row => row.HomeRoomTeacherId == null)).ShouldBe(0);
                (await db.Enrolments.GroupBy(row => row.ClassId).Select(group => group.Count()).ToListAsync()).ShouldAllBe(count => count >= 35 && count <= 45);
                var names = await db.Pupils.Select(pupil => pupil.FullName).ToListAsync();
                names.Distinct().Count().ShouldBeGreaterThan(names.Count * 9 / 10);
                (await db.Pupils.AllAsync(pupil => pupil.Code.StartsWith("MAU"))).ShouldBeTrue();
                (await db.Guardians.AllAsync(guardian => guardian.FullName.EndsWith("(mẫu)"))).ShouldBeTrue();
                var subjects = await db.GradeSubjects.CountAsync();
                (await db.TeachingAssignments.CountAsync()).ShouldBe(subjects * 2);
            });
        }
    }
}
