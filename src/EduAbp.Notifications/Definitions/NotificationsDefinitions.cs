using EduAbp.Authorization;
using EduAbp.Navigation;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Mail;

namespace EduAbp.Notifications.Definitions;

internal sealed class NotificationsPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) =>
        context.AddGroup(NotificationsPermissions.Group).AddPermission(NotificationsPermissions.Mail.Manage, Roles.CentreStaff)
            // An address that is told of the unit's events would outlive a helper's time.
            .AddPermission(NotificationsPermissions.Webhooks.Manage, PermissionTraits.OwnPeople, Roles.Administrator);
}

internal sealed class NotificationsMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context
        .Add(new MenuItem("Notifications.Webhooks", "Menu:Notifications.Webhooks", "/Notifications/Webhooks/Index", "webhook", MenuGroups.Unit, 80, NotificationsPermissions.Webhooks.Manage))
        .Add(new MenuItem(
        "Notifications.Mail", "Menu:Notifications.Mail", "/Notifications/Mail", "mail", MenuGroups.Unit, 90,
        NotificationsPermissions.Mail.Manage, typeof(FailedLettersBadge), ["department"]));
}
