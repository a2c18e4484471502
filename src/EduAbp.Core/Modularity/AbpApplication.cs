using System.Reflection;
using EduAbp.DependencyInjection;
using EduAbp.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace EduAbp.Modularity;

/// <summary>Composes modules into a service collection and runs their start and stop.</summary>
public static class AbpApplication
{
    /// <summary>Configures every module in order of dependency and registers what each one marks for injection.</summary>
    public static ModuleList AddAbpModules(this IServiceCollection services, IConfiguration configuration, IEnumerable<Type> roots)
    {
        var list = ModuleLoader.Load(roots);
        services.AddSingleton(list);
        services.AddSingleton(TimeProvider.System);
        var context = new ServiceConfigurationContext(services, configuration);
        foreach (var module in list.Modules)
        {
            context.Module = module;
            ConventionalRegistrar.AddAssembly(services, module.Assembly);
            module.Instance.ConfigureServices(context);
        }

        services.AddHostedService<ModuleLifetime>();
        return list;
    }

    /// <summary>Configures a plug-in's module after those that are known.</summary>
    /// <exception cref="ModuleLoadException">It has not exactly one module, named as its manifest says.</exception>
    public static ModuleDescriptor AddPluginModule(
        this IServiceCollection services, IConfiguration configuration, ModuleList known, Assembly assembly, PluginManifest manifest)
    {
        var roots = assembly.GetTypes().Where(type => typeof(AbpModule).IsAssignableFrom(type) && !type.IsAbstract).ToList();
        var list = ModuleLoader.Load(roots, known, manifest);
        if (list.Modules.Count != known.Modules.Count + 1 || list.Modules[^1] is not { } module || module.Name != manifest.Name)
            throw new ModuleLoadException($"A plug-in has one module; this one's is called {manifest.Name}Module.");
        services.Replace(ServiceDescriptor.Singleton(list));
        ConventionalRegistrar.AddAssembly(services, assembly);
        module.Instance.ConfigureServices(new ServiceConfigurationContext(services, configuration) { Module = module });
        return module;
    }
}

/// <summary>Looks at what the modules have put together before any of them starts; throws where it does not fit.</summary>
public interface IStartupCheck
{
    void Check();
}

internal sealed class ModuleLifetime(ModuleList list, IEnumerable<IStartupCheck> checks, IServiceProvider services) : IHostedService
{
    private readonly Stack<ModuleDescriptor> _started = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var check in checks)
            check.Check();
        foreach (var module in list.Modules)
        {
            try
            {
                await module.Instance.OnApplicationInitializationAsync(new(services, cancellationToken));
            }
            catch (Exception error) when (module.Plugin is not null)
            {
                throw new PluginFailedException(module.Name, error);
            }

            _started.Push(module);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (_started.TryPop(out var module))
            await module.Instance.OnApplicationShutdownAsync(new(services, cancellationToken));
    }
}
