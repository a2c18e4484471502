using EduAbp.AspNetCore.Desk;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;

namespace EduAbp.Website.Desk;

/// <summary>"Viết bài", for those who may.</summary>
internal sealed class WriteAction(IPermissionChecker permissions) : IDeskHomeActionProvider, ITransientDependency
{
    public async Task<IReadOnlyList<DeskHomeAction>> GetActionsAsync(CancellationToken cancellationToken) =>
        await permissions.IsGrantedAsync(WebsitePermissions.Articles.Write, cancellationToken)
            ? [new("Website:Articles:New", "/Website/Articles/New", "pencil")]
            : [];
}
