using EduAbp.AspNetCore;
using EduAbp.EntityFrameworkCore;
using EduAbp.Features;
using EduAbp.Identity;
using EduAbp.Modularity;
using EduAbp.Notifications;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Definitions;
using EduAbp.TenantManagement;
using EduAbp.Workflows;

namespace EduAbp.StudentRecords;

/// <summary>Pupils, classes, marks and results of a school.</summary>
[OptionalModule(Icon = "table")]
[DependsOn(
    typeof(AspNetCoreModule), typeof(TenantManagementModule), typeof(IdentityModule), typeof(WorkflowsModule), typeof(NotificationsModule), typeof(StudentRecordsContractsModule))]
public sealed class StudentRecordsModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddDbContext<StudentRecordsDbContext>()
        .AddPermissions<StudentRecordsPermissionDefinitionProvider>()
        .AddMenu<StudentRecordsMenuContributor>();
}
