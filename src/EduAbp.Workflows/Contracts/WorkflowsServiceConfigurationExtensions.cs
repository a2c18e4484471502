using System.Reflection;
using EduAbp.Modularity;
using EduAbp.Workflows.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Workflows.Contracts;

/// <summary>What a module adds to the workflows, from its table of contents.</summary>
public static class WorkflowsServiceConfigurationExtensions
{
    /// <summary>Adds a process that is drawn in an embedded file of the module.</summary>
    /// <param name="processKey">Stable name, <c>Website.Editorial</c>; stored in running processes.</param>
    /// <param name="fileName">End of the resource's name: <c>Editorial.bpmn</c>.</param>
    public static ServiceConfigurationContext AddProcess(this ServiceConfigurationContext context, string processKey, string fileName)
    {
        context.Services.AddSingleton(ProcessSource.FromAssembly(processKey, context.Module.Assembly, fileName));
        return context;
    }

    /// <summary>Adds what a service task can call.</summary>
    public static ServiceConfigurationContext AddActivity<T>(this ServiceConfigurationContext context)
        where T : class, IActivity
    {
        context.Services.AddTransient<T>();
        context.Services.AddSingleton(new ActivityDescriptor(NameOf(typeof(T)), typeof(T)));
        return context;
    }

    private static string NameOf(Type type) => type.GetCustomAttribute<ActivityAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type.Name} needs [Activity(\"Module.Name\")].");
}
