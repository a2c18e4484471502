using EduAbp.Authorization;

namespace EduAbp.AspNetCore.Security;

/// <summary>Stands in where no module knows people: nobody may do anything.</summary>
internal sealed class NoPermissions : IPermissionChecker
{
    public Task<bool> IsGrantedAsync(string permission, CancellationToken cancellationToken) => Task.FromResult(false);
}
