using EduAbp.BackgroundJobs;
using EduAbp.Commands;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Definitions;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Results;

/// <param name="Begin">In which the school year begins.</param>
[Heavy]
internal sealed record ComputeResultsArgs(int Begin);

/// <summary>Results of one school, in a transaction of its own: a school that fails is tried again and holds up no other.</summary>
internal sealed class ComputeResultsJob(StudentRecordsDbContext db, ResultsEngine engine, ResultStore store) : IBackgroundJob<ComputeResultsArgs>
{
    public async Task ExecuteAsync(ComputeResultsArgs args, CancellationToken cancellationToken)
    {
        if (await db.SchoolYears.Where(year => year.Begin == args.Begin).Select(year => (Guid?)year.Id).SingleOrDefaultAsync(cancellationToken) is { } year
            && await engine.ComputeAsync(year, null, cancellationToken) is { } computation)
            await store.StoreAsync(computation, cancellationToken);
    }
}

/// <summary>Queues the results of every school; the serving processes work them off, and go on after a restart where they stopped.</summary>
internal sealed class EndOfTermCommand(ITenantDirectory units, ITenantScopeFactory scopes, TimeProvider clock) : ICommand
{
    public string Name => "end-of-term";

    public string Summary => "[YEAR]: queues the results of all schools for the school year that begins in YEAR";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!int.TryParse(arguments.ElementAtOrDefault(0) ?? (now.Month >= 8 ? now.Year : now.Year - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), out var begin))
        {
            Console.Error.WriteLine(Summary);
            return 2;
        }

        var queued = 0;
        foreach (var unit in units.All.Where(SchoolKinds.Teaches))
        {
            await using var scope = scopes.Create(unit.Id);
            if (!await scope.Get<StudentRecordsDbContext>().SchoolYears.AnyAsync(year => year.Begin == begin, cancellationToken))
                continue;
            await scope.Get<IBackgroundJobManager>().EnqueueAsync(new ComputeResultsArgs(begin), key: $"results-{unit.Id:N}", cancellationToken: cancellationToken);
            await scope.CompleteAsync(cancellationToken);
            queued++;
        }

        Console.WriteLine($"{queued} schools queued.");
        return 0;
    }
}
