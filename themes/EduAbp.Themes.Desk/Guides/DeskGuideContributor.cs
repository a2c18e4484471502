using EduAbp.Identity.Contracts;
using EduAbp.Navigation;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;

namespace EduAbp.Themes.Desk.Guides;

/// <summary>Guides of the roles whose work goes through many modules; a page leads to the first that is open to the person.</summary>
internal sealed class DeskGuideContributor : IGuideContributor
{
    private static readonly string[] Offices = [.. UnitKinds.All.Where(kind => kind.IsOffice).Select(kind => kind.Code)];

    public void Configure(GuideContext context) => context
        .Add("trung-tam", [UnitKinds.Department], TenantManagementPermissions.Modules.Allow)
        .Add("co-quan-quan-ly", Offices, TenantManagementPermissions.SubUnits.Default)
        .Add("quan-tri-don-vi", TenantManagementPermissions.Unit.Manage, IdentityPermissions.Members.Default);
}
