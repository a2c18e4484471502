using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.SecondFactor;
using EduAbp.Identity.Sessions;
using EduAbp.Identity.Tokens;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Memberships;

/// <summary>What the current person may do in the current unit: read at the first question of a scope, never kept longer.</summary>
internal sealed class PermissionChecker(
    IdentityDbContext db,
    OwnMemberships memberships,
    RolePermissions rolePermissions,
    ISettingProvider settings,
    PermissionDefinitionManager definitions,
    IFeatureChecker features,
    ICurrentTenant tenant,
    ICurrentUser user,
    CurrentSession session,
    CurrentAccessToken token) : IPermissionChecker, IScopedDependency
{
    private HashSet<string>? _granted;

    public async Task<bool> IsGrantedAsync(string permission, CancellationToken cancellationToken = default)
    {
        if (!user.IsAuthenticated || !tenant.IsAvailable)
            return false;
        _granted ??= await ReadAsync(cancellationToken);
        return _granted.Contains(permission);
    }

    private async Task<HashSet<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var mine = await memberships.GetActiveAsync(cancellationToken);
        if (mine.FirstOrDefault(row => row.TenantId == tenant.Id) is not { } membership)
            return [];
        var roles = await WithoutUnprovenAsync(membership.Roles, cancellationToken);
        var grants = session.Value is { } living && living.UnitId == tenant.Id ? living.Grants : await rolePermissions.ReadGrantsAsync(cancellationToken);
        var granted = new HashSet<string>();
        foreach (var ofModule in roles.SelectMany(role => rolePermissions.Of(role, grants)).GroupBy(permission => definitions.Find(permission)?.Module))
        {
            if (ofModule.Key is not { } module || await features.IsEnabledAsync(module, cancellationToken))
                granted.UnionWith(ofModule);
        }

        // A token does what its person may do today, and of that only what it was made for.
        if (token.Value is { } narrow)
            granted.IntersectWith(narrow.Scopes);
        // Whatever the unit gave its roles: no pupils' data, nothing by which a helper could stay, nothing by a token, and nothing once the own office is left.
        if (membership.HelpFromUnitId is { } office)
            granted.RemoveWhere(permission => token.Value is not null || mine.All(row => row.TenantId != office) || definitions.Find(permission) is not { Traits: PermissionTraits.None });
        return granted;
    }

    // A role that asks for the second factor does nothing in a session without it. Work done on somebody's behalf has no session.
    private async Task<IReadOnlyList<string>> WithoutUnprovenAsync(List<string> roles, CancellationToken cancellationToken)
    {
        if (user.SessionId is null && token.Value is null)
            return roles;
        var demanding = SecondFactorDemand.Split(await settings.GetOrNullAsync(IdentitySettings.SecondFactorRoles, cancellationToken));
        if (!roles.Any(demanding.Contains))
            return roles;
        var proven = token.Value is { } made
            ? made.HasSecondFactor
            : session.Value is { } living && living.Ticket.SessionId == user.SessionId
                ? living.HasSecondFactor
                : await db.Sessions.Where(row => row.Id == user.SessionId && row.UserId == user.Id).Select(row => row.HasSecondFactor).FirstOrDefaultAsync(cancellationToken);
        return proven ? roles : [.. roles.Where(role => !demanding.Contains(role))];
    }
}
