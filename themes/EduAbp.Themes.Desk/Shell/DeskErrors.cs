using EduAbp.AspNetCore.Desk;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace EduAbp.Themes.Desk.Shell;

internal sealed class DeskErrors(IHttpContextAccessor http, IUnitSwitcher units) : IDeskErrors, ITransientDependency
{
    public async Task<bool> BelongsHereAsync(CancellationToken cancellationToken)
    {
        var context = http.HttpContext;
        // After a failure of the server its database may be the reason: that page must not need it.
        if (context is not { Response.StatusCode: < StatusCodes.Status500InternalServerError } || context.User.Identity?.IsAuthenticated != true)
            return false;
        var path = new PathString(context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath);
        return path.StartsWithSegments("/quan-tri", StringComparison.OrdinalIgnoreCase)
            && (await units.GetListAsync(cancellationToken)).Any(unit => unit.IsCurrent);
    }
}
