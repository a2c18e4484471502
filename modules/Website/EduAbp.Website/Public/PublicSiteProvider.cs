using EduAbp.AspNetCore.PublicSites;
using EduAbp.Caching;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using EduAbp.Website.Appearance;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace EduAbp.Website.Public;

/// <summary>
/// The unit's name, menu and contacts for the layout, kept in memory until the unit's public pages change: a page that
/// is not cached costs no query for them.
/// </summary>
internal sealed class PublicSiteProvider(
    ICurrentTenant tenant,
    ITenantDirectory directory,
    IUnitIntegrationService units,
    IPersonLookup people,
    IContentVersions versions,
    IFeatureChecker features,
    PublicSiteCache cache,
    LookPreview preview,
    WebsiteDbContext db)
    : IPublicSiteProvider, IScopedDependency
{
    private const string HeadOfBoard = "head";

    public async ValueTask<PublicSite?> GetAsync(CancellationToken cancellationToken = default)
    {
        if (tenant.Unit is not { } unit)
            return null;
        if (preview.Find(unit.Id) is { } unsaved)
            return await BuildAsync(unit, unsaved, cancellationToken);
        var key = (unit.Id, versions.Get(unit.Id));
        if (cache.Sites.TryGetValue(key, out PublicSite? site))
            return site;

        site = await BuildAsync(unit, await LookAsync(cancellationToken), cancellationToken);
        return cache.Sites.Set(key, site, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(20) });
    }

    private async Task<SiteLook> LookAsync(CancellationToken cancellationToken) =>
        (await db.LookVersions.AsNoTracking().OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken))?.Look ?? new SiteLook();

    private async Task<PublicSite> BuildAsync(UnitInfo unit, SiteLook look, CancellationToken cancellationToken)
    {
        var (kindLine, ownName) = SplitName(unit);
        var isOffice = UnitKinds.IsOffice(unit.Kind);
        var office = unit.ParentId is { } parent && directory.Find(parent) is { } above ? new PublicOffice(above.Id, above.ShortName) : null;
        var profile = await units.FindAsync(unit.Id, cancellationToken);
        // The head of the editorial board answers for what stands on the site (letter 3082, II.4.1).
        var head = (await people.GetHoldersAsync(unit.Id, HeadOfBoard, cancellationToken)).FirstOrDefault();
        // Where the site is off, only pages of errors ask: they must lead nowhere.
        var isOn = await features.IsEnabledAsync(GetType(), cancellationToken);
        var notices = await db.Categories.AnyAsync(category => category.Slug == "thong-bao", cancellationToken);
        return new PublicSite(
            unit.Id,
            unit.Name,
            kindLine,
            ownName,
            unit.ShortName,
            isOffice,
            unit.IsSample,
            office,
            OpenedAt(unit.Id),
            isOn ? [.. SiteMenu.Of(look, isOffice, notices)] : [],
            !isOn ? [] : [.. PublicHeadings.All.Where(heading => heading.Name != "Search").Select(heading => new PublicLink(heading.TextKey, heading.Address))],
            new PublicContacts(
                profile?.Address,
                profile?.Phone,
                profile?.Phone is { } phone ? string.Concat(phone.Where(letter => char.IsAsciiDigit(letter) || letter == '+')) : null,
                profile?.Email),
            head?.FullName,
            directory.CanonicalUrl(unit))
        {
            Look = new PublicLook(look.Theme, look.MainColor, look.AccentColor, FolderOf(look.CrestId), FolderOf(look.BannerId), look.BannerAlt),
        };
    }

    private static string? FolderOf(Guid? picture) =>
        picture is { } id ? $"~{MediaAddress.Root}{id:D}/" : null;

    // "Trường Trung học cơ sở Bình Khánh" is read in two lines: what it is, and what it is called.
    private static (string? KindLine, string OwnName) SplitName(UnitInfo unit)
    {
        var name = unit.Name;
        var start = name.StartsWith("Trường ", StringComparison.OrdinalIgnoreCase) ? "Trường ".Length : 0;
        var words = UnitKinds.All
            .SelectMany(kind => kind.Prefixes)
            .OrderByDescending(prefix => prefix.Length)
            .FirstOrDefault(prefix => name.AsSpan(start).StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                && name.Length > start + prefix.Length && !char.IsLetterOrDigit(name[start + prefix.Length]));
        if (words is null)
            return (null, name);
        var cut = start + words.Length;
        var own = name[cut..].TrimStart(' ', ':', '-', '–', ',');
        return own.Length == 0 ? (null, name) : (name[..cut], own);
    }

    // A unit's id is of version 7: its first 48 bits are the milliseconds at which it was made.
    private static DateTimeOffset? OpenedAt(Guid id)
    {
        if (id.Version != 7)
            return null;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        long milliseconds = 0;
        for (var index = 0; index < 6; index++)
            milliseconds = (milliseconds << 8) | bytes[index];
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}

/// <summary>Holds the sites of the units that are visited.</summary>
internal sealed class PublicSiteCache : ISingletonDependency, IDisposable
{
    public MemoryCache Sites { get; } = new(new MemoryCacheOptions { SizeLimit = 4000 });

    public void Dispose() => Sites.Dispose();
}
