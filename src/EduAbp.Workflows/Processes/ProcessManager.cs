using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Users;
using EduAbp.Workflows.Bpmn;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Data;
using EduAbp.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Workflows.Processes;

internal sealed class ProcessManager(
    WorkflowsDbContext db, ProcessCatalog catalog, ProcessRunner runner, TaskRules rules, ICurrentUser user, TimeProvider clock)
    : IProcessManager, ITransientDependency
{
    public async Task<Guid> StartAsync(
        string processKey, string businessKey, string title, IReadOnlyDictionary<string, object?>? variables, CancellationToken cancellationToken)
    {
        var source = catalog.Current(processKey);
        catalog.Parse(source);
        if (await FindAsync(processKey, businessKey, cancellationToken) is not null) throw new BusinessException(WorkflowsErrorCodes.AlreadyRunning);
        await KeepAsync(source, cancellationToken);

        var name = await rules.NameAsync(cancellationToken);
        var process = new ProcessInstance(processKey, source.Hash, businessKey, title, user.Id, name, clock.GetUtcNow());
        db.Processes.Add(process);
        runner.Remember(process, ProcessHistoryKind.Started, userName: name);
        await runner.AdvanceAsync(process, new ProcessInput.Start(variables), cancellationToken);
        return process.Id;
    }

    public async Task CompleteTaskAsync(
        Guid taskId, string outcome, IReadOnlyDictionary<string, object?>? variables, string? comment, CancellationToken cancellationToken)
    {
        var task = await db.Tasks.GetAsync(taskId, cancellationToken);
        task.EnsureOpen();
        if (task.Excludes(user.GetId())) throw new BusinessException(WorkflowsErrorCodes.OwnWork);
        if (!await rules.MayDoAsync(task, cancellationToken)) throw new AbpAuthorizationException(task.Permission ?? task.Role ?? task.NodeId);
        await CompleteAsync(task, outcome, variables, comment, cancellationToken);
    }

    /// <summary>The rule has been checked: by the unit's own door above, or by the office's.</summary>
    internal async Task CompleteAsync(
        UserTaskItem task, string outcome, IReadOnlyDictionary<string, object?>? variables, string? comment, CancellationToken cancellationToken)
    {
        if (!task.OutcomeList.Contains(outcome))
            throw new ArgumentException($"'{outcome}' is no outcome of task '{task.NodeId}'.", nameof(outcome));
        var process = await db.Processes.GetAsync(task.ProcessId, cancellationToken);
        var name = await rules.NameAsync(cancellationToken);
        task.Complete(outcome, comment, user.GetId(), name, clock.GetUtcNow());
        runner.Remember(process, ProcessHistoryKind.TaskCompleted, task.NodeId, name, outcome, task.Comment);
        try
        {
            if (!await runner.AdvanceAsync(process, new ProcessInput.UserTaskCompleted(task.TokenId, outcome, variables), cancellationToken))
                throw new BusinessException(WorkflowsErrorCodes.TaskGone);
        }
        catch (AbpDbConcurrencyException)
        {
            // two people at once: the second is told, and nothing of theirs is written
            throw new BusinessException(WorkflowsErrorCodes.TaskChanged);
        }
    }

    public async Task<bool> SendMessageAsync(
        string processKey, string businessKey, string message, IReadOnlyDictionary<string, object?>? variables, CancellationToken cancellationToken)
    {
        if (await FindAsync(processKey, businessKey, cancellationToken) is not { } process) return false;
        if (!await runner.AdvanceAsync(process, new ProcessInput.MessageReceived(message, variables), cancellationToken)) return false;
        runner.Remember(process, ProcessHistoryKind.MessageReceived, userName: await rules.NameAsync(cancellationToken), outcome: message);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task CancelAsync(string processKey, string businessKey, string reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(processKey, businessKey, cancellationToken) is not { } process) return;
        await runner.AdvanceAsync(process, new ProcessInput.Cancelled(), cancellationToken);
        runner.Remember(process, ProcessHistoryKind.Cancelled, userName: await rules.NameAsync(cancellationToken), comment: reason);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task RenameAsync(string processKey, string businessKey, string title, CancellationToken cancellationToken)
    {
        if (await FindAsync(processKey, businessKey, cancellationToken) is not { } process || process.Title == title) return;
        process.Title = title;
        foreach (var task in await db.Tasks.Where(task => task.ProcessId == process.Id && task.State == UserTaskState.Open).ToListAsync(cancellationToken))
            task.Title = title;
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<UserTaskDto>> GetOpenTasksAsync(string businessKey, CancellationToken cancellationToken)
    {
        var tasks = await db.Tasks.AsNoTracking()
            .Where(task => task.BusinessKey == businessKey && task.State == UserTaskState.Open)
            .OrderBy(task => task.CreationTime)
            .ToListAsync(cancellationToken);
        var result = new List<UserTaskDto>();
        foreach (var task in tasks)
        {
            result.Add(new(
                task.Id, task.ProcessKey, task.BusinessKey, task.NodeId, task.Title, task.FormKey, task.CreationTime, task.DueAt,
                task.OutcomeList, await rules.MayDoAsync(task, cancellationToken), task.HandedUpTo));
        }

        return result;
    }

    public async Task<IReadOnlyList<ProcessHistoryDto>> GetHistoryAsync(string businessKey, CancellationToken cancellationToken) =>
        await db.History
            .Where(entry => entry.BusinessKey == businessKey)
            .OrderBy(entry => entry.Time).ThenBy(entry => entry.Order)
            .Select(entry => new ProcessHistoryDto(entry.NodeId, entry.Kind, entry.Time, entry.UserId, entry.UserName, entry.Outcome, entry.Comment))
            .ToListAsync(cancellationToken);

    private Task<ProcessInstance?> FindAsync(string processKey, string businessKey, CancellationToken cancellationToken) =>
        db.Processes.SingleOrDefaultAsync(
            process => process.BusinessKey == businessKey && process.ProcessKey == processKey && process.Status == ProcessStatus.Running, cancellationToken);

    /// <summary>Keeps the file for as long as what began with it runs; two nodes may do so at once.</summary>
    private async Task KeepAsync(ProcessSource source, CancellationToken cancellationToken)
    {
        if (await db.Definitions.AnyAsync(definition => definition.Hash == source.Hash, cancellationToken)) return;
        await db.BeginAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""insert into "WorkflowsProcessDefinitions" ("Hash", "Key", "Xml") values ({source.Hash}, {source.Key}, {source.Xml}) on conflict do nothing""",
            cancellationToken);
    }
}
