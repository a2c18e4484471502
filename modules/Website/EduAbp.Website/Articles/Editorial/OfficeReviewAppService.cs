using EduAbp.Authorization;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.Users;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Media;
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
            async (unit, task) =>
            {
                var review = await unit.Get<ReviewQueries>().GetAsync(Guid.Parse(task.BusinessKey), cancellationToken);
                return (task, review with { Pictures = await PicturesAsync(unit.Get<IBlobStore>(), review, cancellationToken) });
            },
            cancellationToken);
    }

    public async Task ApproveAsync(Guid taskId, DateTimeOffset? publishAt, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Approve, cancellationToken);
        await tasks.ReadAsync(
            taskId,
            async (unit, task) =>
            {
                await unit.Get<PhotoGate>().CheckAsync(Guid.Parse(task.BusinessKey), naming: false, cancellationToken);
                return true;
            },
            cancellationToken);
        await DecideAsync(taskId, EditorialDecision.Approve(publishAt, user.GetId(), UserName, clock.GetUtcNow()), cancellationToken);
    }

    public async Task ReturnAsync(Guid taskId, string? comment, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Approve, cancellationToken);
        await DecideAsync(taskId, EditorialDecision.Return(comment, user.GetId(), UserName), cancellationToken);
    }

    private Task DecideAsync(Guid taskId, EditorialDecision decision, CancellationToken cancellationToken) =>
        tasks.CompleteAsync(taskId, decision.Outcome, decision.Variables, decision.Comment, cancellationToken);

    /// <summary>The text's pictures come along with it, under the same audit row; nothing else of the unit's library does.</summary>
    private static async Task<Dictionary<Guid, string>> PicturesAsync(IBlobStore blobs, ReviewDetails review, CancellationToken cancellationToken)
    {
        var used = MediaAddress.FindAll(review.Text.Body + review.Changes?.Old.Text.Body).ToHashSet();
        if (review.Text.CoverId is { } cover) used.Add(cover);
        var pictures = new Dictionary<Guid, string>();
        foreach (var id in used)
        {
            await using var content = await blobs.OpenReadAsync(MediaStore.Container, MediaStore.BlobName(id, "800.webp"), cancellationToken);
            if (content is null) continue;
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            pictures[id] = $"data:image/webp;base64,{Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length)}";
        }

        return pictures;
    }
}
