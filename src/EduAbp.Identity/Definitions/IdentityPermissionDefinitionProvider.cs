using EduAbp.Authorization;
using EduAbp.Identity.Contracts;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Definitions;

internal sealed class IdentityPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup(IdentityPermissions.Group)
        .AddPermission(IdentityPermissions.Members.Default, RoleNames.Administrator, RoleNames.Head, RoleNames.OfficeLeader, RoleNames.CentreStaff)
        .AddPermission(IdentityPermissions.Members.Manage, RoleNames.Administrator, RoleNames.CentreStaff)
        .AddPermission(IdentityPermissions.Roles.Manage, RoleNames.Administrator)
        .AddPermission(IdentityPermissions.UnitAdministrators.Manage, RoleNames.CentreStaff)
        .AddPermission(IdentityPermissions.AuditLog.Default, RoleNames.Administrator, RoleNames.Head, RoleNames.OfficeLeader, RoleNames.CentreStaff);
}
