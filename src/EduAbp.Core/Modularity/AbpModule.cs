using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Modularity;

/// <summary>
/// A unit of composition, as in ABP: it adds its services and its entries in the shared lists, and may act when the
/// application starts and stops. Modules start in the order of their dependencies and stop in the reverse order.
/// </summary>
public abstract class AbpModule
{
    /// <summary>Adds services and definitions. Runs before the container is built; nothing can be resolved yet.</summary>
    public virtual void ConfigureServices(ServiceConfigurationContext context)
    {
    }

    /// <summary>Runs once when the application serves, after the modules it depends on.</summary>
    public virtual Task OnApplicationInitializationAsync(ApplicationInitializationContext context) => Task.CompletedTask;

    /// <summary>Runs once when the application stops, before the modules it depends on.</summary>
    public virtual Task OnApplicationShutdownAsync(ApplicationInitializationContext context) => Task.CompletedTask;
}

/// <summary>Names the modules that must be configured and started before this one.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class DependsOnAttribute(params Type[] modules) : Attribute
{
    public IReadOnlyList<Type> Modules { get; } = modules;
}

/// <summary>What a module sees while the application is composed.</summary>
public sealed class ServiceConfigurationContext(IServiceCollection services, IConfiguration configuration)
{
    public IServiceCollection Services { get; } = services;

    public IConfiguration Configuration { get; } = configuration;

    /// <summary>The module being configured.</summary>
    public ModuleDescriptor Module { get; internal set; } = null!;
}

/// <summary>What a module sees when the application starts or stops.</summary>
public sealed record ApplicationInitializationContext(IServiceProvider ServiceProvider, CancellationToken CancellationToken);
