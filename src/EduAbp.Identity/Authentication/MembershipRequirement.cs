using EduAbp.AspNetCore.Api;
using EduAbp.Identity.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace EduAbp.Identity.Authentication;

/// <summary>A unit's desk is for its members, whichever page of it, and so is its API; the own account is not part of any desk.</summary>
internal sealed class MembershipRequirement : IAuthorizationRequirement;

internal sealed class MembershipRequirementHandler(IUnitSwitcher units) : AuthorizationHandler<MembershipRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, MembershipRequirement requirement)
    {
        var isDesk = context.Resource is HttpContext { Request: var request }
            && (request.Path.StartsWithSegments("/quan-tri", StringComparison.OrdinalIgnoreCase) || ApiPaths.IsApi(request));
        if (!isDesk || (await units.GetListAsync()).Any(unit => unit.IsCurrent))
            context.Succeed(requirement);
    }
}
