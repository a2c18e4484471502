using EduAbp.Settings;

namespace EduAbp.Website.Definitions;

internal static class WebsiteSettings
{
    /// <summary>Gigabytes of pictures and files; without a value a school has 5 and an office 20.</summary>
    public const string MediaQuota = "Website.Media.QuotaGigabytes";

    public const string ArticlesPerPage = "Website.Articles.PerPage";

    public const string AutosavesKeptDays = "Website.Articles.AutosavesKeptDays";
}

internal sealed class WebsiteSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
    {
        context.Add(WebsiteSettings.MediaQuota, defaultValue: null, isTenantSetting: false);
        context.Add(WebsiteSettings.ArticlesPerPage, defaultValue: "20");
        context.Add(WebsiteSettings.AutosavesKeptDays, defaultValue: "30", isTenantSetting: false);
    }
}
