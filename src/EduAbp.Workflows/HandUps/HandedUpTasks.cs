using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Data;
using EduAbp.Workflows.Processes;
using EduAbp.Workflows.Tasks;

namespace EduAbp.Workflows.HandUps;

internal sealed class HandedUpTasks(
    WorkflowsDbContext db, TaskRules rules, ITenantScopeFactory scopes, ICurrentTenant office, ICurrentUser user)
    : IHandedUpTasks, ITransientDependency
{
    public async Task<HandedUpTaskDto> GetAsync(Guid taskId, CancellationToken cancellationToken)
    {
        var task = await db.HandedUpTasks.GetAsync(taskId, cancellationToken);
        if (task.State == UserTaskState.Withdrawn) throw new BusinessException(WorkflowsErrorCodes.TaskGone);
        if (task.State == UserTaskState.Done)
            throw new BusinessException(WorkflowsErrorCodes.TaskDone).WithData("Name", await rules.NameOfAsync(task.CompletedById, cancellationToken));
        if (task.Excludes(user.GetId())) throw new BusinessException(WorkflowsErrorCodes.OwnWork);
        if (!await rules.FitsAsync(task.Permission, task.Role, null, cancellationToken))
            throw new AbpAuthorizationException(task.Permission ?? task.Role ?? task.NodeId);
        return new(
            task.Id, task.SourceUnitId, task.SourceUnitName, task.ProcessKey, task.BusinessKey, task.NodeId, task.Title, task.CreationTime, task.DueAt);
    }

    public async Task<T> ReadAsync<T>(Guid taskId, Func<TenantScope, HandedUpTaskDto, Task<T>> read, CancellationToken cancellationToken)
    {
        var note = await GetAsync(taskId, cancellationToken);
        var result = await InUnitAsync(note, "Workflows.HandedUpTaskRead", async (scope, _) => await read(scope, note), cancellationToken);
        await AuditAtOfficeAsync("Workflows.HandedUpTaskRead", note, null, cancellationToken);
        return result;
    }

    public async Task CompleteAsync(
        Guid taskId, string outcome, IReadOnlyDictionary<string, object?>? variables, string? comment, CancellationToken cancellationToken)
    {
        var note = await GetAsync(taskId, cancellationToken);
        await InUnitAsync(
            note,
            "Workflows.HandedUpTaskCompleted",
            async (scope, task) =>
            {
                await scope.Get<ProcessManager>().CompleteAsync(task, outcome, variables, comment, cancellationToken);
                return true;
            },
            cancellationToken);
        await AuditAtOfficeAsync("Workflows.HandedUpTaskCompleted", note, outcome, cancellationToken);
    }

    /// <summary>
    /// Acts in the task's unit, and only there where the task itself says that it waits for this office: the note alone
    /// opens nothing.
    /// </summary>
    private async Task<T> InUnitAsync<T>(
        HandedUpTaskDto note, string action, Func<TenantScope, UserTaskItem, Task<T>> act, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(note.SourceUnitId, user.GetId());
        var task = await scope.Get<WorkflowsDbContext>().Tasks.GetAsync(note.TaskId, cancellationToken);
        if (task.HandedUpTo != office.Id) throw new EntityNotFoundException(typeof(UserTaskItem), note.TaskId);
        task.EnsureOpen();
        var result = await act(scope, task);
        await scope.Get<IAuditLog>().WriteAsync(
            action, new { note.Title, Office = office.Unit?.Name, Person = await rules.NameAsync(cancellationToken) }, note.TaskId, cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        return result;
    }

    /// <summary>Committed by itself: an open transaction of the office would lock the unit's out on SQLite.</summary>
    private async Task AuditAtOfficeAsync(string action, HandedUpTaskDto note, string? outcome, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(office.Id, user.GetId());
        await scope.Get<IAuditLog>().WriteAsync(action, new { note.Title, Unit = note.SourceUnitName, Outcome = outcome }, note.TaskId, cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}
