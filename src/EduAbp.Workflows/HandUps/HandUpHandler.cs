using EduAbp.Auditing;
using EduAbp.EventBus;
using EduAbp.MultiTenancy;
using EduAbp.Workflows.Bpmn;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Data;
using EduAbp.Workflows.Processes;
using EduAbp.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Workflows.HandUps;

/// <summary>
/// Carries the note of a handed-up task to the office and closes it again. The office's row is committed by itself,
/// before the audit row in the unit: written twice it would be found there.
/// </summary>
internal sealed class HandUpHandler(ITenantScopeFactory scopes, ProcessCatalog catalog, ICurrentTenant unit, IAuditLog audit, TimeProvider clock)
    : IDistributedEventHandler<UserTaskOpenedEto>, IDistributedEventHandler<UserTaskClosedEto>
{
    public async Task HandleEventAsync(UserTaskOpenedEto eto, CancellationToken cancellationToken)
    {
        if (eto.HandedUpTo is not { } office || unit.Unit is not { } source) return;
        await using var scope = scopes.Create(office);
        var db = scope.Get<WorkflowsDbContext>();
        if (!await db.HandedUpTasks.AnyAsync(task => task.Id == eto.TaskId, cancellationToken))
        {
            db.HandedUpTasks.Add(new HandedUpTask(eto, source, FormOf(eto), clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
            await scope.Get<TaskNoticeSender>().SendAsync(eto, FormOf(eto), eto.TaskId.ToString(), source.Name, cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }

        await audit.WriteAsync("Workflows.TaskHandedUp", new { eto.Title, Office = scope.Get<ICurrentTenant>().Unit?.Name }, eto.TaskId, cancellationToken);
    }

    public async Task HandleEventAsync(UserTaskClosedEto eto, CancellationToken cancellationToken)
    {
        if (eto.HandedUpTo is not { } office) return;
        await using var scope = scopes.Create(office);
        var db = scope.Get<WorkflowsDbContext>();
        if (await db.HandedUpTasks.SingleOrDefaultAsync(task => task.Id == eto.TaskId, cancellationToken) is not { } note) return;
        note.Close(eto.Outcome, eto.CompletedById, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    /// <summary>The office opens its own page: the unit's page belongs to the unit's people.</summary>
    private string FormOf(UserTaskOpenedEto eto) =>
        (catalog.Parse(catalog.Current(eto.ProcessKey)).Find(eto.NodeId) as UserTask)?.HandUpForm ?? eto.FormKey;
}
