using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using EduAbp.Navigation;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Themes.Desk.Shell;

/// <summary>The menu as the current person sees it in the current unit.</summary>
internal sealed class DeskNavigation(
    MenuManager menu, IPermissionChecker permissions, IFeatureChecker features, ICurrentTenant tenant, IServiceProvider services) : IScopedDependency
{
    private IReadOnlyList<DeskMenuEntry>? _entries;

    public async Task<IReadOnlyList<DeskMenuEntry>> GetAsync(CancellationToken cancellationToken)
    {
        if (_entries is not null)
            return _entries;
        var entries = new List<DeskMenuEntry>();
        foreach (var item in menu.All)
        {
            if (item.UnitKinds is { } kinds && (tenant.Unit is not { } unit || !kinds.Contains(unit.Kind)))
                continue;
            if (item.Module is { } module && !await features.IsEnabledAsync(module, cancellationToken))
                continue;
            if (item.Permission is { } permission && !await permissions.IsGrantedAsync(permission, cancellationToken)
                && (item.OrPermission is not { } other || !await permissions.IsGrantedAsync(other, cancellationToken)))
                continue;
            var badge = item.Badge is { } type ? (IMenuBadge)services.GetRequiredService(type) : null;
            entries.Add(new DeskMenuEntry(item, badge is null ? 0 : await badge.CountAsync(cancellationToken)));
        }

        return _entries = entries;
    }

    /// <summary>The entry under which a page stands: its own, else the one whose address the page's begins with, else the nearest in the page's folder.</summary>
    public static DeskMenuEntry? Current(IReadOnlyList<DeskMenuEntry> entries, string? page, string path)
    {
        if (page is null)
            return null;
        return entries.FirstOrDefault(entry => entry.Item.Page == page)
            // Every page stands below the first one's address.
            ?? entries.Where(entry => entry.Item.Group != MenuGroups.Today && entry.Address is { } address && path.StartsWith($"{address}/", StringComparison.OrdinalIgnoreCase))
                .MaxBy(entry => entry.Address!.Length)
            ?? entries.FirstOrDefault(entry => entry.Item.Page.EndsWith("/Index", StringComparison.Ordinal)
                && page.StartsWith(entry.Item.Page[..^"Index".Length], StringComparison.Ordinal));
    }
}

/// <param name="Address">Of its page; null until the layout, which knows addresses, has looked it up.</param>
internal sealed record DeskMenuEntry(MenuItem Item, int Count, string? Address = null);
