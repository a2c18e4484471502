using EduAbp.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
}

internal sealed class ModuleLifetime(ModuleList list, IServiceProvider services) : IHostedService
{
    private readonly Stack<ModuleDescriptor> _started = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var module in list.Modules)
        {
            await module.Instance.OnApplicationInitializationAsync(new(services, cancellationToken));
            _started.Push(module);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (_started.TryPop(out var module))
            await module.Instance.OnApplicationShutdownAsync(new(services, cancellationToken));
    }
}
