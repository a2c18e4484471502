using System.Diagnostics;
using System.Globalization;
using EduAbp.Commands;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Results;

/// <summary>Fills schools with a year's pupils and marks, for measurements; PostgreSQL only.</summary>
internal sealed class BenchSeedRecordsCommand(ITenantDirectory units, ITenantScopeFactory scopes) : ICommand
{
    private const int PupilsOfAClass = 45;
    private const int Begin = 2026;

    public string Name => "bench-seed-records";

    public string? Summary => null;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var count = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10;
        var pupils = arguments.Count > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1_500;
        var watch = Stopwatch.StartNew();
        var made = 0;
        var schools = units.All.Where(unit => unit.Kind == "lower-secondary").Take(count).ToList();
        await Parallel.ForEachAsync(schools, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (unit, stop) =>
        {
            if (await SeedAsync(unit, pupils, stop) && Interlocked.Increment(ref made) % 100 == 0)
                Console.Error.WriteLine(FormattableString.Invariant($"{made} schools, {watch.Elapsed.TotalSeconds:F0} s"));
        });
        Console.WriteLine(FormattableString.Invariant($"{made} schools of {pupils} pupils in {watch.Elapsed.TotalSeconds:F1} s; {schools.Count} of the {count} that were asked for are there"));
        return 0;
    }

    private async Task<bool> SeedAsync(UnitInfo unit, int pupils, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.Create(unit.Id))
        {
            var db = scope.Get<StudentRecordsDbContext>();
            if (await db.Pupils.AnyAsync(cancellationToken))
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
            for (var number = 0; number < classes; number++)
                db.Add(new SchoolClass(unit.Id, year.Id, 6 + (number % 4), $"{6 + (number % 4)}A{1 + (number / 4)}"));
            await db.SaveChangesAsync(cancellationToken);
            await FillAsync(db, unit.Id, year, pupils, cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }

        return true;
    }

    // Lines have ids in order, as those of real ones are: at random the index of a city's 45 million would be written all over.
    private static async Task FillAsync(StudentRecordsDbContext db, Guid unit, SchoolYear year, int pupils, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into "StudentRecordsPupils" ("Id", "TenantId", "Code", "FullName", "SortKey", "SearchKey", "BirthDate", "Sex", "State", "IsDeleted", "CreationTime", "ConcurrencyStamp")
            select gen_random_uuid(), {unit}, 'DO' || n, 'Học sinh Đo ' || n, lpad(n::text, 6, '0'), 'do' || n, date '2014-01-01', 'Female', 'Studying', false, now(), gen_random_uuid()
            from generate_series(1, {pupils}) n
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into "StudentRecordsEnrolments" ("Id", "TenantId", "SchoolYearId", "ClassId", "PupilId", "From", "Entry", "ConcurrencyStamp")
            select gen_random_uuid(), {unit}, {year.Id}, c."Id", p."Id", date '2026-09-07', 'New', gen_random_uuid()
            from (select "Id", row_number() over (order by "SortKey") - 1 as n from "StudentRecordsPupils" where "TenantId" = {unit}) p
            join (select "Id", row_number() over (order by "Name") - 1 as n, count(*) over () as all from "StudentRecordsClasses" where "TenantId" = {unit}) c on p.n % c.all = c.n
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $$"""
            insert into "StudentRecordsMarkLines" ("Id", "TenantId", "SchoolYearId", "SubjectId", "Term", "PupilId", "Cells", "Changes", "ChainHead", "ConcurrencyStamp")
            select ({{unit.ToString("N")[..16]}} || lpad(to_hex(row_number() over ()), 16, '0'))::uuid, {{unit}}, {{year.Id}}, g."SubjectId", t, e."PupilId",
                case when g."Kind" = 'Scored' then format('{"CK":[%s,1],"GK":[%s,1],"TX1":[%s,1],"TX2":[%s,1],"TX3":[%s,1],"TX4":[%s,1]}',
                    5 + (random() * 50)::int / 10.0, 5 + (random() * 50)::int / 10.0, 5 + (random() * 50)::int / 10.0, 5 + (random() * 50)::int / 10.0, 5 + (random() * 50)::int / 10.0, 5 + (random() * 50)::int / 10.0)
                else '{"CK":[1,1],"GK":[1,1],"TX1":[1,1],"TX2":[1,1]}' end,
                1, '', gen_random_uuid()
            from "StudentRecordsEnrolments" e
            join "StudentRecordsClasses" c on c."Id" = e."ClassId"
            join "StudentRecordsGradeSubjects" g on g."TenantId" = {{unit}} and g."Grade" = c."Grade"
            cross join generate_series(1, 2) t
            where e."TenantId" = {{unit}}
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into "StudentRecordsConductEntries" ("Id", "TenantId", "SchoolYearId", "PupilId", "Period", "Level", "ConcurrencyStamp")
            select gen_random_uuid(), {unit}, {year.Id}, e."PupilId", t, case when random() < 0.8 then 'T' else 'K' end, gen_random_uuid()
            from "StudentRecordsEnrolments" e cross join (values ('Term1'), ('Term2')) as v(t) where e."TenantId" = {unit}
            """, cancellationToken);
    }
}

