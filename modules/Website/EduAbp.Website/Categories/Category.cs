using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Website.Articles;

namespace EduAbp.Website.Categories;

/// <summary>A heading under which articles stand; two levels.</summary>
internal sealed class Category : AggregateRoot, IMultiTenant
{
    public const int MaxName = 80;

    private Category()
    {
    }

    public Category(string name, string slug, int order, Category? parent = null)
    {
        Rename(name, slug);
        Order = order;
        MoveUnder(parent, hasChildren: false);
    }

    public Guid TenantId { get; private set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public Guid? ParentId { get; private set; }

    public int Order { get; private set; }

    public void Rename(string name, string slug)
    {
        name = VietnameseText.Normalize(name ?? "");
        if (name.Length is 0 or > MaxName || slug.Length == 0) throw new BusinessException(WebsiteErrorCodes.CategoryNameMissing).ForField(nameof(Name));
        var isNew = Name.Length == 0;
        (Name, Slug) = (name, slug);
        if (!isNew) AddEvent(new CategoryRenamedEto(Id, name));
    }

    public void MoveUnder(Category? parent, bool hasChildren)
    {
        if (parent is not null && (parent.ParentId is not null || hasChildren || parent.Id == Id))
            throw new BusinessException(WebsiteErrorCodes.CategoryTooDeep).ForField(nameof(ParentId));
        ParentId = parent?.Id;
    }

    public void PlaceAt(int order) => Order = order;
}
