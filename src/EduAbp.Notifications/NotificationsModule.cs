using EduAbp.AspNetCore;
using EduAbp.Auditing;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity;
using EduAbp.Modularity;
using EduAbp.Notifications.Alerts;
using EduAbp.Notifications.Data;
using EduAbp.Notifications.Definitions;
using EduAbp.Notifications.Mail;

namespace EduAbp.Notifications;

/// <summary>Tells people: in their list at the desk, and by mail.</summary>
[DependsOn(typeof(AspNetCoreModule), typeof(IdentityModule))]
public sealed class NotificationsModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddDbContext<NotificationsDbContext>()
        .AddPermissions<NotificationsPermissionDefinitionProvider>()
        .AddSettings<MailSettingDefinitionProvider>()
        .AddSettings<AlertSettingDefinitionProvider>()
        .AddSecurityEvents(SecuritySeverity.Notice, "Notifications.MailSettingsChanged", "Notifications.AlertSettingsChanged", "Notifications.WebhookAdded", "Notifications.WebhookSecretRotated")
        .AddWorker<SecurityAlertWorker>(cron: "20 * * * * ?")
        .AddMenu<NotificationsMenuContributor>()
        .AddWorker<LetterCleaningWorker>(cron: "0 10 3 * * ?");
}
