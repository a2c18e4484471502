using System.Reflection;

namespace EduAbp.Modularity;

/// <summary>One loaded module.</summary>
public sealed class ModuleDescriptor(Type type, AbpModule instance)
{
    public Type Type { get; } = type;

    public AbpModule Instance { get; } = instance;

    public Assembly Assembly => Type.Assembly;

    /// <summary>Short name: <c>Website</c> for <c>WebsiteModule</c>.</summary>
    public string Name { get; } = type.Name.EndsWith("Module", StringComparison.Ordinal) ? type.Name[..^6] : type.Name;

    public override string ToString() => Name;
}

/// <summary>The modules of this application, in the order in which they start.</summary>
public sealed class ModuleList(IReadOnlyList<ModuleDescriptor> modules)
{
    public IReadOnlyList<ModuleDescriptor> Modules { get; } = modules;

    public IEnumerable<Assembly> Assemblies => Modules.Select(module => module.Assembly).Distinct();
}
