using EduAbp.Settings;

namespace EduAbp.Notifications.Mail;

internal static class MailSettings
{
    public const string Host = "Notifications.Mail.Host";
    public const string Port = "Notifications.Mail.Port";
    public const string StartTls = "Notifications.Mail.StartTls";
    public const string UserName = "Notifications.Mail.UserName";
    public const string Password = "Notifications.Mail.Password";
    public const string FromAddress = "Notifications.Mail.FromAddress";
    public const string FromName = "Notifications.Mail.FromName";
}

internal sealed class MailSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
    {
        context.Add(MailSettings.Host, null, isTenantSetting: false);
        context.Add(MailSettings.Port, "25", isTenantSetting: false);
        context.Add(MailSettings.StartTls, "false", isTenantSetting: false);
        context.Add(MailSettings.UserName, null, isTenantSetting: false);
        context.Add(MailSettings.Password, null, isTenantSetting: false, isSecret: true);
        context.Add(MailSettings.FromAddress, null, isTenantSetting: false);
        context.Add(MailSettings.FromName, "Cổng thông tin điện tử", isTenantSetting: false);
    }
}
