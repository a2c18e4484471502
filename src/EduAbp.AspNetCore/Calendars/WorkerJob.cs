using EduAbp.BackgroundWorkers;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace EduAbp.AspNetCore.Calendars;

/// <summary>Runs a module's worker when its calendar says so.</summary>
[DisallowConcurrentExecution]
internal sealed class WorkerJob(IEnumerable<BackgroundWorkerDescriptor> workers, WorkerRunner runner, ILogger<WorkerJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A worker whose module was left out stays in the store for a while and does nothing.
        if (workers.SingleOrDefault(worker => worker.WorkerType.FullName == context.JobDetail.Key.Name) is not { } worker)
            return;
        logger.LogDebug("{Worker} begins, due {Due:O}", worker.WorkerType.Name, context.ScheduledFireTimeUtc);
        await runner.RunAsync(worker.WorkerType, cancellationToken);
    }
}

/// <summary>Runs a worker once: in a scope of the host, or in one of each unit in which its module is on.</summary>
internal sealed class WorkerRunner(ITenantScopeFactory scopes, ITenantDirectory units, ILogger<WorkerRunner> logger) : DependencyInjection.ISingletonDependency
{
    public async Task RunAsync(Type worker, CancellationToken cancellationToken)
    {
        if (!typeof(IUnitWorker).IsAssignableFrom(worker))
        {
            await RunAsync(worker, null, cancellationToken);
            return;
        }

        var failures = new List<Exception>();
        foreach (var unit in units.All)
        {
            try
            {
                await RunAsync(worker, unit.Id, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(error, "{Worker} failed in {Unit}", worker.Name, unit.Path);
                failures.Add(error);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException($"{worker.Name} failed in {failures.Count} units.", failures.Take(10));
    }

    private async Task RunAsync(Type worker, Guid? unitId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(unitId);
        if (!await scope.Get<IFeatureChecker>().IsEnabledAsync(worker, cancellationToken))
            return;
        await ((IWorker)scope.Services.GetRequiredService(worker)).ExecuteAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}
