using EduAbp.BackgroundJobs;
using EduAbp.EntityFrameworkCore;
using EduAbp.EventBus;
using EduAbp.Features;
using EduAbp.Workflows.Bpmn;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Data;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Workflows.Processes;

[EventName("Workflows.RunServiceTask")]
internal sealed record RunServiceTaskArgs(Guid ProcessId, int TokenId);

/// <summary>One service task: the activity's change and the process's next step commit together, or neither does.</summary>
internal sealed class RunServiceTaskJob(WorkflowsDbContext db, ProcessRunner runner, ProcessCatalog catalog, IFeatureChecker features, IServiceProvider services)
    : IBackgroundJob<RunServiceTaskArgs>
{
    public async Task ExecuteAsync(RunServiceTaskArgs args, CancellationToken cancellationToken)
    {
        var process = await db.Processes.GetAsync(args.ProcessId, cancellationToken);
        // the token may have been taken away meanwhile: withdrawn is not published
        if (await runner.FindServiceTaskAsync(process, args.TokenId, cancellationToken) is not { } task) return;

        var type = catalog.Activity(task.ActivityName);
        await features.CheckAsync(type, cancellationToken);
        var activity = (IActivity)services.GetRequiredService(type);
        var context = new ActivityContext(
            process.Id, process.ProcessKey, process.BusinessKey, $"{process.Id:N}-{args.TokenId}", process.ReadState().Variables.Values);
        await activity.ExecuteAsync(context, cancellationToken);
        await runner.AdvanceAsync(process, new ProcessInput.ServiceTaskCompleted(args.TokenId, context.Changes), cancellationToken);
    }
}

[EventName("Workflows.FireTimer")]
internal sealed record FireTimerArgs(Guid ProcessId, int TokenId, string EventId);

internal sealed class FireTimerJob(WorkflowsDbContext db, ProcessRunner runner) : IBackgroundJob<FireTimerArgs>
{
    public async Task ExecuteAsync(FireTimerArgs args, CancellationToken cancellationToken) => await runner.AdvanceAsync(
        await db.Processes.GetAsync(args.ProcessId, cancellationToken),
        new ProcessInput.TimerFired(args.TokenId, args.EventId),
        cancellationToken);
}
