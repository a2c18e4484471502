using System.Reflection;
using EduAbp.Plugins;

namespace EduAbp.Modularity;

/// <summary>Finds the modules that an application needs and puts them in the order of their dependencies.</summary>
public static class ModuleLoader
{
    /// <param name="roots">The modules that the application names; what they depend on is found from them.</param>
    /// <exception cref="ModuleLoadException">A cycle, or a type that is no module.</exception>
    /// <param name="known">Modules that are loaded already; they come first.</param>
    /// <param name="plugin">The plug-in to which the others belong.</param>
    public static ModuleList Load(IEnumerable<Type> roots, ModuleList? known = null, PluginManifest? plugin = null)
    {
        var ordered = new List<ModuleDescriptor>(known?.Modules ?? []);
        var done = ordered.Select(module => module.Type).ToHashSet();
        var path = new List<Type>();

        foreach (var root in roots)
            Visit(root);
        return new ModuleList(ordered);

        void Visit(Type type)
        {
            if (done.Contains(type))
                return;
            if (path.Contains(type))
            {
                var cycle = path.SkipWhile(step => step != type).Append(type).Select(step => step.Name);
                throw new ModuleLoadException($"Modules depend on each other in a circle: {string.Join(" → ", cycle)}.");
            }

            if (!typeof(AbpModule).IsAssignableFrom(type) || type.IsAbstract)
                throw new ModuleLoadException($"{path.LastOrDefault()?.Name ?? "The application"} depends on {type.FullName}, which is no module.");

            path.Add(type);
            foreach (var dependency in Dependencies(type))
                Visit(dependency);
            path.Remove(type);
            done.Add(type);
            ordered.Add(new ModuleDescriptor(type, Create(type), plugin));
        }
    }

    private static IEnumerable<Type> Dependencies(Type type)
    {
        try
        {
            return type.GetCustomAttributes<DependsOnAttribute>().SelectMany(attribute => attribute.Modules).ToArray();
        }
        catch (Exception missing) when (missing is FileNotFoundException or TypeLoadException or FileLoadException)
        {
            throw new ModuleLoadException($"{type.Name} depends on a module that is not here: {missing.Message}", missing);
        }
    }

    private static AbpModule Create(Type type) =>
        Activator.CreateInstance(type) as AbpModule
        ?? throw new ModuleLoadException($"{type.FullName} needs a constructor without parameters.");
}

/// <summary>The modules cannot be put together; the message says which and why.</summary>
public sealed class ModuleLoadException(string message, Exception? inner = null) : Exception(message, inner);
