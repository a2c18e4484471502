using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Website.Data;
using EduAbp.Workflows.Contracts;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Articles.Editorial;

/// <summary>Puts together what a reviewer sees, in the article's own unit. Whoever calls has asked for the permission.</summary>
internal sealed class ReviewQueries(
    WebsiteDbContext db, EditorialProcess process, IPersonLookup people, ICurrentTenant tenant, ITenantDirectory units) : ITransientDependency
{
    public async Task<ReviewDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var article = await db.Articles.AsNoTracking().Include(row => row.Live).SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            ?? throw new EntityNotFoundException(typeof(Article), id);
        var task = await process.FindReviewAsync(id, cancellationToken);
        var newest = await NewestAsync(article, cancellationToken);
        var before = await db.ArticleVersions.AsNoTracking()
            .Where(version => version.ArticleId == id && version.Kind == VersionKind.Submitted && version.Number < newest.Number)
            .OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);
        var submitter = article.SubmittedById is { } person ? await people.FindAsync(person, cancellationToken) : null;
        var category = await db.Categories.Where(row => row.Id == article.Text.CategoryId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        return new(
            id,
            newest.Text,
            article.State,
            newest.Number,
            category ?? "",
            submitter?.FullName ?? article.AuthorName,
            article.SubmittedAt,
            article.PublishAt,
            before is null ? null : VersionComparison.Of(before.Text, newest.Text, before, newest),
            EditorialSteps.Of(article, await process.GetHistoryAsync(id, cancellationToken), await WaitsForAsync(article, task, cancellationToken)),
            await ThreadAsync(id, cancellationToken),
            task,
            tenant.Unit is { } unit ? units.MainHostPath(unit) : "");
    }

    /// <summary>What was handed in; while it is being written, what stands now.</summary>
    private Task<ArticleVersion> NewestAsync(Article article, CancellationToken cancellationToken)
    {
        var number = article.IsEditable ? null : article.SubmittedVersion;
        return db.ArticleVersions.AsNoTracking()
            .Where(version => version.ArticleId == article.Id && version.Kind != VersionKind.Conflicting && (number == null || version.Number == number))
            .OrderByDescending(version => version.Number).FirstAsync(cancellationToken);
    }

    private async Task<string?> WaitsForAsync(Article article, UserTaskDto? task, CancellationToken cancellationToken)
    {
        if (task is null) return null;
        if (task.HandedUpTo is { } office) return units.Find(office)?.Name;
        var holders = await people.GetHoldersAsync(article.TenantId, WebsitePermissions.Articles.Approve, cancellationToken);
        var names = holders.Where(holder => !article.IsOwnOf(holder.Id)).Select(holder => holder.FullName).ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private async Task<IReadOnlyList<ThreadEntry>> ThreadAsync(Guid id, CancellationToken cancellationToken)
    {
        // Comments are never changed nor removed, so their place in time is a number that stays.
        var comments = (await db.ArticleComments.AsNoTracking().Where(comment => comment.ArticleId == id)
                .OrderBy(comment => comment.Time).ThenBy(comment => comment.Id).ToListAsync(cancellationToken))
            .Select((comment, index) => new ThreadEntry(
                comment.AuthorId, comment.AuthorName, comment.Time, comment.Version, comment.Text, comment.Quote, false, index + 1, comment.Block));
        var returns = await db.ArticleVersions.Where(version => version.ArticleId == id && version.Kind == VersionKind.Returned)
            .Select(version => new ThreadEntry(version.CreatorId, version.CreatorName, version.Time, version.Number, version.Note ?? "", "", true))
            .ToListAsync(cancellationToken);
        return [.. comments.Concat(returns).OrderBy(entry => entry.Time)];
    }
}
