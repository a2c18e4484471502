using EduAbp.AspNetCore;
using EduAbp.Identity;
using EduAbp.Modularity;
using EduAbp.Navigation;
using EduAbp.Notifications;
using EduAbp.TenantManagement;
using EduAbp.Themes.Desk.Guides;

namespace EduAbp.Themes.Desk;

/// <summary>The rooms in which staff work: layout, navigation, start page, search, error pages.</summary>
[DependsOn(typeof(AspNetCoreModule), typeof(IdentityModule), typeof(NotificationsModule), typeof(TenantManagementModule))]
public sealed class ThemesDeskModule : AbpModule
{
    public override void ConfigureServices(ServiceConfigurationContext context) => context
        .AddMenu<DeskMenuContributor>()
        .AddGuides<DeskGuideContributor>();
}

internal sealed class DeskMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) =>
        context.Add(new MenuItem("Desk.Today", "Menu:Today", "/Desk/Index", "sun", MenuGroups.Today, Order: 0));
}
