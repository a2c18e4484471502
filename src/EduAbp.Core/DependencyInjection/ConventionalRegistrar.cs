using System.Reflection;
using EduAbp.BackgroundJobs;
using EduAbp.EventBus;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.DependencyInjection;

/// <summary>Registers what an assembly marks for injection, and its event handlers and jobs.</summary>
internal static class ConventionalRegistrar
{
    private static readonly Type[] Markers =
        [typeof(ITransientDependency), typeof(IScopedDependency), typeof(ISingletonDependency), typeof(IDisposable), typeof(IAsyncDisposable)];

    public static void AddAssembly(IServiceCollection services, Assembly assembly)
    {
        if (services.Any(service => service.ServiceType == typeof(RegisteredAssembly) && ((RegisteredAssembly)service.ImplementationInstance!).Assembly == assembly))
            return;
        services.AddSingleton(new RegisteredAssembly(assembly));

        foreach (var type in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }))
        {
            foreach (var handled in Closing(type, typeof(IDistributedEventHandler<>)))
            {
                services.AddTransient(type);
                services.AddSingleton(new EventHandlerDescriptor(handled.GenericTypeArguments[0], type));
            }

            foreach (var job in Closing(type, typeof(IBackgroundJob<>)))
            {
                services.AddTransient(type);
                services.AddSingleton(new BackgroundJobDescriptor(job.GenericTypeArguments[0], type));
            }

            if (LifetimeOf(type) is not { } lifetime)
                continue;
            services.Add(new ServiceDescriptor(type, type, lifetime));
            foreach (var service in type.GetInterfaces().Except(Markers))
                services.Add(new ServiceDescriptor(service, provider => provider.GetRequiredService(type), lifetime));
        }
    }

    private static IEnumerable<Type> Closing(Type type, Type open) =>
        type.GetInterfaces().Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == open);

    private static ServiceLifetime? LifetimeOf(Type type) =>
        typeof(ISingletonDependency).IsAssignableFrom(type) ? ServiceLifetime.Singleton
        : typeof(IScopedDependency).IsAssignableFrom(type) ? ServiceLifetime.Scoped
        : typeof(ITransientDependency).IsAssignableFrom(type) ? ServiceLifetime.Transient
        : null;

    private sealed record RegisteredAssembly(Assembly Assembly);
}
