using EduAbp.Authorization;
using EduAbp.Identity.Contracts;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Definitions;

internal sealed class IdentityPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup(IdentityPermissions.Group)
        .AddPermission(IdentityPermissions.Members.Default, RoleNames.Administrator, RoleNames.Head, RoleNames.OfficeLeader, RoleNames.CentreStaff)
        .AddPermission(IdentityPermissions.Members.Manage, PermissionTraits.OwnPeople, RoleNames.Administrator, RoleNames.CentreStaff)
        .AddPermission(IdentityPermissions.Roles.Manage, PermissionTraits.OwnPeople, RoleNames.Administrator)
        .AddPermission(IdentityPermissions.UnitAdministrators.Manage, PermissionTraits.OwnPeople, RoleNames.CentreStaff)
        .AddPermission(IdentityPermissions.Help.Manage, PermissionTraits.OwnPeople, RoleNames.Administrator, RoleNames.Head)
        .AddPermission(IdentityPermissions.Help.Offer, PermissionTraits.OwnPeople, RoleNames.CentreStaff, RoleNames.OfficeReviewer, RoleNames.OfficeLeader)
        .AddPermission(IdentityPermissions.SecurityLog.Default, RoleNames.Administrator, RoleNames.OfficeLeader, RoleNames.CentreStaff)
        .AddPermission(IdentityPermissions.SecurityLog.Whole, RoleNames.CentreStaff)
        .AddPermission(IdentityPermissions.AuditLog.Default, PermissionTraits.PupilData, RoleNames.Administrator, RoleNames.Head, RoleNames.OfficeLeader, RoleNames.CentreStaff);
}
