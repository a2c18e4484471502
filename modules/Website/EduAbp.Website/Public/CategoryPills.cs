namespace EduAbp.Website.Public;

/// <summary>The headings that have something to read, above a list of articles.</summary>
internal sealed record CategoryPills(IReadOnlyList<(CategoryLink Category, int Count)> Shown, Guid? Current)
{
    public static CategoryPills Of(IReadOnlyList<CategoryLink> categories, IReadOnlyDictionary<Guid, int> counts, Guid? current)
    {
        int CountOf(CategoryLink category) =>
            counts.GetValueOrDefault(category.Id) + categories.Where(one => one.ParentId == category.Id).Sum(one => counts.GetValueOrDefault(one.Id));
        return new CategoryPills([.. categories.Select(category => (category, CountOf(category))).Where(pair => pair.Item2 > 0)], current);
    }
}
