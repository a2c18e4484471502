using EduAbp.Blobs;
using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Website.Media;

internal enum MediaKind
{
    Picture,
    Document,
}

/// <summary>
/// A picture or document of the unit. The public can fetch it once an article that uses it is published; before that
/// only the unit's staff. A deleted one leaves the library and stays readable for staff in old versions.
/// </summary>
internal sealed class MediaItem : AggregateRoot, IMultiTenant, ISoftDelete, ICreationAudited
{
    public const int MaxName = 160;

    private MediaItem()
    {
    }

    public MediaItem(MediaKind kind, string fileName, string contentType, long size, int? width, int? height, string creatorName)
    {
        (Kind, FileName, ContentType, Size, Width, Height, CreatorName) = (kind, fileName, contentType, size, width, height, creatorName);
        SearchText = EduAbp.Text.VietnameseText.Fold(fileName);
    }

    public Guid TenantId { get; private set; }

    public MediaKind Kind { get; private set; }

    /// <summary>Safe name under which it is offered for download, with the ending of what it really is.</summary>
    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Bytes it takes of the unit's quota, thumbnails included.</summary>
    public long Size { get; private set; }

    public int? Width { get; private set; }

    public int? Height { get; private set; }

    public string Alt { get; private set; } = "";

    public Guid? FolderId { get; private set; }

    public string CreatorName { get; private set; } = "";

    /// <summary>"Not scanned" is never "clean": pages show which it is.</summary>
    public ScanState Scan { get; private set; }

    public bool IsSample { get; init; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public bool IsDeleted { get; set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public void Describe(string alt)
    {
        Alt = EduAbp.Text.VietnameseText.Normalize(alt);
        if (Alt.Length > Articles.ArticleText.MaxAlt) Alt = Alt[..Articles.ArticleText.MaxAlt];
        SearchText = EduAbp.Text.VietnameseText.Fold($"{FileName} {Alt}");
    }

    public void Scanned(ScanState state) => Scan = state;

    public void MoveTo(MediaFolder? folder) => FolderId = folder?.Id;
}
