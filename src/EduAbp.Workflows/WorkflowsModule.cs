using EduAbp.AspNetCore;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity;
using EduAbp.Modularity;
using EduAbp.Notifications;
using EduAbp.Workflows.Data;
using EduAbp.Workflows.Definitions;

namespace EduAbp.Workflows;

/// <summary>Processes that wait for people: drawn in BPMN, kept in the database, worked off in an inbox of tasks.</summary>
[DependsOn(typeof(AspNetCoreModule), typeof(IdentityModule), typeof(NotificationsModule))]
public sealed class WorkflowsModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddDbContext<WorkflowsDbContext>()
        .AddMenu<WorkflowsMenuContributor>();
}
