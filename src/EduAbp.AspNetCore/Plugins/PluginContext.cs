using System.Reflection;
using System.Runtime.Loader;
using EduAbp.Plugins;

namespace EduAbp.AspNetCore.Plugins;

/// <summary>
/// Where a plug-in's assemblies are loaded. What the host has is the host's, so that contracts are the same types on both
/// sides; the plug-in's own libraries come from its folder.
/// </summary>
internal sealed class PluginContext(PluginManifest manifest, string folder) : AssemblyLoadContext(manifest.Name)
{
    private readonly AssemblyDependencyResolver _resolver = new(Path.Combine(folder, manifest.Assembly));

    public PluginManifest Manifest { get; } = manifest;

    public Assembly LoadMain() => LoadFromAssemblyPath(Path.Combine(folder, Manifest.Assembly));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        try
        {
            return Default.LoadFromAssemblyName(assemblyName);
        }
        catch (FileNotFoundException)
        {
            return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
        }
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
