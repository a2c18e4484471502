using EduAbp.Identity.Contracts;
using EduAbp.Navigation;

namespace EduAbp.Identity.Definitions;

internal sealed class IdentityMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context
        .Add(new MenuItem("Identity.Members", "Identity:Menu:Members", "/Identity/Members/Index", "users", MenuGroups.Unit, 20, IdentityPermissions.Members.Default))
        .Add(new MenuItem("Identity.Roles", "Identity:Menu:Roles", "/Identity/Roles/Index", "shield-check", MenuGroups.Unit, 30, IdentityPermissions.Roles.Manage))
        .Add(new MenuItem("Identity.UnitAdministrators", "Identity:Menu:UnitAdministrators", "/Identity/UnitAdministrators/Index", Icon: "user-cog", MenuGroups.Office, 40, IdentityPermissions.UnitAdministrators.Manage))
        .Add(new MenuItem("Identity.Help", "Identity:Menu:Help", "/Identity/Help/Index", "lifebuoy", MenuGroups.Unit, 35, IdentityPermissions.Help.Manage))
        .Add(new MenuItem("Identity.MyHelp", "Identity:Menu:MyHelp", "/Identity/Helping/Index", "heart-handshake", MenuGroups.Office, 50, IdentityPermissions.Help.Offer))
        .Add(new MenuItem("Identity.AuditLog", "Identity:Menu:AuditLog", "/Identity/AuditLog/Index", "history", MenuGroups.Unit, 90, IdentityPermissions.AuditLog.Default))
        .Add(new MenuItem("Identity.SecurityLog", "Identity:Menu:SecurityLog", "/Identity/AuditLog/Security", "shield-lock", MenuGroups.Unit, 91, IdentityPermissions.SecurityLog.Default));
}
