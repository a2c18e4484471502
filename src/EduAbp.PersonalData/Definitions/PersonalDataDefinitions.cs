using EduAbp.Authorization;
using EduAbp.Navigation;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Requests;
using EduAbp.TenantManagement.Units;

namespace EduAbp.PersonalData.Definitions;

internal sealed class PersonalDataPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup(PersonalDataPermissions.Group)
        .AddPermission(PersonalDataPermissions.Consents.Default, PermissionTraits.PupilData, Roles.Administrator, Roles.Head)
        .AddPermission(PersonalDataPermissions.Consents.Manage, PermissionTraits.PupilData, Roles.Administrator, Roles.Head)
        .AddPermission(PersonalDataPermissions.Requests.Handle, PermissionTraits.PupilData | PermissionTraits.OwnPeople, Roles.Administrator, Roles.Head)
        .AddPermission(PersonalDataPermissions.Incidents.Manage, PermissionTraits.PupilData, Roles.Administrator, Roles.Head)
        .AddPermission(PersonalDataPermissions.Incidents.Received, PermissionTraits.PupilData, Roles.OfficeLeader, Roles.CentreStaff)
        .AddPermission(PersonalDataPermissions.Deadlines.Manage, Roles.CentreStaff);
}

internal sealed class PersonalDataGuideContributor : IGuideContributor
{
    public void Configure(GuideContext context) => context.Add("du-lieu-ca-nhan", PersonalDataPermissions.Consents.Default);
}

internal sealed class PersonalDataMenuContributor : IMenuContributor
{
    private static readonly string[] Offices = [.. UnitKinds.All.Where(kind => kind.IsOffice).Select(kind => kind.Code)];

    public void Configure(MenuContext context) => context
        .Add(new MenuItem("PersonalData.Consents", "PersonalData:Menu:Consents", "/PersonalData/Consents/Index", Icon: "checklist", MenuGroups.Unit, 70, PersonalDataPermissions.Consents.Default))
        .Add(new MenuItem("PersonalData.Requests", "PersonalData:Menu:Requests", "/PersonalData/Requests/Index", Icon: "user-shield", MenuGroups.Unit, 71, PersonalDataPermissions.Requests.Handle, typeof(DataRequestBadge)))
        .Add(new MenuItem("PersonalData.Incidents", "PersonalData:Menu:Incidents", "/PersonalData/Incidents/Index", Icon: "alert-triangle", MenuGroups.Unit, 72, PersonalDataPermissions.Incidents.Manage))
        .Add(new MenuItem("PersonalData.Received", "PersonalData:Menu:Received", "/PersonalData/ReceivedIncidents/Index", Icon: "alert-triangle", MenuGroups.Office, 50, PersonalDataPermissions.Incidents.Received, UnitKinds: Offices))
        .Add(new MenuItem("PersonalData.Deadlines", "PersonalData:Menu:Deadlines", "/PersonalData/Deadlines/Index", Icon: "calendar-time", MenuGroups.Office, 55, PersonalDataPermissions.Deadlines.Manage, UnitKinds: [UnitKinds.Department]));
}
