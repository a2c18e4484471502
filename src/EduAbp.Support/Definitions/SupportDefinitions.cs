using EduAbp.Authorization;
using EduAbp.Navigation;
using EduAbp.Support.Contracts;
using EduAbp.Support.Requests;
using EduAbp.TenantManagement.Units;

namespace EduAbp.Support.Definitions;

internal sealed class SupportPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup(SupportPermissions.Group)
        .AddPermission(SupportPermissions.Requests.Default, Roles.Administrator, Roles.Head, Roles.Editor, Roles.OfficeReviewer, Roles.OfficeLeader, Roles.CentreStaff)
        .AddPermission(SupportPermissions.Requests.Answer, Roles.OfficeReviewer, Roles.OfficeLeader, Roles.CentreStaff)
        .AddPermission(SupportPermissions.Contacts.Manage, Roles.Administrator)
        .AddPermission(SupportPermissions.Contacts.Units, Roles.OfficeReviewer, Roles.OfficeLeader, Roles.CentreStaff, Roles.Administrator);
}

internal sealed class SupportMenuContributor : IMenuContributor
{
    private static readonly string[] Offices = [.. UnitKinds.All.Where(kind => kind.IsOffice).Select(kind => kind.Code)];

    public void Configure(MenuContext context) => context
        .Add(new MenuItem("Support.Requests", "Support:Menu:Requests", "/Support/Requests/Index", Icon: "messages", MenuGroups.Unit, 60, SupportPermissions.Requests.Default, typeof(SupportBadge)))
        .Add(new MenuItem("Support.Contacts", "Support:Menu:Contacts", "/Support/Contacts/Index", Icon: "address-book", MenuGroups.Unit, 65, SupportPermissions.Contacts.Manage))
        .Add(new MenuItem("Support.UnitContacts", "Support:Menu:UnitContacts", "/Support/Contacts/Units", Icon: "address-book", MenuGroups.Office, 45, SupportPermissions.Contacts.Units, UnitKinds: Offices));
}
