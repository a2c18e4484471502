using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Website.Articles;

/// <summary>How a version came to be. Stored by name: never rename one.</summary>
internal enum VersionKind
{
    Saved,
    Autosaved,
    Submitted,
    Returned,
    Restored,

    /// <summary>A text that met a newer one at saving; kept so that nothing is lost.</summary>
    Conflicting,
}

/// <summary>A text as it once was. Versions are kept for ever, autosaves for thirty days.</summary>
internal sealed class ArticleVersion : Entity, IMultiTenant
{
    private ArticleVersion()
    {
    }

    public ArticleVersion(Guid articleId, int number, VersionKind kind, ArticleText text, Guid? creatorId, string creatorName, DateTimeOffset time, string? note)
    {
        (ArticleId, Number, Kind, Text, CreatorId, CreatorName, Time, Note) = (articleId, number, kind, text, creatorId, creatorName, time, note);
    }

    public Guid TenantId { get; private set; }

    public Guid ArticleId { get; private set; }

    public int Number { get; private set; }

    public VersionKind Kind { get; private set; }

    public ArticleText Text { get; private set; } = ArticleText.Empty;

    public Guid? CreatorId { get; private set; }

    public string CreatorName { get; private set; } = "";

    public DateTimeOffset Time { get; private set; }

    /// <summary>The board's comment, or which version was restored.</summary>
    public string? Note { get; private set; }

    /// <summary>One person typing on is one autosave, not one every two seconds.</summary>
    public bool CanTakeOver(Guid userId, DateTimeOffset now) =>
        Kind == VersionKind.Autosaved && CreatorId == userId && now - Time < TimeSpan.FromMinutes(10);

    /// <summary>An autosave that its writer then saves is kept for ever.</summary>
    public void Keep(VersionKind kind, DateTimeOffset now) => (Kind, Time) = (kind, now);

    public void TakeOver(ArticleText text, DateTimeOffset now) => (Text, Time) = (text, now);
}
