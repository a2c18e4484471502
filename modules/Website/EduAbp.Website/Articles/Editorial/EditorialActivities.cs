using EduAbp.Website.Media;
using EduAbp.Workflows.Contracts;
using Microsoft.Extensions.Localization;

namespace EduAbp.Website.Articles.Editorial;

/// <summary>Records the approval; a time that has passed meanwhile means at once.</summary>
[Activity("Website.ApproveArticle")]
internal sealed class ApproveArticleActivity(ArticleManager articles, TimeProvider clock) : IActivity
{
    public async Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var publishAt = context.FindTime(EditorialProcess.PublishAt);
        if (publishAt <= clock.GetUtcNow()) publishAt = null;
        await articles.ApproveAsync(
            Guid.Parse(context.BusinessKey), context.FindGuid(EditorialProcess.DeciderId), publishAt, cancellationToken);
        context.Set(EditorialProcess.PublishAt, publishAt);
    }
}

[Activity("Website.ReturnArticle")]
internal sealed class ReturnArticleActivity(ArticleManager articles) : IActivity
{
    public Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) => articles.ReturnAsync(
        Guid.Parse(context.BusinessKey),
        context.FindText(EditorialProcess.Comment) ?? "",
        context.FindGuid(EditorialProcess.DeciderId),
        context.FindText(EditorialProcess.DeciderName) ?? "",
        cancellationToken);
}

[Activity("Website.PublishArticle")]
internal sealed class PublishArticleActivity(ArticleManager articles) : IActivity
{
    public Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        articles.PublishAsync(Guid.Parse(context.BusinessKey), cancellationToken);
}

/// <summary>
/// Days may lie between the approval and the hour: who is in the pictures is asked once more, and a text with somebody who does
/// not agree any more goes back to its writer. How many it are is said, not who: the remark leaves the desk with events and letters.
/// </summary>
[Activity("Website.CheckPictures")]
internal sealed class CheckPicturesActivity(PhotoGate gate, IStringLocalizer texts) : IActivity
{
    public async Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var missing = await gate.FindMissingAsync(Guid.Parse(context.BusinessKey), cancellationToken);
        context.Set(EditorialProcess.PicturesRefused, missing.Count > 0);
        if (missing.Count == 0) return;
        context.Set(EditorialProcess.Comment, texts["Website:PicturesRefused", missing.Count].Value);
        context.Set(EditorialProcess.DeciderId, null);
        context.Set(EditorialProcess.DeciderName, texts["Website:TheSystem"].Value);
    }
}
