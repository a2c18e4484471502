using EduAbp.MultiTenancy;

namespace EduAbp.Website.Media;

/// <summary>An article uses a picture or file: in its working text, or (<see cref="IsLive"/>) in what the public reads.</summary>
internal sealed class MediaReference : IMultiTenant
{
    private MediaReference()
    {
    }

    public MediaReference(Guid articleId, Guid mediaId, bool isLive) => (ArticleId, MediaId, IsLive) = (articleId, mediaId, isLive);

    public Guid TenantId { get; private set; }

    public Guid ArticleId { get; private set; }

    public Guid MediaId { get; private set; }

    public bool IsLive { get; private set; }
}
