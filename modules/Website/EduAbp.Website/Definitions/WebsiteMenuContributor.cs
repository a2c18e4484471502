using EduAbp.Navigation;

namespace EduAbp.Website.Definitions;

internal sealed class WebsiteMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context
        .Add(new MenuItem("Website.Articles", "Menu:Website.Articles", "/Website/Articles/Index", "news", MenuGroups.Writing, 10, WebsitePermissions.Articles.Default))
        .Add(new MenuItem("Website.Media", "Menu:Website.Media", "/Website/Media/Index", "photo", MenuGroups.Writing, 20, WebsitePermissions.Media.Default))
        .Add(new MenuItem("Website.Categories", "Menu:Website.Categories", "/Website/Categories/Index", "folder", MenuGroups.Writing, 30, WebsitePermissions.Categories.Manage))
        .Add(new MenuItem("Website.Appearance", "Menu:Website.Appearance", "/Website/Appearance/Index", "palette", MenuGroups.Unit, 35, WebsitePermissions.Appearance.Manage));
}
