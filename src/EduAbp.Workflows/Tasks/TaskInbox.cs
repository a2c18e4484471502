using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.Users;
using EduAbp.Workflows.Bpmn;
using EduAbp.Workflows.Data;
using EduAbp.Workflows.Processes;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Workflows.Tasks;

/// <summary>
/// What waits for the current person in the current unit, and what they did. Each task has its own rule of who may do
/// it, so rules are asked rather than one permission.
/// </summary>
internal sealed class TaskInbox(WorkflowsDbContext db, TaskRules rules, StepNames steps, ProcessCatalog catalog, IFeatureChecker features, ICurrentUser user) : ITransientDependency
{
    private const int Most = 200;

    /// <summary>For the badge on every page of the desk, so in one question: how many tasks each rule has, then the rules are asked.</summary>
    public async Task<int> CountOpenAsync(CancellationToken cancellationToken)
    {
        if (user.Id is not { } person) return 0;
        var (tasks, notes) = await NotExcludedAsync(person, cancellationToken);
        var rulesInUse = await tasks.GroupBy(task => new { task.Permission, task.Role, IsMine = task.PersonId == person }).Select(rule => new { rule.Key, Count = rule.Count() })
            .Concat(notes.GroupBy(task => new { task.Permission, task.Role, IsMine = false }).Select(rule => new { rule.Key, Count = rule.Count() }))
            .ToListAsync(cancellationToken);
        var count = 0;
        foreach (var rule in rulesInUse)
        {
            if (rule.Key.IsMine || await rules.FitsAsync(rule.Key.Permission, rule.Key.Role, null, cancellationToken))
                count += rule.Count;
        }

        return count;
    }

    public async Task<IReadOnlyList<InboxItem>> GetOpenAsync(CancellationToken cancellationToken)
    {
        if (user.Id is null) return [];
        var (tasks, notes) = await MineAsync(cancellationToken);
        var own = await tasks.OrderBy(task => task.CreationTime).Take(Most)
            .Select(task => new InboxItem(
                task.Id, task.ProcessKey, task.NodeId, task.Title, task.FormKey, task.BusinessKey, task.CreationTime, task.DueAt, null, null, null, task.StartedBy))
            .ToListAsync(cancellationToken);
        var handedUp = await notes.OrderBy(task => task.CreationTime).Take(Most)
            .Select(task => new InboxItem(
                task.Id, task.ProcessKey, task.NodeId, task.Title, task.FormKey, task.Id.ToString(), task.CreationTime, task.DueAt, null, null, task.SourceUnitName, null))
            .ToListAsync(cancellationToken);
        return Named(own.Concat(handedUp).OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.Since));
    }

    public async Task<IReadOnlyList<InboxItem>> GetDoneAsync(CancellationToken cancellationToken)
    {
        if (user.Id is not { } person) return [];
        var own = await db.Tasks.Where(task => task.CompletedById == person && task.State == UserTaskState.Done)
            .OrderByDescending(task => task.ClosedAt).Take(Most)
            .Select(task => new InboxItem(
                task.Id, task.ProcessKey, task.NodeId, task.Title, task.FormKey, task.BusinessKey, task.CreationTime, task.DueAt, task.ClosedAt, task.Outcome, null, task.StartedBy))
            .ToListAsync(cancellationToken);
        var handedUp = await db.HandedUpTasks.Where(task => task.CompletedById == person && task.State == UserTaskState.Done)
            .OrderByDescending(task => task.ClosedAt).Take(Most)
            .Select(task => new InboxItem(
                task.Id, task.ProcessKey, task.NodeId, task.Title, task.FormKey, task.Id.ToString(), task.CreationTime, task.DueAt, task.ClosedAt, task.Outcome, task.SourceUnitName, null))
            .ToListAsync(cancellationToken);
        return Named(own.Concat(handedUp).OrderByDescending(item => item.DoneAt).Take(Most));
    }

    private async Task<(IQueryable<UserTaskItem> Tasks, IQueryable<HandUps.HandedUpTask> Notes)> MineAsync(CancellationToken cancellationToken)
    {
        var person = user.GetId();
        var rulesInUse = await db.Tasks.Where(task => task.State == UserTaskState.Open).Select(task => new { task.Permission, task.Role })
            .Concat(db.HandedUpTasks.Where(task => task.State == UserTaskState.Open).Select(task => new { task.Permission, task.Role }))
            .Distinct()
            .ToListAsync(cancellationToken);
        var (permissions, roles) = (new List<string>(), new List<string>());
        foreach (var rule in rulesInUse)
        {
            if (!await rules.FitsAsync(rule.Permission, rule.Role, null, cancellationToken)) continue;
            if (rule.Permission is { } permission) permissions.Add(permission);
            if (rule.Role is { } role) roles.Add(role);
        }

        var (tasks, notes) = await NotExcludedAsync(person, cancellationToken);
        return (
            tasks.Where(task => task.PersonId == person || permissions.Contains(task.Permission!) || roles.Contains(task.Role!)),
            notes.Where(task => permissions.Contains(task.Permission!) || roles.Contains(task.Role!)));
    }

    private async Task<(IQueryable<UserTaskItem> Tasks, IQueryable<HandUps.HandedUpTask> Notes)> NotExcludedAsync(Guid person, CancellationToken cancellationToken)
    {
        var text = person.ToString();
        var off = await catalog.GetKeysOffAsync(features, cancellationToken);
        return (
            db.Tasks.AsNoTracking().Where(task => task.State == UserTaskState.Open && !off.Contains(task.ProcessKey) && !task.ExcludedPersons.Contains(text)),
            db.HandedUpTasks.AsNoTracking().Where(task => task.State == UserTaskState.Open && !off.Contains(task.ProcessKey) && !task.ExcludedPersons.Contains(text)));
    }

    private IReadOnlyList<InboxItem> Named(IEnumerable<InboxItem> items) =>
        [.. items.Select(item => item with { Step = steps.Of(item.ProcessKey, item.Step) })];
}

/// <param name="Step">What is to be done, in finished words.</param>
/// <param name="FormRoute">The id that the page takes.</param>
/// <param name="FromUnit">The unit below from which it was handed up.</param>
/// <param name="From">Who started the process.</param>
internal sealed record InboxItem(
    Guid Id,
    string ProcessKey,
    string Step,
    string Title,
    string FormKey,
    string FormRoute,
    DateTimeOffset Since,
    DateTimeOffset? DueAt,
    DateTimeOffset? DoneAt,
    string? Outcome,
    string? FromUnit,
    string? From);
