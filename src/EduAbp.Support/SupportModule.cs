using EduAbp.Auditing;
using EduAbp.EntityFrameworkCore;
using EduAbp.Features;
using EduAbp.Modularity;
using EduAbp.Support.Data;
using EduAbp.Support.Definitions;
using EduAbp.Support.Requests;
using EduAbp.TenantManagement;

namespace EduAbp.Support;

/// <summary>Who to turn to: each unit's contact persons, and requests for support from unit to office to centre.</summary>
[DependsOn(typeof(TenantManagementModule))]
[OptionalModule(Icon = "messages")]
public sealed class SupportModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddDbContext<SupportDbContext>()
        .AddPermissions<SupportPermissionDefinitionProvider>()
        .AddMenu<SupportMenuContributor>()
        .AddSecurityEvents(SecuritySeverity.Notice, "Support.ContactsExported")
        .AddWorker<SupportRescanWorker>(cron: "0 45 * * * ?");
}
