using EduAbp.AspNetCore.PublicSites;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Search.Contracts;
using EduAbp.TenantManagement.Units;

namespace EduAbp.Website.Public;

/// <summary>What an office shows of the units below it: their names, and what they offered it. It reads the index of public content, never their tables.</summary>
internal sealed class OfficePortal(ITenantDirectory directory, ISearchIndex index, UnitLinks links) : ITransientDependency
{
    /// <summary>The office and the units below it whose sites are open; null where these are all units there are, closed ones too.</summary>
    public IReadOnlyCollection<Guid>? UnitsWithin(UnitInfo office)
    {
        var units = directory.Descendants(office.Id);
        var open = units.Where(unit => unit.State != UnitStates.Suspended).Select(unit => unit.Id).ToList();
        return open.Count == directory.All.Count ? null : open;
    }

    private IReadOnlyCollection<Guid>? UnitsBelow(UnitInfo office) =>
        UnitsWithin(office) is { } units ? [.. units.Where(id => id != office.Id)] : null;

    public async Task<IReadOnlyList<Story>> GetNewsAsync(UnitInfo office, int skip, int take, CancellationToken cancellationToken) =>
        [.. (await index.GetRecentAsync(new RecentQuery(UnitsBelow(office), PublicArticleIndexer.Kind, Skip: skip, Take: take), cancellationToken)).Select(ToStory)];

    public Task<int> CountNewsAsync(UnitInfo office, CancellationToken cancellationToken) =>
        index.CountRecentAsync(new RecentQuery(UnitsBelow(office), PublicArticleIndexer.Kind), cancellationToken);

    /// <summary>What the office above wrote: a school without articles of its own shows it.</summary>
    public async Task<IReadOnlyList<Story>> GetOfficeNewsAsync(UnitInfo school, int take, CancellationToken cancellationToken) =>
        school.ParentId is { } office
            ? [.. (await index.GetRecentAsync(new RecentQuery([office], PublicArticleIndexer.Kind, OfferedOnly: false, Take: take), cancellationToken)).Select(ToStory)]
            : [];

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
