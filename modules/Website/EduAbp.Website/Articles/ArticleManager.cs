using EduAbp.Caching;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Uow;
using EduAbp.Website.Articles.Editorial;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Articles;

/// <summary>
/// Does to articles what needs more than the article itself: clean texts, addresses, uses of pictures, the versions of
/// cached pages. Asks for no permission: people come through <see cref="ArticleAppService"/>, processes come here.
/// </summary>
internal sealed class ArticleManager(
    WebsiteDbContext db, ICurrentTenant tenant, ITenantDirectory units, IUnitOfWork unitOfWork, IContentVersions pages,
    EditorialProcess process, TimeProvider clock)
    : ITransientDependency
{
    /// <summary>The article with what the public reads of it.</summary>
    public Task<Article> GetAsync(Guid id, CancellationToken cancellationToken) =>
        db.Articles.Include(article => article.Live).GetAsync(id, cancellationToken);

    /// <summary>Cleans what was typed; pictures, covers and categories that the unit does not have are left out or refused.</summary>
    public async Task<ArticleText> CleanAsync(ArticleInput input, CancellationToken cancellationToken)
    {
        var body = input.Body ?? "";
        var wanted = MediaAddress.FindAll(body).Concat(input.CoverId is { } cover ? [cover] : []).ToHashSet();
        // A picture that was deleted from the library and is used again comes back.
        var found = wanted.Count == 0 ? [] : await db.MediaItems.IgnoreQueryFilters([DataFilters.SoftDelete])
            .Where(item => wanted.Contains(item.Id)).ToListAsync(cancellationToken);
        foreach (var item in found.Where(item => item.IsDeleted)) item.IsDeleted = false;
        var own = found.Select(item => item.Id).ToHashSet();

        if (input.CoverId is { } coverId && !found.Any(item => item.Id == coverId && item.Kind == MediaKind.Picture))
            throw new BusinessException(WebsiteErrorCodes.CoverUnknown).ForField(nameof(input.CoverId));
        if (input.CategoryId is { } categoryId && !await db.Categories.AnyAsync(category => category.Id == categoryId, cancellationToken))
            throw new BusinessException(WebsiteErrorCodes.CategoryUnknown).ForField(nameof(input.CategoryId));

        var alt = VietnameseText.Normalize(input.CoverAlt ?? "");
        return new ArticleText
        {
            Title = VietnameseText.Normalize(input.Title ?? ""),
            Summary = VietnameseText.Normalize(input.Summary ?? ""),
            Body = HtmlSanitizer.Sanitize(body, own.Contains).Html,
            CategoryId = input.CategoryId,
            CoverId = input.CoverId,
            CoverAlt = alt.Length > ArticleText.MaxAlt ? alt[..ArticleText.MaxAlt] : alt,
            ForOffice = input.ForOffice,
        };
    }

    public async Task<Article> CreateAsync(Guid id, ArticleText text, Guid authorId, string authorName, VersionKind kind, CancellationToken cancellationToken, bool isSample = false)
    {
        var article = new Article(id, authorId, authorName, await FreeSlugAsync(id, text.Title, cancellationToken)) { IsSample = isSample };
        db.Add(article);
        db.Add(article.Edit(text, kind, authorId, authorName, clock.GetUtcNow())!);
        await UseMediaAsync(article, cancellationToken);
        return article;
    }

    public async Task EditAsync(
        Article article, ArticleText text, VersionKind kind, Guid editorId, string editorName, CancellationToken cancellationToken, string? note = null)
    {
        var now = clock.GetUtcNow();
        var newest = await db.ArticleVersions.SingleOrDefaultAsync(
            version => version.ArticleId == article.Id && version.Number == article.LastVersion, cancellationToken);

        if (text == article.Text)
        {
            if (kind != VersionKind.Autosaved && newest is { Kind: VersionKind.Autosaved }) newest.Keep(kind, now);
            return;
        }

        if (kind == VersionKind.Autosaved && article.State is ArticleState.Draft or ArticleState.Returned && newest?.CanTakeOver(editorId, now) == true)
            article.EditOn(newest, text, editorId, now);
        else if (article.Edit(text, kind, editorId, editorName, now, note) is { } version)
            db.Add(version);
        await UseMediaAsync(article, cancellationToken);
    }

    /// <summary>An address typed by the writer, or one that follows the title while the public does not know the article.</summary>
    public async Task SetSlugAsync(Article article, string? typed, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(typed))
        {
            var slug = VietnameseText.Slugify(typed);
            if (slug != article.Slug && !await IsFreeAsync(article.Id, slug, cancellationToken))
                throw new BusinessException(WebsiteErrorCodes.SlugTaken).WithData("Slug", slug).ForField(nameof(ArticleInput.Slug));
            article.ChangeSlug(slug);
        }
        else if (article.PublicSlug is null && !Follows(article.Slug, article.Text.Title))
        {
            article.ChangeSlug(await FreeSlugAsync(article.Id, article.Text.Title, cancellationToken));
        }
    }

    public async Task SubmitAsync(Guid id, Guid userId, string userName, CancellationToken cancellationToken)
    {
        var article = await GetAsync(id, cancellationToken);
        db.Add(article.Submit(userId, userName, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await process.SubmittedAsync(article, userId, cancellationToken);
    }

    public async Task WithdrawAsync(Guid id, CancellationToken cancellationToken)
    {
        (await GetAsync(id, cancellationToken)).Withdraw();
        await db.SaveChangesAsync(cancellationToken);
        await process.WithdrawnAsync(id, cancellationToken);
    }

    /// <summary>The approval for a time is taken back: the review is open again.</summary>
    public async Task RecallAsync(Guid id, CancellationToken cancellationToken)
    {
        var article = await GetAsync(id, cancellationToken);
        article.Recall();
        await db.SaveChangesAsync(cancellationToken);
        await process.RecalledAsync(article, cancellationToken);
    }

    public async Task ReturnAsync(Guid id, string comment, Guid? reviewerId, string reviewerName, CancellationToken cancellationToken)
    {
        var article = await GetAsync(id, cancellationToken);
        db.Add(article.Return(comment, reviewerId, reviewerName, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Approves now, or for a time at which the process (or a timer) calls <see cref="PublishAsync"/>.</summary>
    public async Task ApproveAsync(Guid id, Guid? approverId, DateTimeOffset? publishAt, CancellationToken cancellationToken)
    {
        (await GetAsync(id, cancellationToken)).Approve(approverId, publishAt, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task PublishAsync(Guid id, CancellationToken cancellationToken) =>
        await PublishAsync(await GetAsync(id, cancellationToken), clock.GetUtcNow(), cancellationToken);

    public async Task PublishAsync(Article article, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = article.PublicSlug;
        var wasForOffice = article.Live?.ForOffice ?? false;
        article.Publish(now);
        await LeadOnAsync(article, before, now, cancellationToken);
        await UseLiveMediaAsync(article, cancellationToken);
        RaisePages(article.Text.ForOffice || wasForOffice);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc cref="Article.PublishBroughtOver"/>
    public async Task PublishBroughtOverAsync(Article article, DateTimeOffset publishedAt, CancellationToken cancellationToken)
    {
        article.PublishBroughtOver(publishedAt);
        await UseLiveMediaAsync(article, cancellationToken);
        RaisePages(article.Text.ForOffice);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task UnpublishAsync(Guid id, CancellationToken cancellationToken) =>
        RemoveAsync(id, article => article.Unpublish(), cancellationToken);

    public Task TakeDownAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        RemoveAsync(id, article => article.TakeDown(reason), cancellationToken);

    private async Task RemoveAsync(Guid id, Action<Article> remove, CancellationToken cancellationToken)
    {
        var article = await GetAsync(id, cancellationToken);
        var wasForOffice = article.Live?.ForOffice ?? false;
        remove(article);
        await UseLiveMediaAsync(article, cancellationToken);
        RaisePages(wasForOffice);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The address under which the public knew it leads to the new one; one that it takes back leads nowhere else.</summary>
    private async Task LeadOnAsync(Article article, string? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (before is null || before == article.Slug) return;
        var known = await db.GivenUpSlugs.Where(given => given.Kind == GivenUpSlug.OfArticle && given.TargetId == article.Id).ToListAsync(cancellationToken);
        db.RemoveRange(known.Where(given => given.Slug == article.Slug));
        if (known.TrueForAll(given => given.Slug != before)) db.Add(new GivenUpSlug(GivenUpSlug.OfArticle, before, article.Id, now));
    }

    /// <summary>Cached pages of the unit, and of the offices that show it, are old from the commit on.</summary>
    private void RaisePages(bool offices)
    {
        var unit = tenant.GetId();
        Guid[] shown = offices ? [unit, .. units.Ancestors(unit).Select(office => office.Id)] : [unit];
        unitOfWork.OnCommitted(() => pages.RaiseAsync(shown));
    }

    private async Task UseMediaAsync(Article article, CancellationToken cancellationToken) =>
        await SetReferencesAsync(article.Id, MediaOf(article.Text.Body, article.Text.CoverId), isLive: false, cancellationToken);

    private async Task UseLiveMediaAsync(Article article, CancellationToken cancellationToken) =>
        await SetReferencesAsync(article.Id, article.Live is { } live ? MediaOf(live.Body, live.CoverId) : [], isLive: true, cancellationToken);

    private static HashSet<Guid> MediaOf(string body, Guid? cover) =>
        [.. MediaAddress.FindAll(body), .. cover is { } id ? (Guid[])[id] : []];

    private async Task SetReferencesAsync(Guid articleId, HashSet<Guid> media, bool isLive, CancellationToken cancellationToken)
    {
        var known = await db.MediaReferences.Where(reference => reference.ArticleId == articleId && reference.IsLive == isLive).ToListAsync(cancellationToken);
        db.RemoveRange(known.Where(reference => !media.Contains(reference.MediaId)));
        foreach (var id in media.Except(known.Select(reference => reference.MediaId))) db.Add(new MediaReference(articleId, id, isLive));
    }

    private static bool Follows(string slug, string title)
    {
        var wanted = SlugOf(title);
        return slug == wanted || (slug.StartsWith(wanted + "-", StringComparison.Ordinal) && int.TryParse(slug[(wanted.Length + 1)..], out _));
    }

    private static string SlugOf(string title) => VietnameseText.Slugify(title) is { Length: > 0 } slug ? slug : "bai-viet";

    private async Task<string> FreeSlugAsync(Guid articleId, string title, CancellationToken cancellationToken)
    {
        var wanted = SlugOf(title);
        for (var i = 1; ; i++)
        {
            var slug = i == 1 ? wanted : $"{wanted}-{i}";
            if (await IsFreeAsync(articleId, slug, cancellationToken)) return slug;
        }
    }

    private async Task<bool> IsFreeAsync(Guid articleId, string slug, CancellationToken cancellationToken) =>
        !await db.Articles.IgnoreQueryFilters([DataFilters.SoftDelete]).AnyAsync(article => article.Slug == slug && article.Id != articleId, cancellationToken)
        && !db.Articles.Local.Any(article => article.Slug == slug && article.Id != articleId)
        && !await db.GivenUpSlugs.AnyAsync(given => given.Kind == GivenUpSlug.OfArticle && given.Slug == slug && given.TargetId != articleId, cancellationToken);
}
