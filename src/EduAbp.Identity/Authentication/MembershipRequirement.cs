using EduAbp.Identity.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace EduAbp.Identity.Authentication;

/// <summary>A unit's desk is for its members, whichever page of it; the own account is not part of any desk.</summary>
internal sealed class MembershipRequirement : IAuthorizationRequirement;

internal sealed class MembershipRequirementHandler(IUnitSwitcher units) : AuthorizationHandler<MembershipRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, MembershipRequirement requirement)
    {
        var isDesk = context.Resource is HttpContext http && http.Request.Path.StartsWithSegments("/quan-tri", StringComparison.OrdinalIgnoreCase);
        if (!isDesk || (await units.GetListAsync()).Any(unit => unit.IsCurrent))
            context.Succeed(requirement);
    }
}
