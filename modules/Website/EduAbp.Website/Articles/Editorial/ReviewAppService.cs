using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Users;
using EduAbp.Website.Articles.Comments;
using EduAbp.Website.Data;

namespace EduAbp.Website.Articles.Editorial;

/// <summary>The people's door to the review of a text in their own unit: its writer and the board.</summary>
internal sealed class ReviewAppService(
    WebsiteDbContext db, ArticleAppService articles, ReviewQueries queries, IPersonLookup people, IPermissionChecker permissions, ICurrentUser user,
    TimeProvider clock)
    : ITransientDependency
{
    public async Task<ReviewDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        var details = await articles.GetAsync(id, cancellationToken);
        return await queries.GetAsync(id, cancellationToken) with { CanRecall = details.CanRecall };
    }

    /// <param name="block">The block of the text that is spoken of; one that the text does not have means the whole text.</param>
    public async Task CommentAsync(Guid id, string? text, string? quote, string? block, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        await articles.GetAsync(id, cancellationToken);
        var name = user.FullName ?? (await people.FindAsync(user.GetId(), cancellationToken))?.FullName ?? "";
        var review = await queries.GetAsync(id, cancellationToken);
        var known = review.Blocks.Any(one => one.Id == block) ? block! : "";
        db.Add(new ArticleComment(id, review.Version, text, quote, known, user.GetId(), name, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
