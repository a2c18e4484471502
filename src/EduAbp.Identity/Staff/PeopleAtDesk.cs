using EduAbp.AspNetCore.Desk;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.Identity.Staff;

/// <summary>The unit's people in the desk's search, for those who look after them.</summary>
internal sealed class PeopleSearchProvider(MemberAppService members, IPermissionChecker permissions, IStringLocalizer localizer)
    : IDeskSearchProvider, ITransientDependency
{
    public async Task<IReadOnlyList<DeskSearchHit>> FindAsync(string text, int limit, CancellationToken cancellationToken)
    {
        if (!await permissions.IsGrantedAsync(IdentityPermissions.Members.Default, cancellationToken))
            return [];
        var found = await members.GetListAsync(new MemberFilter(text), cancellationToken);
        return [.. found.Take(limit).Select(member => new DeskSearchHit(
            "Identity:Find:People",
            member.FullName,
            "/Identity/Members/Edit",
            "user",
            new Dictionary<string, string?> { ["id"] = member.MembershipId.ToString() },
            string.Join(", ", member.Roles.Select(role => localizer[$"Role:{role}"].Value))))];
    }
}

/// <summary>A new unit has one administrator: the first thing to do is to invite the others.</summary>
internal sealed class StaffFirstStep(IdentityDbContext db, ICurrentTenant tenant, IPermissionChecker permissions) : IFirstStepProvider, ITransientDependency
{
    public async Task<IReadOnlyList<FirstStep>> GetStepsAsync(CancellationToken cancellationToken)
    {
        if (!await permissions.IsGrantedAsync(IdentityPermissions.Members.Manage, cancellationToken))
            return [];
        var unit = tenant.GetId();
        var others = await db.Memberships.Where(membership => membership.TenantId == unit).Take(2).CountAsync(cancellationToken);
        return [new("Identity:FirstStep:Staff", "Identity:FirstStep:Staff:Help", "/Identity/Members/Index", "users", others > 1, Order: 20)];
    }
}
