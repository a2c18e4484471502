using System.Diagnostics;
using System.Globalization;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Bench.Records;

/// <summary>Fills lower-secondary schools with a year's pupils, marks and conduct, the same for the same number of a school; PostgreSQL only.</summary>
internal static class SeedRecordsCommand
{
    private const int PupilsOfAClass = 45;
    private const int Begin = 2026;

    public static async Task<int> RunAsync(int count, int pupils)
    {
        await using var app = await Host.StartAsync();
        var scopes = app.Services.GetRequiredService<ITenantScopeFactory>();
        var watch = Stopwatch.StartNew();
        var made = 0;
        var schools = app.Services.GetRequiredService<ITenantDirectory>().All.Where(unit => unit.Kind == "lower-secondary").Take(count).ToList();
        await Parallel.ForEachAsync(schools.Index(), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (school, _) =>
        {
            if (await SeedAsync(scopes, school.Item, school.Index, pupils) && Interlocked.Increment(ref made) % 100 == 0)
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made} schools, {watch.Elapsed.TotalSeconds:F0} s"));
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{made} schools of {pupils} pupils in {watch.Elapsed.TotalSeconds:F1} s; {schools.Count} of the {count} that were asked for are there"));
        await app.StopAsync();
        return 0;
    }

    private static async Task<bool> SeedAsync(ITenantScopeFactory scopes, UnitInfo unit, int number, int pupils)
    {
        await using var scope = scopes.Create(unit.Id);
        var db = scope.Get<StudentRecordsDbContext>();
        if (await db.Pupils.AnyAsync())
            return false;
        var year = new SchoolYear(unit.Id, Begin, new DateOnly(2026, 9, 7), new DateOnly(2027, 1, 18), new DateOnly(2027, 5, 28));
        year.MakeCurrent(true);
        db.Add(year);
        var known = new Dictionary<string, Subject>();
        for (var grade = 6; grade <= 9; grade++)
        {
            foreach (var entry in SubjectCatalogue.Of(grade).Where(entry => !entry.IsElective))
            {
                if (!known.TryGetValue(entry.Code, out var subject))
                    db.Add(known[entry.Code] = subject = new Subject(unit.Id, entry.Code, entry.Name, entry.ShortName, entry.Order));
                db.Add(new GradeSubject(unit.Id, year.Id, grade, subject.Id, entry.Kind, entry.PeriodsPerYear));
            }
        }

        var classes = (pupils + PupilsOfAClass - 1) / PupilsOfAClass;
        for (var place = 0; place < classes; place++)
            db.Add(new SchoolClass(unit.Id, year.Id, 6 + (place % 4), $"{6 + (place % 4)}A{1 + (place / 4)}"));
        await db.SaveChangesAsync();
        await FillAsync(db, unit.Id, number, year, pupils);
        await scope.CompleteAsync();
        return true;
    }

    // Lines have ids in order, as those of real ones are: at random the index of a city's 45 million would be written all over.
    private static async Task FillAsync(StudentRecordsDbContext db, Guid unit, int number, SchoolYear year, int pupils)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into "StudentRecordsPupils" ("Id", "TenantId", "Code", "FullName", "SortKey", "SearchKey", "BirthDate", "Sex", "State", "IsDeleted", "CreationTime", "ConcurrencyStamp")
            select gen_random_uuid(), {unit}, 'DO' || n, 'Học sinh Đo ' || n, lpad(n::text, 6, '0'), 'do' || n, date '2014-01-01', 'Female', 'Studying', false, now(), gen_random_uuid()
            from generate_series(1, {pupils}) n
            """);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into "StudentRecordsEnrolments" ("Id", "TenantId", "SchoolYearId", "ClassId", "PupilId", "From", "Entry", "ConcurrencyStamp")
            select gen_random_uuid(), {unit}, {year.Id}, c."Id", p."Id", date '2026-09-07', 'New', gen_random_uuid()
            from (select "Id", row_number() over (order by "SortKey") - 1 as n from "StudentRecordsPupils" where "TenantId" = {unit}) p
            join (select "Id", row_number() over (order by "Name") - 1 as n, count(*) over () as all from "StudentRecordsClasses" where "TenantId" = {unit}) c on p.n % c.all = c.n
            """);
        // Marks come of a number made from the school, the pupil, the subject and the term: the same whenever they are made.
        await db.Database.ExecuteSqlAsync(
            $$"""
            insert into "StudentRecordsMarkLines" ("Id", "TenantId", "SchoolYearId", "SubjectId", "Term", "PupilId", "Cells", "Changes", "ChainHead", "ConcurrencyStamp")
            select ({{unit.ToString("N")[..16]}} || lpad(to_hex(row_number() over ()), 16, '0'))::uuid, {{unit}}, {{year.Id}}, g."SubjectId", t, e."PupilId",
                case when g."Kind" = 'Scored' then format('{"CK":[%s,1],"GK":[%s,1],"TX1":[%s,1],"TX2":[%s,1],"TX3":[%s,1],"TX4":[%s,1]}', m[1], m[2], m[3], m[4], m[5], m[6])
                else '{"CK":[1,1],"GK":[1,1],"TX1":[1,1],"TX2":[1,1]}' end,
                1, '', gen_random_uuid()
            from "StudentRecordsEnrolments" e
            join "StudentRecordsPupils" p on p."Id" = e."PupilId"
            join "StudentRecordsClasses" c on c."Id" = e."ClassId"
            join "StudentRecordsGradeSubjects" g on g."TenantId" = {{unit}} and g."Grade" = c."Grade"
            join "StudentRecordsSubjects" s on s."Id" = g."SubjectId"
            cross join generate_series(1, 2) t
            cross join lateral (select hashtextextended(concat_ws('.', p."Code", s."Code", t), {{number}}) as h) drawn
            cross join lateral (select array_agg(round((50 + (h >> 8 * i & 255) % 51) / 10.0, 1)) as m from generate_series(0, 5) i) marks
            where e."TenantId" = {{unit}}
            """);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into "StudentRecordsConductEntries" ("Id", "TenantId", "SchoolYearId", "PupilId", "Period", "Level", "ConcurrencyStamp")
            select gen_random_uuid(), {unit}, {year.Id}, p."Id", t, case when hashtextextended(p."Code" || t, {number}) & 15 < 12 then 'T' else 'K' end, gen_random_uuid()
            from "StudentRecordsPupils" p cross join (values ('Term1'), ('Term2')) as v(t) where p."TenantId" = {unit}
            """);
    }
}