/// <summary>Measures the end of a term: one school, then all that have pupils, two at a time.</summary>
internal sealed class BenchEndOfTermCommand(ITenantDirectory units, ITenantScopeFactory scopes) : ICommand
{
    private const int AtOnce = 2;
    private const int Rounds = 5;

    public string Name => "bench-end-of-term";

    public string? Summary => null;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var schools = new List<(UnitInfo Unit, Guid Year)>();
        foreach (var unit in units.All.Where(unit => unit.Kind == "lower-secondary"))
        {
            await using var scope = scopes.Create(unit.Id);
            if (await scope.Get<StudentRecordsDbContext>().SchoolYears.Select(year => (Guid?)year.Id).FirstOrDefaultAsync(cancellationToken) is { } found
                && await scope.Get<StudentRecordsDbContext>().Pupils.AnyAsync(cancellationToken))
                schools.Add((unit, found));
        }

        if (schools.Count == 0)
        {
            Console.Error.WriteLine("No school has pupils: bench-seed-records first.");
            return 1;
        }

        Console.WriteLine("| end of term | results written | time | CPU of the program |");
        Console.WriteLine("|---|---|---|---|");
        for (var round = 1; round <= Rounds; round++)
        {
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var written = await ComputeAsync(schools[0], cancellationToken);
            Console.WriteLine(FormattableString.Invariant($"| one school, {(round == 1 ? "first time, cold" : "again")} | {written} | {watch.Elapsed.TotalMilliseconds:F0} ms | {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:F0} ms |"));
        }

        for (var round = 1; round <= 3; round++)
        {
            await using var scope = scopes.Create(schools[0].Unit.Id);
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var data = await scope.Get<ResultDataReader>().ReadAsync(schools[0].Year, null, cancellationToken);
            Console.WriteLine(FormattableString.Invariant($"| of it the reading | {data!.Lines.Count} lines | {watch.Elapsed.TotalMilliseconds:F0} ms | {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:F0} ms |"));
        }

        await using (var scope = scopes.Create(schools[0].Unit.Id))
        {
            var db = scope.Get<StudentRecordsDbContext>();
            await db.BeginAsync(cancellationToken);
            await db.PupilResults.ExecuteDeleteAsync(cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }

        var (warm, cpuBefore) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var all = await ComputeAsync(schools[0], cancellationToken);
        Console.WriteLine(FormattableString.Invariant($"| one school, every result new, warm | {all} | {warm.Elapsed.TotalMilliseconds:F0} ms | {(Environment.CpuUsage.TotalTime - cpuBefore).TotalMilliseconds:F0} ms |"));

        var (city, cityBefore) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var total = 0;
        long peak = 0;
        await Parallel.ForEachAsync(schools, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (school, stop) =>
        {
            Interlocked.Add(ref total, await ComputeAsync(school, stop));
            InterlockedMax(ref peak, Environment.WorkingSet);
        });
        Console.WriteLine(FormattableString.Invariant(
            $"| {schools.Count} schools, {AtOnce} at once | {total} | {city.Elapsed.TotalSeconds:F1} s, {city.Elapsed.TotalMilliseconds / schools.Count:F0} ms a school, {peak / 1024 / 1024} MiB resident | {(Environment.CpuUsage.TotalTime - cityBefore).TotalSeconds:F1} s |"));
        return 0;
    }

    private async Task<int> ComputeAsync((UnitInfo Unit, Guid Year) school, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(school.Unit.Id);
        var computation = (await scope.Get<ResultsEngine>().ComputeAsync(school.Year, null, cancellationToken))!;
        var written = await scope.Get<ResultStore>().StoreAsync(computation, cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        return written;
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (var seen = Interlocked.Read(ref target); value > seen; seen = Interlocked.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
                return;
        }
    }
}
