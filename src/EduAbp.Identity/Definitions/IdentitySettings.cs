using EduAbp.Settings;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Definitions;

internal static class IdentitySettings
{
    public const string PasswordLength = "Identity.Password.MinimumLength";
    public const string LockoutFailures = "Identity.Lockout.Failures";
    public const string LockoutMinutes = "Identity.Lockout.Minutes";
    public const string SessionHours = "Identity.Session.Hours";
    public const string ActivationDays = "Identity.Codes.ActivationDays";
    public const string ResetMinutes = "Identity.Codes.ResetMinutes";
    public const string SecondFactorRoles = "Identity.SecondFactor.RequiredRoles";
    public const string HelpHours = "Identity.Help.Hours";
    public const string OfficialMailDomains = "Identity.OfficialMailDomains";
}

internal sealed class IdentitySettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
    {
        context.Add(IdentitySettings.PasswordLength, "10", isTenantSetting: false);
        context.Add(IdentitySettings.LockoutFailures, "5", isTenantSetting: false);
        context.Add(IdentitySettings.LockoutMinutes, "15", isTenantSetting: false);
        context.Add(IdentitySettings.SessionHours, "12", isTenantSetting: false);
        context.Add(IdentitySettings.ActivationDays, "7", isTenantSetting: false);
        context.Add(IdentitySettings.ResetMinutes, "60", isTenantSetting: false);
        context.Add(IdentitySettings.SecondFactorRoles, $"{RoleNames.Administrator},{RoleNames.Head},{RoleNames.CentreStaff}", isTenantSetting: false);
        context.Add(IdentitySettings.HelpHours, "168", isTenantSetting: false);
        // Letter IT17, III.3.6: no mail of social domains in working relations.
        context.Add(IdentitySettings.OfficialMailDomains, "edu.vn, gov.vn");
    }
}
