using EduAbp.BackgroundWorkers;
using EduAbp.MultiTenancy;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace EduAbp.AspNetCore.Jobs;

/// <summary>Runs a module's worker when its calendar says so, in a scope of the host.</summary>
[DisallowConcurrentExecution]
internal sealed class WorkerJob<TWorker>(ITenantScopeFactory scopes) : IJob
    where TWorker : class, IBackgroundWorker
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.Create(null);
        await scope.Get<TWorker>().ExecuteAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}
