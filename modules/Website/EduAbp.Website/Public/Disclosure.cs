using EduAbp.Website.Categories;
using EduAbp.Website.Data;

namespace EduAbp.Website.Public;

/// <summary>
/// "Ba công khai": what the law has a unit publish, the articles under the heading with one of these addresses and under
/// those below it. They stay readable, with their files, while the site is suspended.
/// </summary>
internal static class Disclosure
{
    public const string Heading = "Disclosure";

    public static readonly IReadOnlyList<string> Slugs = ["cong-khai", "ba-cong-khai"];

    public static IQueryable<Category> Of(WebsiteDbContext db) => db.Categories.Where(category =>
        Slugs.Contains(category.Slug) || db.Categories.Any(parent => parent.Id == category.ParentId && Slugs.Contains(parent.Slug)));
}
