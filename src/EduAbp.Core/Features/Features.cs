using EduAbp.Modularity;

namespace EduAbp.Features;

/// <summary>
/// Marks a module that units may do without: the department allows it, the unit switches it on. Its words are the texts
/// <c>Module:{Name}</c>, <c>Module:{Name}:About</c> (what it does) and <c>Module:{Name}:Off</c> (what stops without it).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OptionalModuleAttribute : Attribute
{
    /// <summary>Name in the desk's icons.</summary>
    public string Icon { get; init; } = "puzzle";

    /// <summary>Whether units have it until the department or they say otherwise. A plug-in never is: each unit consents.</summary>
    public bool OnByDefault { get; init; } = true;
}

/// <summary>
/// Asks which modules are on in the current unit. What belongs to a module that is off is not there: pages answer 404,
/// events are skipped, jobs wait; its data stays. The platform's modules are always on; outside a unit all are.
/// </summary>
public interface IFeatureChecker
{
    ValueTask<bool> IsEnabledAsync(string module, CancellationToken cancellationToken = default);

    /// <summary>Whether the module that brought this type is on.</summary>
    ValueTask<bool> IsEnabledAsync(Type contribution, CancellationToken cancellationToken = default);

    /// <summary>The units in which the module that brought this type is off: what they gave the public is not shown elsewhere either.</summary>
    ValueTask<IReadOnlySet<Guid>> GetUnitsWithoutAsync(Type contribution, CancellationToken cancellationToken = default);
}

public static class FeatureCheckerExtensions
{
    /// <summary>Those contributions whose modules are on.</summary>
    public static async ValueTask<IReadOnlyList<T>> EnabledAsync<T>(
        this IFeatureChecker features, IEnumerable<T> contributions, CancellationToken cancellationToken = default)
        where T : notnull
    {
        var enabled = new List<T>();
        foreach (var contribution in contributions)
        {
            if (await features.IsEnabledAsync(contribution.GetType(), cancellationToken))
                enabled.Add(contribution);
        }

        return enabled;
    }

    /// <exception cref="ModuleIsOffException">It is off: a job that throws this waits until the module is on again.</exception>
    public static async ValueTask CheckAsync(this IFeatureChecker features, Type contribution, CancellationToken cancellationToken = default)
    {
        if (!await features.IsEnabledAsync(contribution, cancellationToken))
            throw new ModuleIsOffException(contribution.Assembly.GetName().Name!);
    }
}

/// <summary>What was asked for belongs to a module that is off in this unit.</summary>
public sealed class ModuleIsOffException(string assembly) : Exception($"{assembly} is off in this unit.");

/// <summary>Changes which modules are on. The caller has checked the permission.</summary>
public interface IFeatureManager
{
    /// <summary>The optional modules as the current unit has them.</summary>
    Task<IReadOnlyList<ModuleSwitch>> GetListAsync(CancellationToken cancellationToken = default);

    /// <summary>Switches a module on or off in the current unit; what it needs from its first day is seeded.</summary>
    Task SetAsync(string module, bool isOn, CancellationToken cancellationToken = default);

    Task<IReadOnlyList<ModulePolicy>> GetPoliciesAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets what holds in the whole installation.</summary>
    Task SetPolicyAsync(ModulePolicy policy, CancellationToken cancellationToken = default);
}

/// <summary>An optional module in the current unit.</summary>
/// <param name="IsAllowed">Whether the department allows it to units of this kind.</param>
/// <param name="IsChosen">Whether the unit has said so itself.</param>
public sealed record ModuleSwitch(ModuleDescriptor Module, bool IsAllowed, bool IsOn, bool IsChosen);

/// <summary>What the department says about an optional module.</summary>
/// <param name="UnitKinds">Kinds of unit that may have it; null for all.</param>
/// <param name="OnByDefault">Whether those units have it until they say otherwise.</param>
public sealed record ModulePolicy(string Module, IReadOnlyList<string>? UnitKinds, bool OnByDefault);
