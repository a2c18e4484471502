using EduAbp.Workflows.Contracts;

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
