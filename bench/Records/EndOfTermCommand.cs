using System.Diagnostics;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Bench.Records;

/// <summary>Measures the end of a term: one school, then all that have pupils, two at a time. The database is warm and analysed.</summary>
internal static class EndOfTermCommand
{
    private const int AtOnce = 2;
    private const int Rounds = 5;

    public static async Task<int> RunAsync()
    {
        await using var app = await Host.StartAsync();
        var scopes = app.Services.GetRequiredService<ITenantScopeFactory>();
        var schools = new List<(UnitInfo Unit, Guid Year)>();
        foreach (var unit in app.Services.GetRequiredService<ITenantDirectory>().All.Where(unit => unit.Kind == "lower-secondary"))
        {
            await using var scope = scopes.Create(unit.Id);
            if (await scope.Get<StudentRecordsDbContext>().SchoolYears.Select(year => (Guid?)year.Id).FirstOrDefaultAsync() is { } found
                && await scope.Get<StudentRecordsDbContext>().Pupils.AnyAsync())
                schools.Add((unit, found));
        }

        if (schools.Count == 0)
        {
            Console.Error.WriteLine("No school has pupils: seed-records first.");
            return 1;
        }

        Console.WriteLine("| end of term | results written | time | CPU of the program |");
        Console.WriteLine("|---|---|---|---|");
        for (var round = 1; round <= Rounds; round++)
        {
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var written = await ComputeAsync(scopes, schools[0]);
            Console.WriteLine(FormattableString.Invariant($"| one school, {(round == 1 ? "first time, cold" : "again")} | {written} | {watch.Elapsed.TotalMilliseconds:F0} ms | {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:F0} ms |"));
        }

        for (var round = 1; round <= 3; round++)
        {
            await using var scope = scopes.Create(schools[0].Unit.Id);
            var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var data = await scope.Get<ResultDataReader>().ReadAsync(schools[0].Year, null, default);
            Console.WriteLine(FormattableString.Invariant($"| of it the reading | {data!.Lines.Count} lines | {watch.Elapsed.TotalMilliseconds:F0} ms | {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds:F0} ms |"));
        }

        await using (var scope = scopes.Create(schools[0].Unit.Id))
        {
            var db = scope.Get<StudentRecordsDbContext>();
            await db.BeginAsync(default);
            await db.PupilResults.ExecuteDeleteAsync();
            await scope.CompleteAsync();
        }

        var (warm, cpuBefore) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var all = await ComputeAsync(scopes, schools[0]);
        Console.WriteLine(FormattableString.Invariant($"| one school, every result new, warm | {all} | {warm.Elapsed.TotalMilliseconds:F0} ms | {(Environment.CpuUsage.TotalTime - cpuBefore).TotalMilliseconds:F0} ms |"));

        // A city is long enough for everything to have been compiled for good: a third of the schools goes ahead, unmeasured.
        await AllAsync(scopes, schools[..(schools.Count / 3)]);
        var measured = schools[(schools.Count / 3)..];
        var (city, cityBefore) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var (total, peak) = await AllAsync(scopes, measured);
        Console.WriteLine(FormattableString.Invariant(
            $"| {measured.Count} schools, {AtOnce} at once | {total} | {city.Elapsed.TotalSeconds:F1} s, {city.Elapsed.TotalMilliseconds / measured.Count:F0} ms a school, {peak / 1024 / 1024} MiB resident | {(Environment.CpuUsage.TotalTime - cityBefore).TotalSeconds:F1} s |"));
        await app.StopAsync();
        return 0;
    }

    private static async Task<(int Written, long Peak)> AllAsync(ITenantScopeFactory scopes, List<(UnitInfo Unit, Guid Year)> schools)
    {
        var written = 0;
        long peak = 0;
        await Parallel.ForEachAsync(schools, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (school, _) =>
        {
            Interlocked.Add(ref written, await ComputeAsync(scopes, school));
            InterlockedMax(ref peak, Environment.WorkingSet);
        });
        return (written, peak);
    }

    private static async Task<int> ComputeAsync(ITenantScopeFactory scopes, (UnitInfo Unit, Guid Year) school)
    {
        await using var scope = scopes.Create(school.Unit.Id);
        var computation = (await scope.Get<ResultsEngine>().ComputeAsync(school.Year, null, default))!;
        var written = await scope.Get<ResultStore>().StoreAsync(computation, default);
        await scope.CompleteAsync();
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
