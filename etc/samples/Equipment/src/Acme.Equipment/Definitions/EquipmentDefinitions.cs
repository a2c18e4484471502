using EduAbp.Authorization;
using EduAbp.Navigation;

namespace Acme.Equipment.Definitions;

internal static class EquipmentPermissions
{
    /// <summary>See what there is; borrow and bring back.</summary>
    public const string Default = "Equipment.Items";

    /// <summary>Add things and take them off the list.</summary>
    public const string Manage = "Equipment.Items.Manage";
}

internal sealed class EquipmentPermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup("Equipment")
        .AddPermission(EquipmentPermissions.Default, Roles.Contributor, Roles.Editor, Roles.Head, Roles.Administrator)
        .AddPermission(EquipmentPermissions.Manage, Roles.Administrator);
}

internal sealed class EquipmentMenuContributor : IMenuContributor
{
    public void Configure(MenuContext context) => context.Add(
        new MenuItem("Equipment.Items", "Equipment:Title", "/Equipment/Index", "device-laptop", MenuGroups.Unit, 80, EquipmentPermissions.Default));
}
