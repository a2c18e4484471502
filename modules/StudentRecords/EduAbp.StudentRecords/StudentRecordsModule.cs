using EduAbp.AspNetCore;
using EduAbp.Auditing;
using EduAbp.EntityFrameworkCore;
using EduAbp.Features;
using EduAbp.Identity;
using EduAbp.Modularity;
using EduAbp.Notifications;
using EduAbp.StudentRecords.Corrections;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Grading.Readings;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.TenantManagement;
using EduAbp.Workflows;
using EduAbp.Workflows.Contracts;

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
        .AddSecurityEvents(SecuritySeverity.Notice, "StudentRecords.PupilsExported", "StudentRecords.ResultsExported", "StudentRecords.RollCallsExported")
        .AddSettings<RollCallSettingDefinitionProvider>()
        .AddMenu<HomeRoomMenuContributor>()
        .AddMenu<GradingMenuContributor>()
        .AddProcess(CorrectionProcess.Key, "Correction.bpmn")
        .AddActivity<VerifyCorrectionActivity>()
        .AddActivity<ApplyCorrectionActivity>()
        .AddActivity<RefuseCorrectionActivity>()
        .AddMenu<StudentRecordsMenuContributor>()
        .AddGuides<StudentRecordsGuideContributor>()
        .AddWorker<MarkBatchCleaningWorker>(cron: "0 40 2 * * ?")
        .AddMenu<OfficeMenuContributor>()
        .AddGuides<OfficeGuideContributor>()
        .AddWorker<ForgetOldDeedsWorker>(cron: "0 40 2 * * ?");
}
