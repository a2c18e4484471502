using EduAbp.AspNetCore.PublicSites;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using EduAbp.Search.Contracts;
using EduAbp.TenantManagement.Units;

namespace EduAbp.Website.Public;

/// <summary>What an office shows of the units below it: their names, and what they offered it. It reads the index of public content, never their tables.</summary>
internal sealed class OfficePortal(ITenantDirectory directory, ISearchIndex index, IFeatureChecker features, UnitLinks links) : ITransientDependency
{
    /// <summary>The office and the units below it whose sites are open; null where these are all units there are, closed ones too.</summary>
    public async Task<IReadOnlyCollection<Guid>?> GetUnitsWithinAsync(UnitInfo office, CancellationToken cancellationToken)
    {
        var without = await features.GetUnitsWithoutAsync(typeof(OfficePortal), cancellationToken);
        var open = directory.Descendants(office.Id).Where(unit => IsOpen(unit, without)).Select(unit => unit.Id).ToList();
        return open.Count == directory.All.Count ? null : open;
    }

    public async Task<IReadOnlyList<Story>> GetNewsAsync(UnitInfo office, int skip, int take, CancellationToken cancellationToken) =>
        [.. (await index.GetRecentAsync(new RecentQuery(await GetUnitsBelowAsync(office, cancellationToken), PublicArticleIndexer.Kind, Skip: skip, Take: take), cancellationToken)).Select(ToStory)];

    public async Task<int> CountNewsAsync(UnitInfo office, CancellationToken cancellationToken) =>
        await index.CountRecentAsync(new RecentQuery(await GetUnitsBelowAsync(office, cancellationToken), PublicArticleIndexer.Kind), cancellationToken);

    /// <summary>What the office above wrote: a school without articles of its own shows it.</summary>
    public async Task<IReadOnlyList<Story>> GetOfficeNewsAsync(UnitInfo school, int take, CancellationToken cancellationToken) =>
        school.ParentId is { } id && directory.Find(id) is { } office && IsOpen(office, await features.GetUnitsWithoutAsync(typeof(OfficePortal), cancellationToken))
            ? [.. (await index.GetRecentAsync(new RecentQuery([id], PublicArticleIndexer.Kind, OfferedOnly: false, Take: take), cancellationToken)).Select(ToStory)]
            : [];

    private async Task<IReadOnlyCollection<Guid>?> GetUnitsBelowAsync(UnitInfo office, CancellationToken cancellationToken) =>
        await GetUnitsWithinAsync(office, cancellationToken) is { } units ? [.. units.Where(id => id != office.Id)] : null;

    // What is closed where it was published is not shown by others either; it comes back with the site.
    private static bool IsOpen(UnitInfo unit, IReadOnlySet<Guid> without) => unit.State != UnitStates.Suspended && !without.Contains(unit.Id);

    /// <summary>The units that the office manages itself, offices first, then by kind and name.</summary>
    public IReadOnlyList<UnitGroup> GetDirectory(UnitInfo office, string language) =>
        [.. directory.Children(office.Id)
            .GroupBy(unit => unit.Kind)
            .OrderBy(group => UnitKinds.IsOffice(group.Key) ? 0 : 1)
            .ThenBy(group => KindOrder(group.Key))
            .Select(group => new UnitGroup(
                group.Key,
                UnitKinds.Find(group.Key)?.NameIn(language) ?? group.Key,
                UnitKinds.Find(group.Key) is { Levels: not UnitLevels.None and not UnitLevels.Continuing },
                [.. group.Select(unit => new UnitLink(unit.ShortName, KindWords(unit), links.To(unit), UnitKinds.IsOffice(unit.Kind) ? directory.Children(unit.Id).Count : null))]))];

    /// <summary>How many units of each kind stand anywhere below.</summary>
    public IReadOnlyList<KindFigure> GetFigures(UnitInfo office, string language) =>
        [.. directory.Descendants(office.Id)
            .Where(unit => unit.Id != office.Id)
            .GroupBy(unit => unit.Kind)
            .OrderBy(group => UnitKinds.IsOffice(group.Key) ? 0 : 1)
            .ThenByDescending(group => group.Count())
            .Take(4)
            .Select(group => new KindFigure(UnitKinds.Find(group.Key)?.NameIn(language) ?? group.Key, group.Count()))];

    private Story ToStory(RecentDocument document) => new(
        document.Title,
        document.Summary,
        links.To(document.UnitId, document.Path),
        document.PublishedAt,
        null,
        directory.Find(document.UnitId)?.ShortName,
        new PublicCover(document.Id, document.CoverPath is { } cover ? links.To(document.UnitId, cover) : null, document.CoverText));

    private static int KindWords(UnitInfo unit) =>
        UnitKinds.Find(unit.Kind)?.Prefixes.FirstOrDefault(prefix => unit.ShortName.StartsWith(prefix + " ", StringComparison.OrdinalIgnoreCase))?.Length ?? 0;

    private static int KindOrder(string kind)
    {
        var index = 0;
        foreach (var known in UnitKinds.All)
        {
            if (known.Code == kind)
                return index;
            index++;
        }

        return index;
    }
}

internal sealed record UnitGroup(string Kind, string Name, bool IsSchools, IReadOnlyList<UnitLink> Units);

/// <param name="KindWords">How many letters of the name only repeat the kind: a narrow screen leaves them out.</param>
/// <param name="Below">How many units it manages, for an office.</param>
internal sealed record UnitLink(string Name, int KindWords, string Address, int? Below);

internal sealed record KindFigure(string Kind, int Count);
