using EduAbp.AspNetCore.Desk;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.Text;

namespace EduAbp.TenantManagement.Units;

/// <summary>How many units an office has, kind by kind, on its start page.</summary>
internal sealed class SubUnitsBlock(ITenantDirectory directory, ICurrentTenant tenant, IPermissionChecker permissions) : IDeskHomeBlockProvider, ITransientDependency
{
    public async Task<IReadOnlyList<DeskHomeBlock>> GetBlocksAsync(CancellationToken cancellationToken)
    {
        if (!UnitKinds.IsOffice(tenant.Unit?.Kind) || !await permissions.IsGrantedAsync(TenantManagementPermissions.SubUnits.Default, cancellationToken))
            return [];
        var units = directory.Children(tenant.GetId());
        if (units.Count == 0)
            return [];
        var kinds = UnitKinds.All
            .Select(kind => (Kind: kind, Count: units.Count(unit => unit.Kind == kind.Code)))
            .Where(one => one.Count > 0)
            .ToList();
        return [new("/Pages/TenantManagement/SubUnits/_SubUnitsBlock.cshtml", new SubUnitsSummary(units.Count, units.Count(unit => unit.State == UnitStates.Suspended), kinds), Order: 15)];
    }
}

internal sealed record SubUnitsSummary(int Total, int Suspended, IReadOnlyList<(UnitKind Kind, int Count)> Kinds);

/// <summary>All units below an office in its desk's search.</summary>
internal sealed class SubUnitSearchProvider(ITenantDirectory directory, ICurrentTenant tenant, IPermissionChecker permissions) : IDeskSearchProvider, ITransientDependency
{
    public async Task<IReadOnlyList<DeskSearchHit>> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        if (!UnitKinds.IsOffice(tenant.Unit?.Kind) || !await permissions.IsGrantedAsync(TenantManagementPermissions.SubUnits.Default, cancellationToken))
            return [];
        var words = VietnameseText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. directory.Descendants(tenant.GetId()).Skip(1)
                .Where(unit => words.All(word => VietnameseText.Fold($"{unit.Name} {unit.ShortName}").Contains(word, StringComparison.Ordinal)))
                .Take(limit)
                .Select(unit => new DeskSearchHit(
                    "TenantManagement:Find:Units", unit.Name, "/TenantManagement/SubUnits/Details", "school", new Dictionary<string, string?> { ["id"] = unit.Id.ToString() }, "/" + unit.Path)),
        ];
    }
}
