using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.Website.Articles.Editorial;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Website.Articles;

internal sealed record ArticleResource(
    Guid Id, ArticleText Text, Guid TextStamp, ArticleState State, string Slug, string? PublicSlug, Guid AuthorId, string AuthorName, int LastVersion,
    DateTimeOffset CreatedAt, DateTimeOffset? ChangedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? PublishAt, bool IsLive, string? Remark,
    bool CanEdit, bool CanSubmit, bool CanWithdraw, bool CanReturn, bool CanApprove, bool CanTakeDown, bool CanDelete)
{
    public static ArticleResource Of(ArticleDetails details) => new(
        details.Article.Id, details.Article.Text, details.Article.TextStamp, details.Article.State, details.Article.Slug, details.Article.PublicSlug,
        details.Article.AuthorId, details.Article.AuthorName, details.Article.LastVersion, details.Article.CreationTime, details.Article.LastModificationTime,
        details.Article.SubmittedAt, details.Article.PublishAt, details.Article.Live is not null, details.Article.Remark,
        details.CanEdit, details.CanSubmit, details.CanWithdraw, details.CanReturn, details.CanApprove, details.CanTakeDown, details.CanDelete);
}

internal sealed record VersionResource(int Number, VersionKind Kind, string CreatorName, DateTimeOffset Time, string? Note, ArticleText Text)
{
    public static VersionResource Of(ArticleVersion version) => new(version.Number, version.Kind, version.CreatorName, version.Time, version.Note, version.Text);
}

/// <summary>Field by field as HTML with <c>ins</c> and <c>del</c>.</summary>
internal sealed record ComparisonResource(
    int From, int To, string Title, string Summary, string Body, string CoverAlt, bool CoverChanged, bool CategoryChanged, bool ForOfficeChanged, int WordsAdded, int WordsRemoved)
{
    public static ComparisonResource Of(VersionComparison found) => new(
        found.Old.Number, found.New.Number, found.Title.Html, found.Summary.Html, found.Body.Html, found.CoverAlt.Html,
        found.CoverChanged, found.CategoryChanged, found.ForOfficeChanged, found.WordsAdded, found.WordsRemoved);
}

/// <param name="Changes">Against the version submitted before; null at the first time.</param>
internal sealed record ReviewResource(
    Guid ArticleId, ArticleText Text, ArticleState State, int Version, string CategoryName, string SubmitterName, DateTimeOffset? SubmittedAt,
    DateTimeOffset? PublishAt, ComparisonResource? Changes, IReadOnlyList<EditorialStep> Steps, IReadOnlyList<ThreadEntry> Thread, bool MayDecide)
{
    public static ReviewResource Of(ReviewDetails review) => new(
        review.ArticleId, review.Text, review.State, review.Version, review.CategoryName, review.SubmitterName, review.SubmittedAt, review.PublishAt,
        review.Changes is { } changes ? ComparisonResource.Of(changes) : null, review.Steps, review.Thread, review.MayDecide);
}

/// <param name="PublishAt">When it is published; at once where it is left out.</param>
internal sealed record ApprovalInput(DateTimeOffset? PublishAt = null);

internal sealed record RemarkInput(string? Text = null);

/// <param name="Quote">The words of the text that are meant.</param>
/// <param name="Block">Id of the block in which they stand.</param>
internal sealed record CommentInput(string? Text = null, string? Quote = null, string? Block = null);

/// <param name="TextStamp">The text that was looked at.</param>
/// <param name="Choices">Piece → which side is taken, as the merge names them.</param>
internal sealed record MergeInput(Guid TextStamp, IReadOnlyDictionary<string, string> Choices, string Note = "");

