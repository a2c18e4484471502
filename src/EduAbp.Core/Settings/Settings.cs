namespace EduAbp.Settings;

/// <summary>A value that the host or a unit may set.</summary>
/// <param name="DefaultValue">What holds while nobody has set it.</param>
/// <param name="IsTenantSetting">Whether a unit may set its own.</param>
/// <param name="IsSecret">Kept encrypted, never shown again.</param>
public sealed record SettingDefinition(string Name, string? DefaultValue, bool IsTenantSetting = true, bool IsSecret = false);

/// <summary>Says which settings a module has.</summary>
public abstract class SettingDefinitionProvider
{
    public abstract void Define(SettingDefinitionContext context);
}

public sealed class SettingDefinitionContext
{
    internal Dictionary<string, SettingDefinition> Definitions { get; } = [];

    public void Add(string name, string? defaultValue, bool isTenantSetting = true, bool isSecret = false) =>
        Definitions.Add(name, new SettingDefinition(name, defaultValue, isTenantSetting, isSecret));
}

/// <summary>All settings of all modules.</summary>
public sealed class SettingDefinitionManager : DependencyInjection.ISingletonDependency
{
    private readonly Dictionary<string, SettingDefinition> _definitions;

    public SettingDefinitionManager(IEnumerable<SettingDefinitionProvider> providers)
    {
        var context = new SettingDefinitionContext();
        foreach (var provider in providers)
            provider.Define(context);
        _definitions = context.Definitions;
    }

    public IReadOnlyCollection<SettingDefinition> All => _definitions.Values;

    /// <exception cref="InvalidOperationException">No module defines it.</exception>
    public SettingDefinition Get(string name) =>
        _definitions.GetValueOrDefault(name) ?? throw new InvalidOperationException($"No module defines the setting {name}.");
}

/// <summary>
/// Reads settings: the unit's own value, else the host's, else that of the configuration (<c>Settings:Files:QuotaGigabytes</c> for
/// <c>Files.QuotaGigabytes</c>), else the default.
/// </summary>
public interface ISettingProvider
{
    Task<string?> GetOrNullAsync(string name, CancellationToken cancellationToken = default);
}

public static class SettingProviderExtensions
{
    public static async Task<int> GetIntAsync(this ISettingProvider settings, string name, CancellationToken cancellationToken = default) =>
        int.Parse(await settings.GetOrNullAsync(name, cancellationToken) ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<bool> IsTrueAsync(this ISettingProvider settings, string name, CancellationToken cancellationToken = default) =>
        string.Equals(await settings.GetOrNullAsync(name, cancellationToken), "true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Changes settings; null takes the own value back. The caller has checked the permission.</summary>
public interface ISettingManager
{
    Task SetForTenantAsync(string name, string? value, CancellationToken cancellationToken = default);

    Task SetGlobalAsync(string name, string? value, CancellationToken cancellationToken = default);
}
