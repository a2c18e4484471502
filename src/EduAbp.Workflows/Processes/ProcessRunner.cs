using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.Users;
using EduAbp.Workflows.Bpmn;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Data;
using EduAbp.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Workflows.Processes;

/// <summary>Takes a stored process one step on: asks the interpreter, then writes what it says as rows of one transaction.</summary>
internal sealed class ProcessRunner(
    WorkflowsDbContext db, ProcessCatalog catalog, TaskRules rules, IBackgroundJobManager jobs, ICurrentUser user, TimeProvider clock)
    : ITransientDependency
{
    private readonly List<ProcessTimer> _newTimers = [];
    private int _order;

    /// <returns>False when the input came too late or twice; then nothing is written.</returns>
    public async Task<bool> AdvanceAsync(ProcessInstance process, ProcessInput input, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var model = await ModelAsync(process, cancellationToken);
        var step = Interpreter.Advance(model, process.ReadState(), input, now);
        if (!step.Taken) return false;

        process.Move(step.State, now);
        foreach (var effect in step.Effects) await ApplyAsync(process, step.State.Variables, effect, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task<ServiceTask?> FindServiceTaskAsync(ProcessInstance process, int tokenId, CancellationToken cancellationToken) =>
        process.Status == ProcessStatus.Running && process.ReadState().Find(tokenId) is { } token
            ? (await ModelAsync(process, cancellationToken)).Node(token.NodeId) as ServiceTask
            : null;

    /// <summary>Adds a row that is saved with the step.</summary>
    public void Remember(
        ProcessInstance process, ProcessHistoryKind kind, string? nodeId = null, string? userName = null, string? outcome = null, string? comment = null) =>
        db.History.Add(new ProcessHistoryEntry
        {
            ProcessId = process.Id,
            BusinessKey = process.BusinessKey,
            Order = _order++,
            Time = clock.GetUtcNow(),
            Kind = kind,
            NodeId = nodeId,
            UserId = user.Id,
            UserName = userName ?? user.FullName,
            Outcome = outcome,
            Comment = comment,
        });

    private async Task ApplyAsync(
        ProcessInstance process, ProcessVariables variables, ProcessEffect effect, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case ProcessEffect.UserTaskOpened opened:
                var task = await rules.OpenAsync(process, opened, variables, now, cancellationToken);
                db.Tasks.Add(task);
                Remember(process, ProcessHistoryKind.TaskOpened, task.NodeId);
                break;
            case ProcessEffect.UserTaskWithdrawn withdrawn:
                var gone = await db.Tasks.SingleAsync(row => row.ProcessId == process.Id && row.TokenId == withdrawn.TokenId, cancellationToken);
                gone.Withdraw(now);
                Remember(process, ProcessHistoryKind.TaskWithdrawn, gone.NodeId);
                break;
            case ProcessEffect.ServiceTaskRequested requested:
                await jobs.EnqueueAsync(new RunServiceTaskArgs(process.Id, requested.TokenId), key: OrderKey(process), cancellationToken: cancellationToken);
                break;
            case ProcessEffect.TimerSet timer:
                await SetAsync(process, timer, cancellationToken);
                break;
            case ProcessEffect.TimerCleared cleared:
                await ClearAsync(process, cleared, cancellationToken);
                break;
            case ProcessEffect.NodePassed passed:
                Remember(process, ProcessHistoryKind.Passed, passed.NodeId);
                break;
            case ProcessEffect.Ended ended:
                Remember(process, ended.Status == ProcessStatus.Cancelled ? ProcessHistoryKind.Cancelled : ProcessHistoryKind.Ended);
                break;
            default:
                throw new InvalidOperationException($"Unknown effect {effect.GetType().Name}.");
        }
    }

    private async Task SetAsync(ProcessInstance process, ProcessEffect.TimerSet timer, CancellationToken cancellationToken)
    {
        var job = await jobs.EnqueueAsync(
            new FireTimerArgs(process.Id, timer.TokenId, timer.EventId), timer.DueAt, OrderKey(process), cancellationToken);
        var row = new ProcessTimer { ProcessId = process.Id, TokenId = timer.TokenId, EventId = timer.EventId, JobId = job, DueAt = timer.DueAt };
        _newTimers.Add(row);
        db.Timers.Add(row);
    }

    private async Task ClearAsync(ProcessInstance process, ProcessEffect.TimerCleared cleared, CancellationToken cancellationToken)
    {
        var row = _newTimers.Find(timer => timer.TokenId == cleared.TokenId && timer.EventId == cleared.EventId)
            ?? await db.Timers.SingleAsync(
                timer => timer.ProcessId == process.Id && timer.TokenId == cleared.TokenId && timer.EventId == cleared.EventId, cancellationToken);
        await jobs.CancelAsync(row.JobId, cancellationToken);
        db.Timers.Remove(row);
    }

    private async Task<ProcessDefinitionModel> ModelAsync(ProcessInstance process, CancellationToken cancellationToken)
    {
        if (catalog.Find(process.DefinitionHash) is { } known) return known;
        var stored = await db.Definitions.AsNoTracking().SingleAsync(definition => definition.Hash == process.DefinitionHash, cancellationToken);
        return catalog.Parse(new ProcessSource(stored.Key, stored.Xml));
    }

    private static string OrderKey(ProcessInstance process) => $"process:{process.Id:N}";
}