internal sealed class ArticleApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("website", "Articles");
        api.MapGet("/articles", (ArticleState? state, Guid? categoryId, Guid? authorId, string? search, int? page, int? pageSize, ArticleAppService articles, CancellationToken stop) =>
                articles.GetListAsync(new(state, categoryId, authorId, search, page ?? 1, pageSize ?? 20), stop))
            .WithSummary("Articles that the caller may see, the last changed first");
        api.MapGet("/articles/authors", (ArticleAppService articles, CancellationToken stop) => articles.GetAuthorsAsync(stop))
            .WithSummary("Those who wrote an article here");
        api.MapPost("/articles", (ArticleInput input, ArticleAppService articles, CancellationToken stop) =>
                articles.SaveAsync(input with { Id = input.Id == Guid.Empty ? Guid.CreateVersion7() : input.Id, TextStamp = null }, VersionKind.Saved, stop))
            .WithSummary("Begins a draft; an id of the caller's own makes a repeated call harmless");
        api.MapGet("/articles/{id:guid}", async (Guid id, ArticleAppService articles, CancellationToken stop) => ArticleResource.Of(await articles.GetAsync(id, stop)))
            .WithSummary("One article and what the caller may do with it");
        // Without a stamp nothing is overwritten, and an id that nobody has is not there.
        api.MapPut("/articles/{id:guid}", (Guid id, ArticleInput input, ArticleAppService articles, CancellationToken stop) =>
                articles.SaveAsync(input with { Id = id, TextStamp = input.TextStamp ?? Guid.Empty }, VersionKind.Saved, stop))
            .WithSummary("Saves the text; with an old textStamp it is kept beside the newer one and conflictVersion names it");
        api.MapDelete("/articles/{id:guid}", async (Guid id, ArticleAppService articles, CancellationToken stop) =>
                await articles.DeleteAsync([id], stop) == 1 ? Results.NoContent() : throw new EntityNotFoundException(typeof(Article), id))
            .WithSummary("Deletes a draft");
        api.MapPost("/articles/{id:guid}/undelete", (Guid id, ArticleAppService articles, CancellationToken stop) => articles.UndeleteAsync([id], stop))
            .WithSummary("Brings a deleted draft back");

        api.MapGet("/articles/{id:guid}/versions", (Guid id, ArticleAppService articles, CancellationToken stop) => articles.GetVersionsAsync(id, stop))
            .WithSummary("All versions, the newest first");
        api.MapGet("/articles/{id:guid}/versions/{number:int}", async (Guid id, int number, ArticleAppService articles, CancellationToken stop) => VersionResource.Of(await articles.GetVersionAsync(id, number, stop)))
            .WithSummary("The text of one version");
        api.MapPost("/articles/{id:guid}/versions/{number:int}/restore", (Guid id, int number, RemarkInput? input, ArticleAppService articles, CancellationToken stop) =>
                articles.RestoreAsync(id, number, input?.Text ?? "", stop))
            .WithSummary("Makes an older version the working text");
        api.MapGet("/articles/{id:guid}/comparison", async (Guid id, int from, int to, ArticleAppService articles, CancellationToken stop) => ComparisonResource.Of(await articles.CompareAsync(id, from, to, stop)))
            .WithSummary("Two versions compared");
        api.MapGet("/articles/{id:guid}/conflicts/{number:int}", async (Guid id, int number, ArticleAppService articles, CancellationToken stop) =>
                ComparisonResource.Of(await articles.CompareWithCurrentAsync(id, number, stop)))
            .WithSummary("A text that was kept aside, compared with the one that stands");

        api.MapGet("/articles/{id:guid}/conflicts/{number:int}/merge", (Guid id, int number, ArticleAppService articles, CancellationToken stop) => articles.GetMergeAsync(id, number, stop))
            .WithSummary("The two texts piece by piece");
        api.MapPost("/articles/{id:guid}/conflicts/{number:int}/merge", (Guid id, int number, MergeInput input, ArticleAppService articles, CancellationToken stop) =>
                articles.MergeAsync(id, number, input.TextStamp, input.Choices, input.Note, stop))
            .WithSummary("Makes one text of the two");

        api.MapPost("/articles/{id:guid}/recall", (Guid id, ArticleAppService articles, CancellationToken stop) => articles.RecallAsync(id, stop)).WithSummary("Takes an approved text back before its time");
        api.MapPost("/articles/{id:guid}/submit", (Guid id, ArticleAppService articles, CancellationToken stop) => articles.SubmitAsync(id, stop)).WithSummary("Sends it to the editorial board");
        api.MapPost("/articles/{id:guid}/withdraw", (Guid id, ArticleAppService articles, CancellationToken stop) => articles.WithdrawAsync(id, stop)).WithSummary("Takes it back from the board");
        api.MapPost("/articles/{id:guid}/return", (Guid id, RemarkInput input, ArticleAppService articles, CancellationToken stop) => articles.ReturnAsync(id, input.Text, stop))
            .WithSummary("Sends it back to its writer with a comment");
        api.MapPost("/articles/{id:guid}/approve", (Guid id, ApprovalInput? input, ArticleAppService articles, CancellationToken stop) => articles.ApproveAsync(id, input?.PublishAt, stop))
            .WithSummary("Approves it for a time or for now");
        api.MapPost("/articles/{id:guid}/unpublish", (Guid id, ArticleAppService articles, CancellationToken stop) => articles.UnpublishAsync(id, stop)).WithSummary("Stops publishing it");
        api.MapPost("/articles/{id:guid}/take-down", (Guid id, RemarkInput input, ArticleAppService articles, CancellationToken stop) => articles.TakeDownAsync(id, input.Text, stop))
            .WithSummary("Takes it down for a reason");

        api.MapGet("/articles/{id:guid}/review", async (Guid id, ReviewAppService reviews, CancellationToken stop) => ReviewResource.Of(await reviews.GetAsync(id, stop)))
            .WithSummary("Where it stands with the board, and what was said about it");
        api.MapPost("/articles/{id:guid}/comments", (Guid id, CommentInput input, ReviewAppService reviews, CancellationToken stop) => reviews.CommentAsync(id, input.Text, input.Quote, input.Block, stop))
            .WithSummary("Says something about the text");

        api.MapGet("/office-reviews/{taskId:guid}", async (Guid taskId, OfficeReviewAppService reviews, CancellationToken stop) => ReviewResource.Of((await reviews.GetAsync(taskId, stop)).Review))
            .WithSummary("A text that a unit below handed up");
        api.MapPost("/office-reviews/{taskId:guid}/approve", (Guid taskId, ApprovalInput? input, OfficeReviewAppService reviews, CancellationToken stop) => reviews.ApproveAsync(taskId, input?.PublishAt, stop))
            .WithSummary("Approves it");
        api.MapPost("/office-reviews/{taskId:guid}/return", (Guid taskId, RemarkInput input, OfficeReviewAppService reviews, CancellationToken stop) => reviews.ReturnAsync(taskId, input.Text, stop))
            .WithSummary("Sends it back");
    }
}
