using EduAbp.AspNetCore;
using EduAbp.Auditing;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity;
using EduAbp.Modularity;
using EduAbp.Notifications;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Definitions;
using EduAbp.TenantManagement.Domains;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.TenantManagement;

/// <summary>Units, their dated tree and addresses, and how they come online: registration, import, directory.</summary>
[DependsOn(typeof(AspNetCoreModule), typeof(IdentityModule), typeof(NotificationsModule))]
public sealed class TenantManagementModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context)
    {
        context
            .AddDbContext<TenantManagementDbContext>()
            .AddPermissions<TenantManagementPermissionDefinitionProvider>()
            .AddMenu<TenantManagementMenuContributor>()
            .AddSecurityEvents(SecuritySeverity.Notice, "TenantManagement.ExportStarted", "TenantManagement.ExportFetched", "Plugins.Approved", "Plugins.Withdrawn")
            .AddWorker<DomainCheckWorker>(cron: "0 10 4 * * ?");
    }

    public override Task OnApplicationInitializationAsync(ApplicationInitializationContext context) =>
        context.ServiceProvider.GetRequiredService<UnitDirectory>().LoadAsync(context.CancellationToken);
}
