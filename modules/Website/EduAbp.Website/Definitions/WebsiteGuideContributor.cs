using EduAbp.Navigation;

namespace EduAbp.Website.Definitions;

internal sealed class WebsiteGuideContributor : IGuideContributor
{
    public void Configure(GuideContext context) => context
        .Add("bien-tap", WebsitePermissions.Articles.Default)
        .Add("truong-ban", WebsitePermissions.Articles.Default)
        .Add("giao-dien", WebsitePermissions.Appearance.Manage);
}
