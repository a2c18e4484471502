using EduAbp.AspNetCore;
using EduAbp.EntityFrameworkCore;
using EduAbp.Features;
using EduAbp.Identity;
using EduAbp.Modularity;
using EduAbp.Notifications;
using EduAbp.PersonalData;
using EduAbp.Search;
using EduAbp.TenantManagement;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.Editorial;
using EduAbp.Website.Categories;
using EduAbp.Website.Data;
using EduAbp.Website.Definitions;
using EduAbp.Website.Media;
using EduAbp.Workflows;
using EduAbp.Workflows.Contracts;

namespace EduAbp.Website;

/// <summary>The public site of a unit and its editorial desk.</summary>
[OptionalModule(Icon = "news")]
[DependsOn(
    typeof(AspNetCoreModule), typeof(SearchModule), typeof(IdentityModule), typeof(TenantManagementModule), typeof(WorkflowsModule), typeof(NotificationsModule), typeof(PersonalDataModule), typeof(WebsiteContractsModule))]
public sealed class WebsiteModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddDbContext<WebsiteDbContext>()
        .AddPermissions<WebsitePermissionDefinitionProvider>()
        .AddSettings<WebsiteSettingDefinitionProvider>()
        .AddMenu<WebsiteMenuContributor>()
        .AddGuides<WebsiteGuideContributor>()
        .AddDataSeed<CategorySeedContributor>()
        .AddProcess(EditorialProcess.Key, "Editorial.bpmn")
        .AddActivity<ApproveArticleActivity>()
        .AddActivity<ReturnArticleActivity>()
        .AddActivity<CheckPicturesActivity>()
        .AddActivity<PublishArticleActivity>()
        .AddWorker<AutosaveCleaningWorker>(cron: "0 20 2 * * ?")
        .AddWorker<MediaRescanWorker>(cron: "0 35 * * * ?");
}
