using EduAbp.EventBus;

namespace EduAbp.Website.Articles;

/// <summary>A text waits for the editorial board.</summary>
[EventName("Website.ArticleSubmitted")]
public sealed record ArticleSubmittedEto(Guid ArticleId, string Title, Guid AuthorId, Guid SubmittedById, int Version);

/// <summary>The board sent a text back.</summary>
[EventName("Website.ArticleReturned")]
public sealed record ArticleReturnedEto(Guid ArticleId, string Title, Guid AuthorId, Guid? ReturnedById, string Comment);

/// <summary>The board approved a text, for now or for a time.</summary>
[EventName("Website.ArticleApproved")]
public sealed record ArticleApprovedEto(Guid ArticleId, string Title, Guid AuthorId, Guid? ApprovedById, DateTimeOffset? PublishAt);

/// <summary>The board took its approval for a time back before the time came: the text is before it again.</summary>
[EventName("Website.ArticleRecalled")]
public sealed record ArticleRecalledEto(Guid ArticleId, string Title, Guid AuthorId, DateTimeOffset? WasFor);

/// <summary>A text, or a change of one, can be read by everybody from now on.</summary>
/// <param name="ForOffice">Whether the unit offers it to the portals of its offices.</param>
[EventName("Website.ArticlePublished")]
[PublicEvent("articleId", "categoryId", "publishedAt", "version")]
public sealed record ArticlePublishedEto(
    Guid ArticleId, string Slug, string Title, string Summary, Guid? CategoryId, bool ForOffice, DateTimeOffset PublishedAt, int Version);

/// <summary>A text can no longer be read by the public.</summary>
/// <param name="Reason">Why it was taken down; null when it was simply withdrawn.</param>
[EventName("Website.ArticleUnpublished")]
[PublicEvent("articleId")]
public sealed record ArticleUnpublishedEto(Guid ArticleId, string Slug, string Title, Guid AuthorId, bool WasForOffice, string? Reason);

/// <summary>A category has another name: what carries the old one is old.</summary>
[EventName("Website.CategoryRenamed")]
[PublicEvent("categoryId")]
public sealed record CategoryRenamedEto(Guid CategoryId, string Name);
