using EduAbp.Navigation;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Registrations;
using EduAbp.TenantManagement.Units;

namespace EduAbp.TenantManagement.Definitions;

internal sealed class TenantManagementMenuContributor : IMenuContributor
{
    private static readonly string[] Offices = [.. UnitKinds.All.Where(kind => kind.IsOffice).Select(kind => kind.Code)];

    public void Configure(MenuContext context) => context
        .Add(new MenuItem(
            "TenantManagement.SubUnits", "TenantManagement:Menu:SubUnits", "/TenantManagement/SubUnits/Index", "school", MenuGroups.Office, 10,
            TenantManagementPermissions.SubUnits.Default, UnitKinds: Offices))
        .Add(new MenuItem(
            "TenantManagement.YearlyFigures", "TenantManagement:Menu:YearlyFigures", "/TenantManagement/SubUnits/Figures", "chart-bar", MenuGroups.Office, 15,
            TenantManagementPermissions.SubUnits.Default, UnitKinds: Offices))
        .Add(new MenuItem(
            "TenantManagement.Registrations", "TenantManagement:Menu:Registrations", "/TenantManagement/Registrations/Index", "table-import", MenuGroups.Office, 20,
            TenantManagementPermissions.Registrations.Default, typeof(RegistrationBadge), Offices))
        .Add(new MenuItem(
            "TenantManagement.Unit", "TenantManagement:Menu:Unit", "/TenantManagement/Unit/Index", "id-badge", MenuGroups.Unit, 30,
            TenantManagementPermissions.Unit.Manage))
        .Add(new MenuItem(
            "TenantManagement.Modules", "TenantManagement:Menu:Modules", "/TenantManagement/Modules/Index", "puzzle", MenuGroups.Unit, 40,
            TenantManagementPermissions.Modules.Manage))
        .Add(new MenuItem(
            "TenantManagement.AllowedModules", "TenantManagement:Menu:AllowedModules", "/TenantManagement/Modules/Allowed", "plug", MenuGroups.Office, 30,
            TenantManagementPermissions.Modules.Allow, UnitKinds: [UnitKinds.Department]));
}
