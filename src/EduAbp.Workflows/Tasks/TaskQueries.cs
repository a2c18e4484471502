using EduAbp.DependencyInjection;
using EduAbp.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Workflows.Tasks;

/// <summary>What every page of the desk asks, translated once for each application.</summary>
internal sealed class TaskQueries : ISingletonDependency
{
    /// <summary>Open tasks of the unit, and those handed up to it, that do not exclude the person: how many by process and rule.</summary>
    public Func<WorkflowsDbContext, Guid, string, IAsyncEnumerable<WaitingTasks>> Waiting { get; } = EF.CompileAsyncQuery(
        (WorkflowsDbContext db, Guid person, string excluded) =>
            db.Tasks.Where(task => task.State == UserTaskState.Open && !task.ExcludedPersons.Contains(excluded))
                .GroupBy(task => new { task.ProcessKey, task.Permission, task.Role, IsMine = task.PersonId == person })
                .Select(some => new WaitingTasks { ProcessKey = some.Key.ProcessKey, Permission = some.Key.Permission, Role = some.Key.Role, IsMine = some.Key.IsMine, IsHandedUp = false, Count = some.Count() })
            .Concat(db.HandedUpTasks.Where(task => task.State == UserTaskState.Open && !task.ExcludedPersons.Contains(excluded))
                .GroupBy(task => new { task.ProcessKey, task.Permission, task.Role })
                .Select(some => new WaitingTasks { ProcessKey = some.Key.ProcessKey, Permission = some.Key.Permission, Role = some.Key.Role, IsMine = false, IsHandedUp = true, Count = some.Count() })));
}

/// <summary>How many tasks of one process wait for who fits one rule.</summary>
internal sealed class WaitingTasks
{
    public required string ProcessKey { get; init; }

    public required string? Permission { get; init; }

    public required string? Role { get; init; }

    /// <summary>Given to the person by name.</summary>
    public required bool IsMine { get; init; }

    public required bool IsHandedUp { get; init; }

    public required int Count { get; init; }
}
