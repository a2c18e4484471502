using Acme.Equipment.Data;
using Acme.Equipment.Definitions;
using Acme.Equipment.Items;
using Acme.Equipment.WriteOffs;
using EduAbp.AspNetCore;
using EduAbp.EntityFrameworkCore;
using EduAbp.Features;
using EduAbp.Identity;
using EduAbp.Modularity;
using EduAbp.Notifications;
using EduAbp.Workflows;
using EduAbp.Workflows.Contracts;

namespace Acme.Equipment;

/// <summary>What a school lends to its teachers: projectors, balls, microscopes.</summary>
[OptionalModule(Icon = "device-laptop")]
[DependsOn(typeof(AspNetCoreModule), typeof(IdentityModule), typeof(NotificationsModule), typeof(WorkflowsModule))]
public sealed class EquipmentModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddDbContext<EquipmentDbContext>()
        .AddPermissions<EquipmentPermissionDefinitionProvider>()
        .AddMenu<EquipmentMenuContributor>()
        .AddSettings<EquipmentSettingDefinitionProvider>()
        .AddProcess(WriteOffAppService.Process, "WriteOff.bpmn")
        .AddActivity<WriteOffItemActivity>()
        .AddActivity<KeepItemActivity>()
        .AddWorker<ForgetOldLoansWorker>(cron: "0 40 2 * * ?");
}
