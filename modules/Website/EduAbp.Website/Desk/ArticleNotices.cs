using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Timing;
using EduAbp.Website.Articles;

namespace EduAbp.Website.Desk;

/// <summary>Tells the board what waits for it, and the writer what became of a text.</summary>
internal sealed class ArticleNotices(INotificationSender notices, IPersonLookup people, ICurrentTenant tenant, TimeTexts times)
    : IDistributedEventHandler<ArticleSubmittedEto>,
        IDistributedEventHandler<ArticleReturnedEto>,
        IDistributedEventHandler<ArticleApprovedEto>,
        IDistributedEventHandler<ArticleUnpublishedEto>
{
    private const string EditPage = "/Website/Articles/Edit";

    public async Task HandleEventAsync(ArticleSubmittedEto eto, CancellationToken cancellationToken)
    {
        var holders = await people.GetHoldersAsync(tenant.GetId(), WebsitePermissions.Articles.Approve, cancellationToken);
        var readers = holders.Select(person => person.Id).Where(id => id != eto.SubmittedById && id != eto.AuthorId).ToList();
        var from = await people.FindAsync(eto.SubmittedById, cancellationToken);
        await SendAsync(readers, "Website.ArticleSubmitted", eto.ArticleId, "/Website/Articles/Review", cancellationToken,
            ("Title", eto.Title), ("From", from?.FullName ?? ""));
    }

    public Task HandleEventAsync(ArticleReturnedEto eto, CancellationToken cancellationToken) =>
        eto.ReturnedById == eto.AuthorId
            ? Task.CompletedTask
            : SendAsync([eto.AuthorId], "Website.ArticleReturned", eto.ArticleId, EditPage, cancellationToken, ("Title", eto.Title), ("Comment", eto.Comment));

    public Task HandleEventAsync(ArticleApprovedEto eto, CancellationToken cancellationToken) => eto.PublishAt is { } time
        ? SendAsync([eto.AuthorId], "Website.ArticleScheduled", eto.ArticleId, EditPage, cancellationToken, ("Title", eto.Title), ("Time", times.DateTime(time)))
        : SendAsync([eto.AuthorId], "Website.ArticleApproved", eto.ArticleId, EditPage, cancellationToken, ("Title", eto.Title));

    public Task HandleEventAsync(ArticleUnpublishedEto eto, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(eto.Reason)
        ? Task.CompletedTask
        : SendAsync([eto.AuthorId], "Website.ArticleTakenDown", eto.ArticleId, EditPage, cancellationToken, ("Title", eto.Title), ("Reason", eto.Reason));

    private Task SendAsync(
        IReadOnlyCollection<Guid> readers, string template, Guid articleId, string page, CancellationToken cancellationToken, params (string Name, string Value)[] data) =>
        notices.SendAsync(
            new NotificationMessage(
                readers,
                template,
                data.ToDictionary(pair => pair.Name, pair => pair.Value),
                page,
                new Dictionary<string, string?> { ["id"] = articleId.ToString() }),
            cancellationToken);
}
