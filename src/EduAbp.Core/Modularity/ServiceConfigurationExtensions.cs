using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.BackgroundWorkers;
using EduAbp.Data;
using EduAbp.Navigation;
using EduAbp.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Modularity;

/// <summary>What a module adds to the shared lists, from its table of contents.</summary>
public static class ServiceConfigurationExtensions
{
    public static ServiceConfigurationContext AddPermissions<T>(this ServiceConfigurationContext context)
        where T : PermissionDefinitionProvider
    {
        context.Services.AddSingleton<PermissionDefinitionProvider, T>();
        return context;
    }

    public static ServiceConfigurationContext AddSettings<T>(this ServiceConfigurationContext context)
        where T : SettingDefinitionProvider
    {
        context.Services.AddSingleton<SettingDefinitionProvider, T>();
        return context;
    }

    public static ServiceConfigurationContext AddMenu<T>(this ServiceConfigurationContext context)
        where T : class, IMenuContributor
    {
        context.Services.AddSingleton<IMenuContributor, T>();
        return context;
    }

    public static ServiceConfigurationContext AddGuides<T>(this ServiceConfigurationContext context)
        where T : class, IGuideContributor
    {
        context.Services.AddSingleton<IGuideContributor, T>();
        return context;
    }

    public static ServiceConfigurationContext AddDataSeed<T>(this ServiceConfigurationContext context)
        where T : class, IDataSeedContributor
    {
        context.Services.AddTransient<IDataSeedContributor, T>();
        return context;
    }

    /// <summary>Adds an <see cref="IUnitWorker"/> or an <see cref="IBackgroundWorker"/>.</summary>
    /// <summary>Says which deeds of the audit log are security events too.</summary>
    public static ServiceConfigurationContext AddSecurityEvents(this ServiceConfigurationContext context, SecuritySeverity severity, params string[] actions)
    {
        context.Services.AddSingleton(new AuditedSecurityEvents(severity, actions));
        return context;
    }

    /// <param name="cron">Quartz's six fields: <c>0 0 2 * * ?</c> is two o'clock at night, Vietnamese time.</param>
    public static ServiceConfigurationContext AddWorker<T>(this ServiceConfigurationContext context, string cron)
        where T : class, IWorker
    {
        context.Services.AddTransient<T>();
        context.Services.AddSingleton(new BackgroundWorkerDescriptor(typeof(T), cron));
        return context;
    }
}
