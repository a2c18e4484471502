using EduAbp.Settings;

namespace EduAbp.Website.Definitions;

internal static class WebsiteSettings
{
    public const string ArticlesPerPage = "Website.Articles.PerPage";

    public const string AutosavesKeptDays = "Website.Articles.AutosavesKeptDays";
}

internal sealed class WebsiteSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
    {
        context.Add(WebsiteSettings.ArticlesPerPage, defaultValue: "20");
        context.Add(WebsiteSettings.AutosavesKeptDays, defaultValue: "30", isTenantSetting: false);
    }
}
