using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EntityFrameworkCore.Retention;
using EduAbp.EntityFrameworkCore.Uow;
using EduAbp.Modularity;
using EduAbp.Uow;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.EntityFrameworkCore;

/// <summary>Data: contexts of the modules on one connection a scope, filters and fences, outbox, audit, settings, seeds, migrations.</summary>
[DependsOn(typeof(CoreModule))]
public sealed class EntityFrameworkCoreModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context.AddDbContext<AbpKernelDbContext>()
            .AddSettings<RetentionSettingDefinitionProvider>()
            .AddWorker<RetentionWorker>(cron: "0 30 2 * * ?");
        context.Services.AddOptions<DatabaseOptions>().BindConfiguration("Database");
        context.Services.AddScoped<UnitOfWork>();
        context.Services.AddScoped<IUnitOfWork>(services => services.GetRequiredService<UnitOfWork>());
        context.Services.AddDataProtection();
    }
}
