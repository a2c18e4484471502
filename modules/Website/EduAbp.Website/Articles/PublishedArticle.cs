using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Website.Articles;

/// <summary>
/// What the public reads of an article: a copy made at publishing and gone with unpublishing. Public pages, feeds and
/// the search read this table and no other, so a draft cannot slip out by a forgotten condition.
/// </summary>
internal sealed class PublishedArticle : Entity, IMultiTenant
{
    private PublishedArticle()
    {
    }

    public PublishedArticle(Article article, DateTimeOffset now)
    {
        Id = article.Id;
        PublishedAt = now;
        Copy(article);
    }

    public Guid TenantId { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Summary { get; private set; } = "";

    /// <summary>Sanitised HTML; set it into a page by <see cref="RichText.RichTextRenderer"/>.</summary>
    public string Body { get; private set; } = "";

    public Guid? CategoryId { get; private set; }

    public Guid? CoverId { get; private set; }

    public string CoverAlt { get; private set; } = "";

    public bool ForOffice { get; private set; }

    public string AuthorName { get; private set; } = "";

    public int Version { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>When a later change of it was published; null while it stands as first published.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    public bool IsSample { get; private set; }

    public void Update(Article article, DateTimeOffset now)
    {
        UpdatedAt = now;
        Copy(article);
    }

    private void Copy(Article article)
    {
        var text = article.Text;
        (Slug, Title, Summary, Body, CategoryId) = (article.Slug, text.Title, text.Summary, text.Body, text.CategoryId);
        (CoverId, CoverAlt, ForOffice, AuthorName) = (text.CoverId, text.CoverAlt, text.ForOffice, article.AuthorName);
        (Version, IsSample) = (article.LastVersion, article.IsSample);
    }
}
