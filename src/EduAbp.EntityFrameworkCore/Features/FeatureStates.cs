using System.Text.Json;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EntityFrameworkCore.Settings;
using EduAbp.Features;
using EduAbp.Modularity;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore.Features;

/// <summary>
/// Which modules are on in which unit, kept in memory: asked at every request. What units chose stands in a table of its
/// own, what the department says among the settings of the installation.
/// </summary>
internal sealed class FeatureStates(ITenantScopeFactory scopes, GlobalSettings settings) : ISingletonDependency
{
    public const string Prefix = "Feature:";

    private readonly Kept<Dictionary<Guid, Dictionary<string, string>>> _choices = new(() => ReadChoicesAsync(scopes));

    public async ValueTask<ModuleSwitch> GetAsync(ModuleDescriptor module, Guid unitId, string? unitKind)
    {
        var policy = await PolicyAsync(module);
        var own = (await _choices.GetAsync()).GetValueOrDefault(unitId)?.GetValueOrDefault(module.Name);
        var isAllowed = IsAllowed(policy, unitKind);
        return new ModuleSwitch(module, isAllowed, isAllowed && IsWanted(module, policy, own), own is not null);
    }

    /// <summary>The units in which it is off.</summary>
    public async ValueTask<IReadOnlySet<Guid>> GetUnitsWithoutAsync(ModuleDescriptor module, ITenantDirectory units)
    {
        var policy = await PolicyAsync(module);
        var choices = await _choices.GetAsync();
        // Where all have it who do not say otherwise, only those who say something are looked at.
        var isUsual = policy is { UnitKinds: null, OnByDefault: true } && module.Plugin is null;
        var without = new HashSet<Guid>();
        foreach (var id in isUsual ? choices.Keys : units.All.Select(unit => unit.Id))
        {
            if (!IsAllowed(policy, units.Find(id)?.Kind) || !IsWanted(module, policy, choices.GetValueOrDefault(id)?.GetValueOrDefault(module.Name)))
                without.Add(id);
        }

        return without;
    }

    public async ValueTask<ModulePolicy> PolicyAsync(ModuleDescriptor module) =>
        (await settings.GetAsync()).TryGetValue(Prefix + module.Name, out var text)
            ? JsonSerializer.Deserialize<ModulePolicy>(text)!
            : new ModulePolicy(module.Name, null, module.Optional!.OnByDefault);

    /// <summary>How a unit's "yes" to this module is written: to a plug-in, with what it asks for; where it asks for more, the unit is asked again.</summary>
    public static string OnValue(ModuleDescriptor module) => module.Plugin is { } plugin ? $"true {plugin.Wants.Hash}" : "true";

    /// <summary>Something has changed, here or on another node.</summary>
    public void Forget()
    {
        _choices.Forget();
        settings.Forget();
    }

    private static bool IsAllowed(ModulePolicy policy, string? unitKind) => policy.UnitKinds is null || (unitKind is not null && policy.UnitKinds.Contains(unitKind));

    private static bool IsWanted(ModuleDescriptor module, ModulePolicy policy, string? own) =>
        own is null ? policy.OnByDefault && module.Plugin is null : own == OnValue(module);

    private static async Task<Dictionary<Guid, Dictionary<string, string>>> ReadChoicesAsync(ITenantScopeFactory scopes)
    {
        await using var scope = scopes.Create(null);
        var rows = await scope.Get<AbpKernelDbContext>().UnitModules.AsNoTracking().ToListAsync();
        return rows.GroupBy(row => row.UnitId).ToDictionary(own => own.Key, own => own.ToDictionary(row => row.Module, row => row.Value));
    }
}

internal sealed class FeatureChecker(FeatureStates states, ModuleList modules, ICurrentTenant tenant, ITenantDirectory units) : IFeatureChecker, ITransientDependency
{
    public ValueTask<bool> IsEnabledAsync(string module, CancellationToken cancellationToken) =>
        IsEnabledAsync(modules.Optional.FirstOrDefault(one => one.Name == module));

    public ValueTask<bool> IsEnabledAsync(Type contribution, CancellationToken cancellationToken) =>
        IsEnabledAsync(modules.FindOptional(contribution.Assembly));

    public async ValueTask<IReadOnlySet<Guid>> GetUnitsWithoutAsync(Type contribution, CancellationToken cancellationToken) =>
        modules.FindOptional(contribution.Assembly) is { } module ? await states.GetUnitsWithoutAsync(module, units) : new HashSet<Guid>();

    private async ValueTask<bool> IsEnabledAsync(ModuleDescriptor? module) =>
        module is null || tenant.Id is not { } unit || (await states.GetAsync(module, unit, tenant.Unit?.Kind)).IsOn;
}
