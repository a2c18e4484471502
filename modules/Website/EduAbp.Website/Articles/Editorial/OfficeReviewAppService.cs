using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Users;
using EduAbp.Workflows.Contracts;

namespace EduAbp.Website.Articles.Editorial;

/// <summary>
/// The office's door to a text that nobody in its unit may approve. Reads and decides through the workflows' one
/// crossing, which leaves an audit row in both units.
/// </summary>
internal sealed class OfficeReviewAppService(IHandedUpTasks tasks, IPermissionChecker permissions, ICurrentUser user, TimeProvider clock) : ITransientDependency
{
    private string UserName => user.FullName ?? user.UserName ?? "";

    public async Task<(HandedUpTaskDto Task, ReviewDetails Review)> GetAsync(Guid taskId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Approve, cancellationToken);
        return await tasks.ReadAsync(
            taskId,
            async (unit, task) => (task, await unit.Get<ReviewQueries>().GetAsync(Guid.Parse(task.BusinessKey), cancellationToken)),
            cancellationToken);
    }

    public async Task ApproveAsync(Guid taskId, DateTimeOffset? publishAt, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Approve, cancellationToken);
        await DecideAsync(taskId, EditorialDecision.Approve(publishAt, user.GetId(), UserName, clock.GetUtcNow()), cancellationToken);
    }

    public async Task ReturnAsync(Guid taskId, string? comment, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Approve, cancellationToken);
        await DecideAsync(taskId, EditorialDecision.Return(comment, user.GetId(), UserName), cancellationToken);
    }

    private Task DecideAsync(Guid taskId, EditorialDecision decision, CancellationToken cancellationToken) =>
        tasks.CompleteAsync(taskId, decision.Outcome, decision.Variables, decision.Comment, cancellationToken);
}
