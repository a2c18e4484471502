using System.Reflection;
using EduAbp.Features;
using EduAbp.Plugins;

namespace EduAbp.Modularity;

/// <summary>One loaded module.</summary>
public sealed class ModuleDescriptor(Type type, AbpModule instance, PluginManifest? plugin = null)
{
    public Type Type { get; } = type;

    public AbpModule Instance { get; } = instance;

    public Assembly Assembly => Type.Assembly;

    /// <summary>Short name: <c>Website</c> for <c>WebsiteModule</c>.</summary>
    public string Name { get; } = type.Name.EndsWith("Module", StringComparison.Ordinal) ? type.Name[..^6] : type.Name;

    /// <summary>How units may do without it; null for the platform.</summary>
    public OptionalModuleAttribute? Optional { get; } = plugin is null
        ? type.GetCustomAttribute<OptionalModuleAttribute>()
        : new OptionalModuleAttribute { Icon = type.GetCustomAttribute<OptionalModuleAttribute>()?.Icon ?? "puzzle", OnByDefault = false };

    /// <summary>What it says about itself where it is a plug-in; null for modules of the application.</summary>
    public PluginManifest? Plugin { get; } = plugin;

    public override string ToString() => Name;
}

/// <summary>The modules of this application, in the order in which they start.</summary>
public sealed class ModuleList
{
    private readonly Dictionary<Assembly, ModuleDescriptor> _optional;

    public ModuleList(IReadOnlyList<ModuleDescriptor> modules)
    {
        Modules = modules;
        Optional = [.. modules.Where(module => module.Optional is not null)];
        _optional = Optional.ToDictionary(module => module.Assembly);
    }

    public IReadOnlyList<ModuleDescriptor> Modules { get; }

    /// <summary>Those that units may do without.</summary>
    public IReadOnlyList<ModuleDescriptor> Optional { get; }

    public IEnumerable<Assembly> Assemblies => Modules.Select(module => module.Assembly).Distinct();

    /// <summary>The optional module that brought what stands in this assembly; null for the platform.</summary>
    public ModuleDescriptor? FindOptional(Assembly assembly) => _optional.GetValueOrDefault(assembly);
}
