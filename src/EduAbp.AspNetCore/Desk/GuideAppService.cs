using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using EduAbp.Navigation;

namespace EduAbp.AspNetCore.Desk;

/// <summary>Where a page's guide is: its name and, where one section explains the page, that section.</summary>
public sealed record GuideLink(string Name, string? Section);

/// <summary>What the desk's pages explain about themselves, for those who may work there.</summary>
public sealed class GuideAppService(GuideManager guides, IPermissionChecker permissions, IFeatureChecker features, ICurrentTenant tenant) : ITransientDependency
{
    /// <summary>The guides for what one may do here.</summary>
    public async Task<IReadOnlyList<Guide>> GetListAsync(CancellationToken cancellationToken)
    {
        var mine = new List<Guide>();
        foreach (var guide in guides.All)
            if (await IsOpenAsync(guide, cancellationToken))
                mine.Add(guide);
        return mine.Count > 0 ? mine : throw new AbpAuthorizationException(guides.All[0].Permissions[0]);
    }

    public async Task<Guide> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (guides.All.FirstOrDefault(guide => guide.Name == name) is not { } guide)
            throw new EntityNotFoundException(typeof(Guide), name);
        return await IsOpenAsync(guide, cancellationToken) ? guide : throw new AbpAuthorizationException(guide.Permissions[0]);
    }

    /// <summary>What explains a page to this person; null where nothing does.</summary>
    public async Task<GuideLink?> FindAsync(string? page, CancellationToken cancellationToken)
    {
        if (page is null)
            return null;
        foreach (var guide in guides.All)
            if (guide.Pages.TryGetValue(page, out var section) && await IsOpenAsync(guide, cancellationToken))
                return new GuideLink(guide.Name, section);
        return null;
    }

    private async Task<bool> IsOpenAsync(Guide guide, CancellationToken cancellationToken)
    {
        if (guide.UnitKinds is { } kinds && (tenant.Unit is not { } unit || !kinds.Contains(unit.Kind)))
            return false;
        if (guide.Module is { } module && !await features.IsEnabledAsync(module, cancellationToken))
            return false;
        foreach (var permission in guide.Permissions)
            if (await permissions.IsGrantedAsync(permission, cancellationToken))
                return true;
        return false;
    }
}
