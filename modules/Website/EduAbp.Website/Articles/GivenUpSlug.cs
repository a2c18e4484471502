using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Website.Articles;

/// <summary>An address under which the public once found something; it leads on and is never used for another thing.</summary>
internal sealed class GivenUpSlug : Entity, IMultiTenant
{
    public const string OfArticle = "article";
    public const string OfCategory = "category";

    private GivenUpSlug()
    {
    }

    public GivenUpSlug(string kind, string slug, Guid targetId, DateTimeOffset givenUpAt) =>
        (Kind, Slug, TargetId, GivenUpAt) = (kind, slug, targetId, givenUpAt);

    public Guid TenantId { get; private set; }

    public string Kind { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public Guid TargetId { get; private set; }

    public DateTimeOffset GivenUpAt { get; private set; }
}
