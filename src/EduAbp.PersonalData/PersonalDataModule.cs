using EduAbp.Auditing;
using EduAbp.EntityFrameworkCore;
using EduAbp.Modularity;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.PersonalData.Definitions;
using EduAbp.PersonalData.Incidents;
using EduAbp.PersonalData.Requests;
using EduAbp.TenantManagement;

namespace EduAbp.PersonalData;

/// <summary>What the law on personal data asks of a unit: a register of consents, people's rights, incidents.</summary>
[DependsOn(typeof(TenantManagementModule))]
public sealed class PersonalDataModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddDbContext<PersonalDataDbContext>()
        .AddPermissions<PersonalDataPermissionDefinitionProvider>()
        .AddSettings<PersonalDataSettingDefinitionProvider>()
        .AddMenu<PersonalDataMenuContributor>()
        .AddGuides<PersonalDataGuideContributor>()
        .AddConsentPurposes<PlatformConsentPurposes>()
        .AddSecurityEvents(SecuritySeverity.Notice, "PersonalData.ConsentsExported", "PersonalData.ConsentFileOpened", "PersonalData.CopyFetched", "PersonalData.ErasureBegun", "PersonalData.IncidentRecorded")
        .AddWorker<ConsentRescanWorker>(cron: "0 55 * * * ?")
        .AddWorker<DeadlineWorker>(cron: "0 25 * * * ?")
        .AddWorker<IncidentWorker>(cron: "0 40 * * * ?");
}
