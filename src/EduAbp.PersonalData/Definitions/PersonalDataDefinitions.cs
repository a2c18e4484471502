using EduAbp.Authorization;
using EduAbp.Navigation;
using EduAbp.PersonalData.Contracts;

namespace EduAbp.PersonalData.Definitions;

internal sealed class PersonalDataPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup(PersonalDataPermissions.Group)
        .AddPermission(PersonalDataPermissions.Consents.Default, PermissionTraits.PupilData, Roles.Administrator, Roles.Head)
        .AddPermission(PersonalDataPermissions.Consents.Manage, PermissionTraits.PupilData, Roles.Administrator, Roles.Head);
}

internal sealed class PersonalDataMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context
        .Add(new MenuItem("PersonalData.Consents", "PersonalData:Menu:Consents", "/PersonalData/Consents/Index", Icon: "checklist", MenuGroups.Unit, 70, PersonalDataPermissions.Consents.Default));
}
