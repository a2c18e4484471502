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
internal sealed class TaskInbox(
    WorkflowsDbContext db, TaskQueries queries, TaskRules rules, StepNames steps, ProcessCatalog catalog, IFeatureChecker features, ICurrentUser user) : IScopedDependency
{
    private const int Most = 200;

    private List<WaitingTasks>? _waiting;

    /// <summary>For the badge on every page of the desk, so in one question.</summary>
    public async Task<int> CountOpenAsync(CancellationToken cancellationToken) => (await WaitingAsync(cancellationToken)).Sum(some => some.Count);

    public async Task<IReadOnlyList<InboxItem>> GetOpenAsync(CancellationToken cancellationToken)
    {
        var waiting = await WaitingAsync(cancellationToken);
        var items = new List<InboxItem>();
        if (waiting.Exists(some => !some.IsHandedUp))
            items.AddRange(await OwnAsync(waiting, cancellationToken));
        if (waiting.Exists(some => some.IsHandedUp))
            items.AddRange(await HandedUpAsync(waiting, cancellationToken));
        return Named(items.OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.Since));
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

    // How many tasks each rule has is read first and once; then the rules are asked.
    private async Task<List<WaitingTasks>> WaitingAsync(CancellationToken cancellationToken)
    {
        if (_waiting is not null) return _waiting;
        var fitting = new List<WaitingTasks>();
        if (user.Id is { } person)
        {
            var off = await catalog.GetKeysOffAsync(features, cancellationToken);
            foreach (var some in await queries.Waiting(db, person, person.ToString()).ToListAsync(cancellationToken))
            {
                if (!off.Contains(some.ProcessKey) && (some.IsMine || await rules.FitsAsync(some.Permission, some.Role, null, cancellationToken)))
                    fitting.Add(some);
            }
        }

        return _waiting = fitting;
    }

    private async Task<List<InboxItem>> OwnAsync(List<WaitingTasks> waiting, CancellationToken cancellationToken)
    {
        var (person, text) = (user.GetId(), user.GetId().ToString());
        var (processes, permissions, roles) = Rules(waiting.Where(some => !some.IsHandedUp));
        return await db.Tasks.AsNoTracking()
            .Where(task => task.State == UserTaskState.Open && processes.Contains(task.ProcessKey) && !task.ExcludedPersons.Contains(text))
            .Where(task => task.PersonId == person || permissions.Contains(task.Permission!) || roles.Contains(task.Role!))
            .OrderBy(task => task.CreationTime).Take(Most)
            .Select(task => new InboxItem(
                task.Id, task.ProcessKey, task.NodeId, task.Title, task.FormKey, task.BusinessKey, task.CreationTime, task.DueAt, null, null, null, task.StartedBy))
            .ToListAsync(cancellationToken);
    }

    private async Task<List<InboxItem>> HandedUpAsync(List<WaitingTasks> waiting, CancellationToken cancellationToken)
    {
        var text = user.GetId().ToString();
        var (processes, permissions, roles) = Rules(waiting.Where(some => some.IsHandedUp));
        return await db.HandedUpTasks.AsNoTracking()
            .Where(task => task.State == UserTaskState.Open && processes.Contains(task.ProcessKey) && !task.ExcludedPersons.Contains(text))
            .Where(task => permissions.Contains(task.Permission!) || roles.Contains(task.Role!))
            .OrderBy(task => task.CreationTime).Take(Most)
            .Select(task => new InboxItem(
                task.Id, task.ProcessKey, task.NodeId, task.Title, task.FormKey, task.Id.ToString(), task.CreationTime, task.DueAt, null, null, task.SourceUnitName, null))
            .ToListAsync(cancellationToken);
    }

    private static (List<string> Processes, List<string> Permissions, List<string> Roles) Rules(IEnumerable<WaitingTasks> waiting)
    {
        var all = waiting.ToList();
        return (
            [.. all.Select(some => some.ProcessKey).Distinct()],
            [.. all.Where(some => !some.IsMine).Select(some => some.Permission).OfType<string>().Distinct()],
            [.. all.Where(some => !some.IsMine).Select(some => some.Role).OfType<string>().Distinct()]);
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
