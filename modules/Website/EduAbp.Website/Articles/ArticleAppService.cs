using EduAbp.Authorization;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Domain;
using EduAbp.EntityFrameworkCore;
using EduAbp.Text;
using EduAbp.Users;
using EduAbp.Website.Articles.Comparison;
using EduAbp.Website.Articles.Editorial;
using EduAbp.Website.Articles.Merging;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Articles;

/// <summary>The people's door to articles.</summary>
internal sealed class ArticleAppService(
    WebsiteDbContext db, ArticleManager manager, EditorialProcess process, PhotoGate gate, IPermissionChecker permissions, ICurrentUser user, TimeProvider clock) : ITransientDependency
{
    public const int MaxPageSize = 100;

    private string UserName => user.FullName ?? user.UserName ?? "";

    public async Task<ArticlePage> GetListAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        var seen = await SeenAsync(cancellationToken);
        var query = seen;
        if (filter.State is { } state) query = query.Where(article => article.State == state);
        if (filter.CategoryId is { } category) query = query.Where(article => article.Text.CategoryId == category);
        if (filter.AuthorId is { } author) query = query.Where(article => article.AuthorId == author);
        foreach (var word in VietnameseText.Fold(filter.Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8))
            query = query.Where(article => article.SearchText.Contains(word));

        var total = await query.CountAsync(cancellationToken);
        var size = Math.Clamp(filter.PageSize, 1, MaxPageSize);
        var items = await query
            .OrderByDescending(article => article.LastModificationTime ?? article.CreationTime).ThenByDescending(article => article.Id)
            .Skip((Math.Max(1, filter.Page) - 1) * size).Take(size)
            .Select(article => new ArticleListItem(
                article.Id, article.Text.Title, article.State, article.Text.CategoryId, article.AuthorId, article.AuthorName,
                article.LastModificationTime ?? article.CreationTime, article.PublishAt, article.Live != null, article.Remark,
                article.Text.CoverId, article.Slug, article.IsSample))
            .ToListAsync(cancellationToken);
        var counts = await seen.GroupBy(article => article.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return new ArticlePage(items, total, size, counts.ToDictionary(count => count.Key, count => count.Count));
    }

    /// <summary>Those who wrote something here, for the list's filter.</summary>
    public async Task<IReadOnlyList<ArticleAuthor>> GetAuthorsAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        var authors = await (await SeenAsync(cancellationToken))
            .Select(article => new { article.AuthorId, article.AuthorName }).Distinct().ToListAsync(cancellationToken);
        return authors.GroupBy(author => author.AuthorId).Select(group => new ArticleAuthor(group.Key, group.First().AuthorName))
            .OrderBy(author => VietnameseText.SortKey(author.Name), StringComparer.Ordinal).ToList();
    }

    public async Task<ArticleDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        var article = await (await SeenAsync(cancellationToken)).AsNoTracking().Include(row => row.Live).GetAsync(id, cancellationToken);
        return new ArticleDetails(
            article,
            CanEdit: article.IsEditable && await MayChangeAsync(article, cancellationToken),
            CanSubmit: article.State is ArticleState.Draft or ArticleState.Returned && await MaySubmitAsync(article, cancellationToken),
            CanWithdraw: !article.IsEditable && await MaySubmitAsync(article, cancellationToken),
            CanReturn: article.State == ArticleState.Submitted && await permissions.IsGrantedAsync(WebsitePermissions.Articles.Review, cancellationToken),
            CanApprove: article.State == ArticleState.Submitted && !article.IsOwnOf(user.GetId())
                && await permissions.IsGrantedAsync(WebsitePermissions.Articles.Approve, cancellationToken),
            CanRecall: article.State == ArticleState.Scheduled && await permissions.IsGrantedAsync(WebsitePermissions.Articles.Approve, cancellationToken),
            CanTakeDown: article.Live is not null && await permissions.IsGrantedAsync(WebsitePermissions.Articles.TakeDown, cancellationToken),
            CanDelete: article.Live is null && article.IsEditable && await MayChangeAsync(article, cancellationToken));
    }

    public async Task<IReadOnlyList<VersionListItem>> GetVersionsAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        await (await SeenAsync(cancellationToken)).Where(article => article.Id == id).Select(article => new { article.Id }).SingleOr404Async(id, cancellationToken);
        return await db.ArticleVersions.Where(version => version.ArticleId == id)
            .OrderByDescending(version => version.Number)
            .Select(version => new VersionListItem(version.Number, version.Kind, version.CreatorName, version.Time, version.Note, version.Text.Title))
            .ToListAsync(cancellationToken);
    }

    public async Task<ArticleVersion> GetVersionAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        await (await SeenAsync(cancellationToken)).Where(article => article.Id == id).Select(article => new { article.Id }).SingleOr404Async(id, cancellationToken);
        return await VersionAsync(id, number, cancellationToken);
    }

    public async Task<VersionComparison> CompareAsync(Guid id, int from, int to, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        var (old, current) = (await GetVersionAsync(id, from, cancellationToken), await GetVersionAsync(id, to, cancellationToken));
        return VersionComparison.Of(old.Text, current.Text, old, current);
    }

    /// <summary>The text that was kept aside beside the one that stands.</summary>
    public async Task<VersionComparison> CompareWithCurrentAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        var article = await (await SeenAsync(cancellationToken)).AsNoTracking().GetAsync(id, cancellationToken);
        var aside = await VersionAsync(id, number, cancellationToken);
        var standing = await db.ArticleVersions.AsNoTracking()
            .Where(version => version.ArticleId == id && version.Kind != VersionKind.Conflicting)
            .OrderByDescending(version => version.Number).FirstAsync(cancellationToken);
        return VersionComparison.Of(article.Text, aside.Text, standing, aside);
    }

    /// <summary>The text that was kept aside and the one that stands, block by block.</summary>
    public async Task<TextMerge> GetMergeAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        var article = await (await SeenAsync(cancellationToken)).AsNoTracking().GetAsync(id, cancellationToken);
        return TextMerge.Of(article.Text, (await VersionAsync(id, number, cancellationToken)).Text);
    }

    /// <summary>Makes one text of two by what was chosen; both stay versions.</summary>
    /// <param name="stamp">The text that was looked at: if it has moved on, nothing is done.</param>
    public async Task MergeAsync(
        Guid id, int number, Guid stamp, IReadOnlyDictionary<string, string> choices, string note, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Write, cancellationToken);
        var article = await manager.GetAsync(id, cancellationToken);
        await EnsureMayChangeAsync(article, cancellationToken);
        if (article.TextStamp != stamp) throw new BusinessException(WebsiteErrorCodes.MergeMovedOn);

        var chosen = TextMerge.Of(article.Text, (await VersionAsync(id, number, cancellationToken)).Text).Take(choices);
        var categoryId = await db.Categories.AnyAsync(row => row.Id == chosen.CategoryId, cancellationToken) ? chosen.CategoryId : null;
        var text = await manager.CleanAsync(
            new ArticleInput
            {
                Id = id,
                Title = chosen.Title,
                Summary = chosen.Summary,
                Body = chosen.Body,
                CategoryId = categoryId,
                CoverId = chosen.CoverId,
                CoverAlt = chosen.CoverAlt,
                ForOffice = chosen.ForOffice,
            },
            cancellationToken);
        await manager.EditAsync(article, text, VersionKind.Saved, user.GetId(), UserName, cancellationToken, note);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Saves what the editor holds. When the text is no longer the one that the editor was opened on, what stands is left
    /// alone and the new text is kept beside it: the result names the version.
    /// </summary>
    public async Task<SaveResult> SaveAsync(ArticleInput input, VersionKind kind, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Write, cancellationToken);
        var now = clock.GetUtcNow();
        var article = await db.Articles.Include(row => row.Live).SingleOrDefaultAsync(row => row.Id == input.Id, cancellationToken);
        if (article is null)
        {
            // Deleted while somebody still had it open: it does not come back under the same id.
            if (input.TextStamp is not null || await db.Articles.IgnoreQueryFilters([DataFilters.SoftDelete]).AnyAsync(row => row.Id == input.Id, cancellationToken))
                throw new EntityNotFoundException(typeof(Article), input.Id);
            var first = await manager.CleanAsync(input, cancellationToken);
            article = await manager.CreateAsync(input.Id, first, user.GetId(), UserName, kind, cancellationToken);
            if (!string.IsNullOrWhiteSpace(input.Slug)) await manager.SetSlugAsync(article, input.Slug, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Result(article, now);
        }

        await EnsureMayChangeAsync(article, cancellationToken);
        var text = await manager.CleanAsync(input, cancellationToken);
        if (input.TextStamp != article.TextStamp && text != article.Text)
            return await KeepAsideAsync(article, text, now, cancellationToken);

        await manager.EditAsync(article, text, kind, user.GetId(), UserName, cancellationToken);
        await manager.SetSlugAsync(article, input.Slug, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Result(article, now);
    }

    /// <summary>Makes an older version the working text; what stood before stays a version.</summary>
    public async Task RestoreAsync(Guid id, int number, string note, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Write, cancellationToken);
        var article = await manager.GetAsync(id, cancellationToken);
        await EnsureMayChangeAsync(article, cancellationToken);
        var version = await VersionAsync(id, number, cancellationToken);
        var text = version.Text;
        // A category or cover that is gone since must not come back as a dead link.
        if (text.CategoryId is { } category && !await db.Categories.AnyAsync(row => row.Id == category, cancellationToken)) text = text with { CategoryId = null };
        await manager.EditAsync(article, text, VersionKind.Restored, user.GetId(), UserName, cancellationToken, note);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task SubmitAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Submit, cancellationToken);
        await EnsureMayChangeAsync(await manager.GetAsync(id, cancellationToken), cancellationToken);
        await manager.SubmitAsync(id, user.GetId(), UserName, cancellationToken);
    }

    public async Task WithdrawAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Submit, cancellationToken);
        await EnsureMayChangeAsync(await manager.GetAsync(id, cancellationToken), cancellationToken);
        await manager.WithdrawAsync(id, cancellationToken);
    }

    /// <summary>Takes back an approval whose hour has not come.</summary>
    public async Task RecallAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Approve, cancellationToken);
        await manager.RecallAsync(id, cancellationToken);
    }

    /// <summary>Sends it back: by the task, where the person has one; else as a member of the board who may review.</summary>
    public async Task ReturnAsync(Guid id, string? comment, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Review, cancellationToken);
        var decision = EditorialDecision.Return(comment, user.GetId(), UserName);
        var article = await manager.GetAsync(id, cancellationToken);
        if (article.IsOwnOf(user.GetId())) throw new BusinessException(WebsiteErrorCodes.OwnArticle);
        if (await process.FindReviewAsync(id, cancellationToken) is { IsMine: true } task)
            await process.DecideAsync(task.Id, decision, cancellationToken);
        else if (!await process.ReturnedAsync(id, decision, cancellationToken))
            await manager.ReturnAsync(id, comment!, user.GetId(), UserName, cancellationToken);
    }

    /// <summary>Approves for a time, or, without one, for at once. The process publishes; where none runs, this does.</summary>
    public async Task ApproveAsync(Guid id, DateTimeOffset? publishAt, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Approve, cancellationToken);
        var decision = EditorialDecision.Approve(publishAt, user.GetId(), UserName, clock.GetUtcNow());
        var article = await manager.GetAsync(id, cancellationToken);
        if (article.IsOwnOf(user.GetId())) throw new BusinessException(WebsiteErrorCodes.OwnArticle);
        // The names of children are not for somebody who is here to help.
        await gate.CheckAsync(id, naming: await permissions.IsGrantedAsync(WebsitePermissions.Media.People, cancellationToken), cancellationToken);
        if (await process.FindReviewAsync(id, cancellationToken) is { } task)
        {
            await process.DecideAsync(task.Id, decision, cancellationToken);
            return;
        }

        await manager.ApproveAsync(id, user.GetId(), publishAt, cancellationToken);
        if (publishAt is null) await manager.PublishAsync(id, cancellationToken);
    }

    public async Task UnpublishAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.TakeDown, cancellationToken);
        await manager.UnpublishAsync(id, cancellationToken);
    }

    public async Task TakeDownAsync(Guid id, string? reason, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.TakeDown, cancellationToken);
        await manager.TakeDownAsync(id, reason ?? "", cancellationToken);
    }

    /// <summary>Deletes what may be deleted of these; says how many it was.</summary>
    public async Task<int> DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Write, cancellationToken);
        var articles = await db.Articles.Include(article => article.Live).Where(article => ids.Contains(article.Id)).ToListAsync(cancellationToken);
        foreach (var article in articles)
        {
            await EnsureMayChangeAsync(article, cancellationToken);
            article.Delete();
            await process.CancelAsync(article.Id, "deleted", cancellationToken);
        }

        var deleted = articles.Select(article => article.Id).ToList();
        db.RemoveRange(await db.MediaReferences.Where(reference => deleted.Contains(reference.ArticleId)).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return articles.Count;
    }

    /// <summary>Takes back a deletion just made.</summary>
    public async Task UndeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Write, cancellationToken);
        var articles = await db.Articles.IgnoreQueryFilters([DataFilters.SoftDelete])
            .Where(article => ids.Contains(article.Id) && article.IsDeleted).ToListAsync(cancellationToken);
        foreach (var article in articles)
        {
            await EnsureMayChangeAsync(article, cancellationToken);
            article.IsDeleted = false;
            await manager.SetSlugAsync(article, null, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<SaveResult> KeepAsideAsync(Article article, ArticleText text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mine = await db.ArticleVersions
            .Where(version => version.ArticleId == article.Id && version.Kind == VersionKind.Conflicting && version.CreatorId == user.Id)
            .OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);
        if (mine is null || mine.Text != text) db.Add(mine = article.KeepAside(text, user.GetId(), UserName, now));
        await db.SaveChangesAsync(cancellationToken);
        return Result(article, now) with { ConflictVersion = mine.Number };
    }

    private static SaveResult Result(Article article, DateTimeOffset now) => new(article.Id, article.TextStamp, article.LastVersion, now, article.Slug);

    private async Task<ArticleVersion> VersionAsync(Guid id, int number, CancellationToken cancellationToken) =>
        await db.ArticleVersions.AsNoTracking().SingleOrDefaultAsync(version => version.ArticleId == id && version.Number == number, cancellationToken)
        ?? throw new EntityNotFoundException(typeof(ArticleVersion), number);

    private async Task<bool> SeesAllAsync(CancellationToken cancellationToken) =>
        await permissions.IsGrantedAsync(WebsitePermissions.Articles.EditAll, cancellationToken)
        || await permissions.IsGrantedAsync(WebsitePermissions.Articles.Review, cancellationToken)
        || await permissions.IsGrantedAsync(WebsitePermissions.Articles.Approve, cancellationToken);

    /// <summary>A contributor sees their own texts only; the others are not there for them.</summary>
    private async Task<IQueryable<Article>> SeenAsync(CancellationToken cancellationToken)
    {
        if (await SeesAllAsync(cancellationToken)) return db.Articles;
        var me = user.GetId();
        return db.Articles.Where(article => article.AuthorId == me);
    }

    private async Task<bool> MayChangeAsync(Article article, CancellationToken cancellationToken) =>
        (article.AuthorId == user.Id && await permissions.IsGrantedAsync(WebsitePermissions.Articles.Write, cancellationToken))
        || await permissions.IsGrantedAsync(WebsitePermissions.Articles.EditAll, cancellationToken);

    private async Task<bool> MaySubmitAsync(Article article, CancellationToken cancellationToken) =>
        await MayChangeAsync(article, cancellationToken) && await permissions.IsGrantedAsync(WebsitePermissions.Articles.Submit, cancellationToken);

    private async Task EnsureMayChangeAsync(Article article, CancellationToken cancellationToken)
    {
        if (await MayChangeAsync(article, cancellationToken)) return;
        if (!await SeesAllAsync(cancellationToken)) throw new EntityNotFoundException(typeof(Article), article.Id);
        throw new AbpAuthorizationException(WebsitePermissions.Articles.EditAll);
    }
}

file static class QueryExtensions
{
    public static async Task SingleOr404Async<T>(this IQueryable<T> rows, Guid id, CancellationToken cancellationToken)
    {
        if (!await rows.AnyAsync(cancellationToken)) throw new EntityNotFoundException(typeof(Article), id);
    }
}
