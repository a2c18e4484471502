using EduAbp.Authorization;
using EduAbp.TenantManagement.Contracts;

namespace EduAbp.TenantManagement.Definitions;

internal sealed class TenantManagementPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup(TenantManagementPermissions.Group)
        .AddPermission(TenantManagementPermissions.Unit.Manage, Roles.Administrator)
        .AddPermission(TenantManagementPermissions.Unit.Export, PermissionTraits.PupilData, Roles.Administrator)
        // Switching a plug-in on is the unit's consent to what it reads.
        .AddPermission(TenantManagementPermissions.Modules.Manage, PermissionTraits.PupilData, Roles.Administrator)
        .AddPermission(TenantManagementPermissions.Modules.Allow, Roles.CentreStaff)
        .AddPermission(TenantManagementPermissions.SubUnits.Default, Roles.OfficeReviewer, Roles.OfficeLeader, Roles.CentreStaff, Roles.Administrator)
        .AddPermission(TenantManagementPermissions.SubUnits.Manage, Roles.OfficeLeader, Roles.CentreStaff)
        .AddPermission(TenantManagementPermissions.SubUnits.Restructure, Roles.CentreStaff)
        .AddPermission(TenantManagementPermissions.Registrations.Default, Roles.OfficeReviewer, Roles.OfficeLeader, Roles.CentreStaff, Roles.Administrator)
        .AddPermission(TenantManagementPermissions.Registrations.Accept, Roles.CentreStaff);
}
