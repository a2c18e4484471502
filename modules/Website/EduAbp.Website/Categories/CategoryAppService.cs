using EduAbp.Authorization;
using EduAbp.Caching;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Uow;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Categories;

internal sealed class CategoryAppService(
    WebsiteDbContext db, IPermissionChecker permissions, IUnitOfWork unitOfWork, IContentVersions pages, ICurrentTenant tenant, TimeProvider clock)
    : ITransientDependency
{
    /// <summary>All headings in their order, each followed by those under it.</summary>
    public async Task<IReadOnlyList<CategoryListItem>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Articles.Default, cancellationToken);
        var all = await db.Categories
            .Select(category => new CategoryListItem(
                category.Id, category.Name, category.Slug, category.ParentId, category.Order,
                db.Articles.Count(article => article.Text.CategoryId == category.Id),
                db.PublishedArticles.Count(article => article.CategoryId == category.Id)))
            .ToListAsync(cancellationToken);
        var tops = all.Where(category => category.ParentId is null).OrderBy(category => category.Order);
        return tops.SelectMany(top => all.Where(child => child.ParentId == top.Id).OrderBy(child => child.Order).Prepend(top)).ToList();
    }

    public async Task AddAsync(string? name, Guid? parentId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Categories.Manage, cancellationToken);
        var parent = parentId is { } id ? await db.Categories.GetAsync(id, cancellationToken) : null;
        var last = await db.Categories.Select(category => (int?)category.Order).MaxAsync(cancellationToken) ?? 0;
        db.Add(new Category(name ?? "", await SlugAsync(Guid.Empty, name, cancellationToken), last + 1, parent));
        await SaveAsync(cancellationToken);
    }

    public async Task ChangeAsync(Guid id, string? name, Guid? parentId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Categories.Manage, cancellationToken);
        var category = await db.Categories.GetAsync(id, cancellationToken);
        if (VietnameseText.Normalize(name ?? "") != category.Name)
        {
            var before = category.Slug;
            category.Rename(name ?? "", await SlugAsync(id, name, cancellationToken));
            if (before != category.Slug)
            {
                var known = await db.GivenUpSlugs.Where(given => given.Kind == GivenUpSlug.OfCategory && given.TargetId == id).ToListAsync(cancellationToken);
                db.RemoveRange(known.Where(given => given.Slug == category.Slug));
                if (known.TrueForAll(given => given.Slug != before)) db.Add(new GivenUpSlug(GivenUpSlug.OfCategory, before, id, clock.GetUtcNow()));
            }
        }

        var parent = parentId is { } parentKey ? await db.Categories.GetAsync(parentKey, cancellationToken) : null;
        category.MoveUnder(parent, await db.Categories.AnyAsync(child => child.ParentId == id, cancellationToken));
        await SaveAsync(cancellationToken);
    }

    /// <summary>Moves it one place up or down among its neighbours.</summary>
    public async Task MoveAsync(Guid id, bool up, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Categories.Manage, cancellationToken);
        var category = await db.Categories.GetAsync(id, cancellationToken);
        var neighbours = await db.Categories.Where(other => other.ParentId == category.ParentId).OrderBy(other => other.Order).ToListAsync(cancellationToken);
        var place = neighbours.IndexOf(category);
        var target = up ? place - 1 : place + 1;
        if (target < 0 || target >= neighbours.Count) return;
        (neighbours[place], neighbours[target]) = (neighbours[target], neighbours[place]);
        for (var i = 0; i < neighbours.Count; i++) neighbours[i].PlaceAt(i);
        await SaveAsync(cancellationToken);
    }

    public async Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Categories.Manage, cancellationToken);
        var category = await db.Categories.GetAsync(id, cancellationToken);
        var used = await db.Articles.CountAsync(article => article.Text.CategoryId == id, cancellationToken)
            + await db.PublishedArticles.CountAsync(live => live.CategoryId == id && !db.Articles.Any(article => article.Id == live.Id && article.Text.CategoryId == id), cancellationToken)
            + await db.Categories.CountAsync(child => child.ParentId == id, cancellationToken);
        if (used > 0) throw new BusinessException(WebsiteErrorCodes.CategoryInUse).WithData("Count", used);
        db.Remove(category);
        await SaveAsync(cancellationToken);
    }

    private async Task<string> SlugAsync(Guid id, string? name, CancellationToken cancellationToken)
    {
        var slug = VietnameseText.Slugify(name ?? "");
        var taken = await db.Categories.AnyAsync(category => category.Slug == slug && category.Id != id, cancellationToken)
            || await db.GivenUpSlugs.AnyAsync(given => given.Kind == GivenUpSlug.OfCategory && given.Slug == slug && given.TargetId != id, cancellationToken);
        return taken ? throw new BusinessException(WebsiteErrorCodes.CategoryNameTaken).ForField("Name") : slug;
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var unit = tenant.GetId();
        unitOfWork.OnCommitted(() => pages.RaiseAsync(unit));
    }
}

internal sealed record CategoryListItem(Guid Id, string Name, string Slug, Guid? ParentId, int Order, int Articles, int Published);
