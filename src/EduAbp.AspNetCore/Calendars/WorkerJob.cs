using EduAbp.BackgroundWorkers;
using EduAbp.MultiTenancy;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace EduAbp.AspNetCore.Calendars;

/// <summary>Runs a module's worker when its calendar says so, in a scope of the host.</summary>
[DisallowConcurrentExecution]
internal sealed class WorkerJob(ITenantScopeFactory scopes, IEnumerable<BackgroundWorkerDescriptor> workers) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A worker whose module was left out stays in the store for a while and does nothing.
        var worker = workers.SingleOrDefault(worker => worker.WorkerType.FullName == context.JobDetail.Key.Name);
        if (worker is null)
            return;
        await using var scope = scopes.Create(null);
        await ((IBackgroundWorker)scope.Services.GetRequiredService(worker.WorkerType)).ExecuteAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}
