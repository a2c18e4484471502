namespace EduAbp.Features;

/// <summary>Something that the department allows and a unit switches on.</summary>
public sealed record FeatureDefinition(string Name, bool EnabledByDefault);

/// <summary>Says which features a module has.</summary>
public abstract class FeatureDefinitionProvider
{
    public abstract void Define(FeatureDefinitionContext context);
}

public sealed class FeatureDefinitionContext
{
    internal Dictionary<string, FeatureDefinition> Definitions { get; } = [];

    public void Add(string name, bool enabledByDefault = true) => Definitions.Add(name, new FeatureDefinition(name, enabledByDefault));
}

/// <summary>All features of all modules.</summary>
public sealed class FeatureDefinitionManager : DependencyInjection.ISingletonDependency
{
    private readonly Dictionary<string, FeatureDefinition> _definitions;

    public FeatureDefinitionManager(IEnumerable<FeatureDefinitionProvider> providers)
    {
        var context = new FeatureDefinitionContext();
        foreach (var provider in providers)
            provider.Define(context);
        _definitions = context.Definitions;
    }

    public IReadOnlyCollection<FeatureDefinition> All => _definitions.Values;

    public FeatureDefinition? Find(string name) => _definitions.GetValueOrDefault(name);
}

/// <summary>Asks whether a feature is on for the current unit.</summary>
public interface IFeatureChecker
{
    Task<bool> IsEnabledAsync(string name, CancellationToken cancellationToken = default);
}
