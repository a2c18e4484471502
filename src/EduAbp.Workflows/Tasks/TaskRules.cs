using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using EduAbp.Workflows.Bpmn;
using EduAbp.Workflows.Processes;

namespace EduAbp.Workflows.Tasks;

/// <summary>Who may do a task, in the unit of the scope.</summary>
internal sealed class TaskRules(IPermissionChecker permissions, IPersonLookup people, ICurrentUser user, ICurrentTenant tenant) : IScopedDependency
{
    private readonly Dictionary<string, bool> _roles = [];

    public async Task<bool> MayDoAsync(UserTaskItem task, CancellationToken cancellationToken) =>
        user.Id is { } person && !task.Excludes(person) && await FitsAsync(task.Permission, task.Role, task.PersonId, cancellationToken);

    /// <summary>Whether the current person is named, or holds the permission or the role in the current unit.</summary>
    public async Task<bool> FitsAsync(string? permission, string? role, Guid? personId, CancellationToken cancellationToken) =>
        permission is not null ? await permissions.IsGrantedAsync(permission, cancellationToken)
        : role is not null ? await HasRoleAsync(role, cancellationToken)
        : personId is not null && personId == user.Id;

    public async Task<bool> HasRoleAsync(string role, CancellationToken cancellationToken)
    {
        if (user.Id is not { } person) return false;
        if (_roles.TryGetValue(role, out var known)) return known;
        var holders = await people.GetHoldersAsync(tenant.GetId(), role, cancellationToken);
        return _roles[role] = holders.Any(holder => holder.Id == person);
    }

    /// <summary>The current person's name as it is today; null for a machine.</summary>
    public async Task<string?> NameAsync(CancellationToken cancellationToken) =>
        user.FullName ?? await NameOfAsync(user.Id, cancellationToken);

    public async Task<string?> NameOfAsync(Guid? personId, CancellationToken cancellationToken) =>
        personId is { } person ? (await people.FindAsync(person, cancellationToken))?.FullName : null;

    public async Task<UserTaskItem> OpenAsync(
        ProcessInstance process, ProcessEffect.UserTaskOpened opened, ProcessVariables variables, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var assignment = opened.Task.Assignment;
        var excluded = assignment.ExcludedVariable is { } variable ? variables.FindGuids(variable) : [];
        var person = assignment.PersonVariable is { } name
            ? variables.FindGuid(name) ?? throw new BpmnExecutionException($"Variable '{name}' holds no person for task '{opened.Task.Id}'.")
            : (Guid?)null;
        var task = new UserTaskItem(process.Id, process.ProcessKey, process.BusinessKey, opened.TokenId, opened.Task.Id, process.Title, opened.Task.FormKey)
        {
            StartedBy = process.StartedBy,
            Permission = assignment.Permission,
            Role = assignment.Role,
            PersonId = person,
            ExcludedPersonIds = excluded,
            Outcomes = string.Join(' ', opened.Task.Outcomes),
            HandedUpTo = assignment.HandsUp ? await OfficeIfNobodyAsync(assignment, excluded, cancellationToken) : null,
            CreationTime = now,
            DueAt = opened.DueAt,
        };
        task.Announce();
        return task;
    }

    private async Task<Guid?> OfficeIfNobodyAsync(Assignment assignment, IReadOnlyList<Guid> excluded, CancellationToken cancellationToken)
    {
        if (tenant.Unit?.ParentId is not { } office || (assignment.Permission ?? assignment.Role) is not { } rule) return null;
        var holders = await people.GetHoldersAsync(tenant.GetId(), rule, cancellationToken);
        return holders.All(holder => excluded.Contains(holder.Id)) ? office : null;
    }
}
