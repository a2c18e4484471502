using EduAbp.EventBus;
using EduAbp.Notifications.Contracts;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Articles.Editorial;

/// <summary>Tells the writer, and whoever handed the text in, what became of it; that it came back is told by its task.</summary>
internal sealed class EditorialNotices(WebsiteDbContext db, INotificationSender sender)
    : IDistributedEventHandler<ArticleApprovedEto>, IDistributedEventHandler<ArticlePublishedEto>, IDistributedEventHandler<ArticleUnpublishedEto>,
        IDistributedEventHandler<ArticleRecalledEto>
{
    public Task HandleEventAsync(ArticleApprovedEto eto, CancellationToken cancellationToken) => eto.PublishAt is { } time
        ? TellAsync(eto.ArticleId, "Website.ArticleScheduled", new() { ["Title"] = eto.Title, ["Time"] = NoticeValue.Time(time) }, cancellationToken)
        : Task.CompletedTask;

    public Task HandleEventAsync(ArticlePublishedEto eto, CancellationToken cancellationToken) =>
        TellAsync(eto.ArticleId, "Website.ArticlePublished", new() { ["Title"] = eto.Title }, cancellationToken);

    public Task HandleEventAsync(ArticleUnpublishedEto eto, CancellationToken cancellationToken) => eto.Reason is { } reason
        ? TellAsync(eto.ArticleId, "Website.ArticleTakenDown", new() { ["Title"] = eto.Title, ["Reason"] = reason }, cancellationToken)
        : Task.CompletedTask;

    public Task HandleEventAsync(ArticleRecalledEto eto, CancellationToken cancellationToken) => eto.WasFor is { } time
        ? TellAsync(eto.ArticleId, "Website.ArticleRecalled", new() { ["Title"] = eto.Title, ["Time"] = NoticeValue.Time(time) }, cancellationToken)
        : Task.CompletedTask;

    private async Task TellAsync(Guid articleId, string template, Dictionary<string, string> data, CancellationToken cancellationToken)
    {
        var article = await db.Articles.Where(row => row.Id == articleId)
            .Select(row => new { row.AuthorId, row.SubmittedById }).SingleOrDefaultAsync(cancellationToken);
        if (article is null) return;
        Guid[] readers = article.SubmittedById is { } submitter ? [article.AuthorId, submitter] : [article.AuthorId];
        await sender.SendAsync(
            new NotificationMessage(readers, template, data, "/Website/Articles/Review", new Dictionary<string, string?> { ["id"] = articleId.ToString() }),
            cancellationToken);
    }
}
