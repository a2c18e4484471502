using EduAbp.Authorization;

namespace EduAbp.Website.Definitions;

internal sealed class WebsitePermissionDefinitionProvider : PermissionDefinitionProvider
{
    public override void Define(PermissionDefinitionContext context) => context.AddGroup(WebsitePermissions.Group)
        .AddPermission(WebsitePermissions.Articles.Default, Roles.Contributor, Roles.Editor, Roles.Head, Roles.OfficeLeader)
        .AddPermission(WebsitePermissions.Articles.Write, Roles.Contributor, Roles.Editor, Roles.Head)
        .AddPermission(WebsitePermissions.Articles.EditAll, Roles.Editor, Roles.Head)
        .AddPermission(WebsitePermissions.Articles.Submit, Roles.Contributor, Roles.Editor, Roles.Head)
        .AddPermission(WebsitePermissions.Articles.Review, Roles.Editor, Roles.Head, Roles.OfficeLeader)
        .AddPermission(WebsitePermissions.Articles.Approve, Roles.Head, Roles.OfficeLeader)
        .AddPermission(WebsitePermissions.Articles.TakeDown, Roles.Head, Roles.OfficeLeader)
        .AddPermission(WebsitePermissions.Categories.Manage, Roles.Editor, Roles.Head)
        .AddPermission(WebsitePermissions.Appearance.Manage, Roles.Administrator)
        .AddPermission(WebsitePermissions.Media.Default, Roles.Contributor, Roles.Editor, Roles.Head)
        .AddPermission(WebsitePermissions.Media.Manage, Roles.Editor, Roles.Head)
        .AddPermission(WebsitePermissions.Media.People, PermissionTraits.PupilData, Roles.Editor, Roles.Head);
}
