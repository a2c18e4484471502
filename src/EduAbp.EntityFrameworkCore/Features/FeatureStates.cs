using System.Collections.Concurrent;
using System.Text.Json;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.Modularity;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore.Features;

/// <summary>
/// Which modules are on in which unit, kept in memory: asked at every request. A unit's own choice stands among its
/// settings as <c>Feature:{module}</c>, what the department says among those of the installation.
/// </summary>
internal sealed class FeatureStates(ITenantScopeFactory scopes) : ISingletonDependency
{
    public const string Prefix = "Feature:";

    private readonly ConcurrentDictionary<Guid, Lazy<Task<Dictionary<string, string>>>> _choices = new();
    private Lazy<Task<Dictionary<string, string>>>? _policies;

    public async ValueTask<ModuleSwitch> GetAsync(ModuleDescriptor module, Guid unitId, string? unitKind)
    {
        var policy = await PolicyAsync(module);
        var isAllowed = policy.UnitKinds is null || (unitKind is not null && policy.UnitKinds.Contains(unitKind));
        var own = (await ChoicesAsync(unitId)).GetValueOrDefault(module.Name);
        return new ModuleSwitch(module, isAllowed, isAllowed && (own is null ? policy.OnByDefault && module.Plugin is null : own == OnValue(module)), own is not null);
    }

    public async ValueTask<ModulePolicy> PolicyAsync(ModuleDescriptor module)
    {
        var stored = await PoliciesAsync();
        return stored.TryGetValue(module.Name, out var text)
            ? JsonSerializer.Deserialize<ModulePolicy>(text)!
            : new ModulePolicy(module.Name, null, module.Optional!.OnByDefault);
    }

    /// <summary>How a unit's "yes" to this module is written: to a plug-in, with what it asks for; where it asks for more, the unit is asked again.</summary>
    public static string OnValue(ModuleDescriptor module) => module.Plugin is { } plugin ? $"true {plugin.Wants.Hash}" : "true";

    /// <param name="unitId">Whose choices have changed; null when the department has spoken.</param>
    public void Forget(Guid? unitId)
    {
        if (unitId is { } id)
            _choices.TryRemove(id, out _);
        else
            _policies = null;
    }

    public void ForgetAll()
    {
        _choices.Clear();
        _policies = null;
    }

    // Who asks while a change commits may hold the old answer; it is never kept, because the change puts a new question in its place.
    private async ValueTask<Dictionary<string, string>> ChoicesAsync(Guid unitId)
    {
        var question = _choices.GetOrAdd(unitId, id => new(() => ReadAsync(id)));
        if (question.Value.IsCompletedSuccessfully)
            return question.Value.Result;
        try
        {
            return await question.Value;
        }
        catch
        {
            _choices.TryRemove(new(unitId, question));
            throw;
        }
    }

    private async ValueTask<Dictionary<string, string>> PoliciesAsync()
    {
        var question = _policies;
        if (question is null)
        {
            var mine = new Lazy<Task<Dictionary<string, string>>>(() => ReadAsync(null));
            question = Interlocked.CompareExchange(ref _policies, mine, null) ?? mine;
        }

        if (question.Value.IsCompletedSuccessfully)
            return question.Value.Result;
        try
        {
            return await question.Value;
        }
        catch
        {
            Interlocked.CompareExchange(ref _policies, null, question);
            throw;
        }
    }

    private async Task<Dictionary<string, string>> ReadAsync(Guid? unitId)
    {
        await using var scope = scopes.Create(unitId);
        var db = scope.Get<AbpKernelDbContext>();
        var rows = unitId is null
            ? db.GlobalSettings.Where(setting => setting.Name.StartsWith(Prefix)).Select(setting => new { setting.Name, setting.Value })
            : db.TenantSettings.Where(setting => setting.Name.StartsWith(Prefix)).Select(setting => new { setting.Name, setting.Value });
        return (await rows.ToListAsync()).ToDictionary(row => row.Name[Prefix.Length..], row => row.Value);
    }
}

internal sealed class FeatureChecker(FeatureStates states, ModuleList modules, ICurrentTenant tenant) : IFeatureChecker, ITransientDependency
{
    public ValueTask<bool> IsEnabledAsync(string module, CancellationToken cancellationToken) =>
        IsEnabledAsync(modules.Optional.FirstOrDefault(one => one.Name == module));

    public ValueTask<bool> IsEnabledAsync(Type contribution, CancellationToken cancellationToken) =>
        IsEnabledAsync(modules.FindOptional(contribution.Assembly));

    private async ValueTask<bool> IsEnabledAsync(ModuleDescriptor? module) =>
        module is null || tenant.Id is not { } unit || (await states.GetAsync(module, unit, tenant.Unit?.Kind)).IsOn;
}
