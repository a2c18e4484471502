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
        await articles.GetAsync(id, cancellationToken);
        return await queries.GetAsync(id, cancellationToken);
    }

    public async Task CommentAsync(Guid id, string? text, string? quote, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        var article = (await articles.GetAsync(id, cancellationToken)).Article;
        var name = user.FullName ?? (await people.FindAsync(user.GetId(), cancellationToken))?.FullName ?? "";
        db.Add(new ArticleComment(id, article.SubmittedVersion ?? article.LastVersion, text, quote, user.GetId(), name, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
