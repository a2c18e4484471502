using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Plugins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduAbp.AspNetCore.Plugins;

/// <summary>
/// Stands before each contract that answers personal data and sees from the stack whether a plug-in calls: then the call
/// is written to the unit's audit log, once a scope, or refused when the manifest does not ask for it. It is a record of
/// what honest code does, no wall: code in the process can go round it.
/// </summary>
internal class PersonalDataWatch : DispatchProxy
{
    private object _target = null!;
    private Type _contract = null!;
    private IServiceProvider _services = null!;

    /// <summary>Puts the watch before every marked contract that is registered.</summary>
    public static void Watch(IServiceCollection services)
    {
        for (var at = 0; at < services.Count; at++)
        {
            var service = services[at];
            if (service is { IsKeyedService: false, ServiceType.IsInterface: true } && service.ServiceType.GetCustomAttribute<PersonalDataAttribute>() is not null)
                services[at] = new ServiceDescriptor(service.ServiceType, provider => Before(service, provider), service.Lifetime);
        }
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = () => targetMethod!.Invoke(_target, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (Caller() is not { } plugin)
            return answer();
        var kind = _contract.GetCustomAttribute<PersonalDataAttribute>()!.Kind;
        if (!plugin.Wants.PersonalData.Contains(kind))
            throw new AbpAuthorizationException($"PersonalData:{kind}");
        if (!_services.GetRequiredService<PersonalDataReads>().IsFirst(plugin.Name, targetMethod!))
            return answer();

        return answer() is Task task
            ? Afterwards(targetMethod!.ReturnType, task, plugin, targetMethod)
            : throw new NotSupportedException("Contracts answer tasks.");
    }

    private static object Before(ServiceDescriptor service, IServiceProvider provider)
    {
        var proxy = (PersonalDataWatch)Create(service.ServiceType, typeof(PersonalDataWatch));
        (proxy._contract, proxy._services) = (service.ServiceType, provider);
        proxy._target = service.ImplementationInstance ?? service.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
        return proxy;
    }

    private static PluginManifest? Caller() => new StackTrace(false).GetFrames()
        .Select(frame => frame.GetMethod()?.Module.Assembly)
        .Where(assembly => assembly is not null)
        .Select(assembly => AssemblyLoadContext.GetLoadContext(assembly!))
        .OfType<PluginContext>().FirstOrDefault()?.Manifest;

    private object Afterwards(Type type, Task task, PluginManifest plugin, MethodInfo method) => type.IsGenericType
        ? typeof(PersonalDataWatch).GetMethod(nameof(AnswerAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(type.GenericTypeArguments[0]).Invoke(this, BindingFlags.DoNotWrapExceptions, null, [task, plugin, method], null)!
        : TellAsync(task, plugin, method);

    private async Task<T> AnswerAsync<T>(Task<T> task, PluginManifest plugin, MethodInfo method)
    {
        await TellAsync(task, plugin, method);
        return await task;
    }

    private async Task TellAsync(Task task, PluginManifest plugin, MethodInfo method)
    {
        // First in the log of the server, which no rollback takes back.
        _services.GetRequiredService<ILogger<PersonalDataWatch>>().LogInformation(
            "Plug-in {Plugin} reads personal data: {Contract}.{Method}", plugin.Name, _contract.Name, method.Name);
        await task;
        await _services.GetRequiredService<IAuditLog>().WriteAsync(
            "Plugins.PersonalDataRead", new { Plugin = plugin.Name, plugin.Version, Contract = $"{_contract.Name}.{method.Name}" });
    }
}

/// <summary>What has been written down in this scope.</summary>
internal sealed class PersonalDataReads : IScopedDependency
{
    private readonly HashSet<(string Plugin, MethodInfo Method)> _seen = [];

    public bool IsFirst(string plugin, MethodInfo method) => _seen.Add((plugin, method));
}
