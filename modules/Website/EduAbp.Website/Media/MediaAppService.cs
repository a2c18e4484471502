using EduAbp.Authorization;
using EduAbp.Blobs;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Users;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Data;
using EduAbp.Website.Public;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Media;

/// <summary>The people's door to the library.</summary>
internal sealed class MediaAppService(
    WebsiteDbContext db, MediaStore store, IStorageQuota quota, IBlobStore blobs, IPermissionChecker permissions, ICurrentTenant tenant, ICurrentUser user) : ITransientDependency
{
    public const int PageSize = 40;

    public async Task<MediaPage> GetListAsync(MediaFilter filter, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Default, cancellationToken);
        var query = db.MediaItems.AsQueryable();
        if (filter.FolderId is { } folder) query = query.Where(item => item.FolderId == folder);
        if (filter.Kind is { } kind) query = query.Where(item => item.Kind == kind);
        if (filter.WithoutAlt) query = query.Where(item => item.Kind == MediaKind.Picture && item.Alt == "");
        foreach (var word in VietnameseText.Fold(filter.Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8))
            query = query.Where(item => item.SearchText.Contains(word));

        var total = await query.CountAsync(cancellationToken);
        var items = await query.OrderByDescending(item => item.CreationTime).ThenByDescending(item => item.Id)
            .Skip((Math.Max(1, filter.Page) - 1) * PageSize).Take(PageSize)
            .Select(item => new MediaListItem(
                item.Id, item.Kind, item.FileName, item.Alt, item.Size, item.Width, item.Height, item.CreatorName, item.CreationTime, item.FolderId,
                db.MediaReferences.Where(reference => reference.MediaId == item.Id).Select(reference => reference.ArticleId).Distinct().Count()))
            .ToListAsync(cancellationToken);
        return new MediaPage(items, total, Math.Max(1, (total + PageSize - 1) / PageSize));
    }

    public async Task<StorageUsage> GetUsageAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Default, cancellationToken);
        return await quota.GetAsync(cancellationToken);
    }

    public async Task<MediaDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Default, cancellationToken);
        var item = await db.MediaItems.AsNoTracking().GetAsync(id, cancellationToken);
        var uses = await db.Articles.Where(article => db.MediaReferences.Any(reference => reference.ArticleId == article.Id && reference.MediaId == id))
            .Select(article => new MediaUse(
                article.Id, article.Text.Title, db.MediaReferences.Any(reference => reference.ArticleId == article.Id && reference.MediaId == id && reference.IsLive)))
            .ToListAsync(cancellationToken);
        return new MediaDetails(item, uses, await MayChangeAsync(item, cancellationToken));
    }

    public async Task<MediaItem> UploadAsync(Stream content, string? fileName, string? alt, Guid? folderId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Default, cancellationToken);
        var folder = folderId is { } id ? await db.MediaFolders.GetAsync(id, cancellationToken) : null;
        var item = await store.AddAsync(content, fileName, user.FullName ?? user.UserName ?? "", cancellationToken, alt, folder);
        await db.SaveChangesAsync(cancellationToken);
        return item;
    }

    public async Task DescribeAsync(Guid id, string? alt, Guid? folderId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Default, cancellationToken);
        var item = await ChangeableAsync(id, cancellationToken);
        item.Describe(alt ?? "");
        item.MoveTo(folderId is { } folder ? await db.MediaFolders.GetAsync(folder, cancellationToken) : null);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Refused while an article uses it; old versions keep showing it to staff.</summary>
    public async Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Default, cancellationToken);
        var item = await ChangeableAsync(id, cancellationToken);
        var uses = await db.MediaReferences.Where(reference => reference.MediaId == id).Select(reference => reference.ArticleId).Distinct().CountAsync(cancellationToken);
        if (uses > 0) throw new BusinessException(WebsiteErrorCodes.MediaInUse).WithData("Count", uses);
        db.Remove(item);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task UndeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Default, cancellationToken);
        var item = await db.MediaItems.IgnoreQueryFilters([DataFilters.SoftDelete]).GetAsync(id, cancellationToken);
        if (!await MayChangeAsync(item, cancellationToken)) throw new AbpAuthorizationException(WebsitePermissions.Media.Manage);
        item.IsDeleted = false;
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<FolderListItem>> GetFoldersAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Default, cancellationToken);
        var folders = await db.MediaFolders
            .Select(folder => new FolderListItem(folder.Id, folder.Name, db.MediaItems.Count(item => item.FolderId == folder.Id)))
            .ToListAsync(cancellationToken);
        return folders.OrderBy(folder => VietnameseText.SortKeyInOrder(folder.Name), StringComparer.Ordinal).ToList();
    }

    public async Task AddFolderAsync(string? name, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Manage, cancellationToken);
        var folder = new MediaFolder(name ?? "");
        if (await db.MediaFolders.AnyAsync(other => other.Name == folder.Name, cancellationToken))
            throw new BusinessException(WebsiteErrorCodes.FolderNameTaken).ForField("FolderName");
        db.Add(folder);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task DeleteFolderAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Media.Manage, cancellationToken);
        var folder = await db.MediaFolders.GetAsync(id, cancellationToken);
        var count = await db.MediaItems.CountAsync(item => item.FolderId == id, cancellationToken);
        if (count > 0) throw new BusinessException(WebsiteErrorCodes.FolderNotEmpty).WithData("Count", count);
        db.Remove(folder);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// The file for whoever asks: the public gets what a published article uses, the unit's staff gets everything;
    /// for anybody else it is not there, and what a scanner found something in is there for nobody. While the site is
    /// suspended, the public gets no more than what the pages that stay open carry: crest, banner, and what disclosure shows.
    /// </summary>
    public async Task<MediaFile?> OpenAsync(Guid id, string variant, CancellationToken cancellationToken)
    {
        var site = tenant.GetId();
        var isSuspended = tenant.Unit is { State: UnitStates.Suspended };
        var uses = await db.MediaReferences.Where(reference => reference.MediaId == id && reference.IsLive).Select(reference => reference.ArticleId == site).Distinct().ToListAsync(cancellationToken);
        var isPublic = uses.Contains(true) || (uses.Count > 0 && (!isSuspended || await IsDisclosedAsync(id, cancellationToken)));
        var isStaff = !isPublic
            && (await permissions.IsGrantedAsync(WebsitePermissions.Articles.Default, cancellationToken)
                || await permissions.IsGrantedAsync(WebsitePermissions.Media.Default, cancellationToken)
                || await permissions.IsGrantedAsync(WebsitePermissions.Appearance.Manage, cancellationToken));
        if (!isStaff && uses.Count == 0) return null;

        var item = await db.MediaItems.IgnoreQueryFilters([DataFilters.SoftDelete]).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (item is null || item.Scan == ScanState.Infected) return null;
        var isThumbnail = item.Kind == MediaKind.Picture && MediaAddress.Widths.Any(width => variant == $"{width}.webp");
        if (!isThumbnail && variant != item.FileName) return null;

        var content = await blobs.OpenReadAsync(MediaStore.Container, MediaStore.BlobName(id, isThumbnail ? variant : "full"), cancellationToken);
        return content is null ? null : new MediaFile(content, isThumbnail ? "image/webp" : item.ContentType, item.FileName, item.Kind, isPublic, item.CreationTime, IsClosed: !isPublic && !isStaff);
    }

    private Task<bool> IsDisclosedAsync(Guid id, CancellationToken cancellationToken)
    {
        var disclosed = Disclosure.Of(db);
        return db.PublishedArticles.AnyAsync(
            article => db.MediaReferences.Any(use => use.MediaId == id && use.IsLive && use.ArticleId == article.Id)
                && disclosed.Any(category => category.Id == article.CategoryId),
            cancellationToken);
    }

    private async Task<MediaItem> ChangeableAsync(Guid id, CancellationToken cancellationToken)
    {
        var item = await db.MediaItems.GetAsync(id, cancellationToken);
        return await MayChangeAsync(item, cancellationToken) ? item : throw new AbpAuthorizationException(WebsitePermissions.Media.Manage);
    }

    private async Task<bool> MayChangeAsync(MediaItem item, CancellationToken cancellationToken) =>
        item.CreatorId == user.Id || await permissions.IsGrantedAsync(WebsitePermissions.Media.Manage, cancellationToken);
}

internal sealed record MediaFilter(Guid? FolderId = null, MediaKind? Kind = null, string? Search = null, bool WithoutAlt = false, int Page = 1);

internal sealed record MediaListItem(
    Guid Id, MediaKind Kind, string FileName, string Alt, long Size, int? Width, int? Height, string CreatorName, DateTimeOffset CreationTime, Guid? FolderId, int Uses);

internal sealed record MediaPage(IReadOnlyList<MediaListItem> Items, int Total, int Pages);

internal sealed record MediaUse(Guid ArticleId, string Title, bool IsLive);

internal sealed record MediaDetails(MediaItem Item, IReadOnlyList<MediaUse> Uses, bool CanChange);

internal sealed record FolderListItem(Guid Id, string Name, int Count);

/// <param name="IsClosed">Only the site's suspension keeps it from whoever asks.</param>
internal sealed record MediaFile(Stream Content, string ContentType, string FileName, MediaKind Kind, bool IsPublic, DateTimeOffset ChangedAt, bool IsClosed = false);
