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
        if (context?.User.Identity?.IsAuthenticated != true)
            return false;
        var path = new PathString(context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath);
        if (!path.StartsWithSegments("/quan-tri", StringComparison.OrdinalIgnoreCase))
            return false;
        // After a failure of the server its database may be the reason: it is not asked, and the page for it needs none.
        return context.Response.StatusCode >= StatusCodes.Status500InternalServerError
            || (await units.GetListAsync(cancellationToken)).Any(unit => unit.IsCurrent);
    }
}
