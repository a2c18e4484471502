using EduAbp.Authorization;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.SecondFactor;
using EduAbp.Identity.Tokens;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Memberships;

/// <summary>What the current person may do in the current unit: read at the first question of a scope, never kept longer.</summary>
internal sealed class PermissionChecker(
    IdentityDbContext db,
    RolePermissions rolePermissions,
    ISettingProvider settings,
    PermissionDefinitionManager definitions,
    IFeatureChecker features,
    ICurrentTenant tenant,
    ICurrentUser user,
    CurrentAccessToken token,
    TimeProvider clock) : IPermissionChecker, IScopedDependency
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
        var now = clock.GetUtcNow();
        var membership = await db.Memberships.AsNoTracking()
            .Where(row => row.UserId == user.Id && row.EndedAt == null)
            .FirstOrDefaultAsync(cancellationToken);
        if (membership?.IsActive(now) != true)
            return [];
        var roles = await WithoutUnprovenAsync(membership.Roles, cancellationToken);
        var byRole = await rolePermissions.ReadAsync(cancellationToken);
        var granted = new HashSet<string>();
        foreach (var permission in roles.SelectMany(role => byRole.GetValueOrDefault(role, [])))
        {
            if (definitions.Find(permission) is { Module: { } module } && !await features.IsEnabledAsync(module, cancellationToken))
                continue;
            granted.Add(permission);
        }

        // A token does what its person may do today, and of that only what it was made for.
        if (token.Value is { } narrow)
            granted.IntersectWith(narrow.Scopes);
        return membership.HelpFromUnitId is { } office ? await AsHelperAsync(granted, office, now, cancellationToken) : granted;
    }

    // Whatever the unit gave its roles: no pupils' data, nothing by which a helper could stay, and nothing once the own office is left.
    private async Task<HashSet<string>> AsHelperAsync(HashSet<string> granted, Guid office, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var home = await db.Memberships.IgnoreQueryFilters([DataFilters.Tenant]).AsNoTracking()
            .Where(row => row.UserId == user.Id && row.TenantId == office && row.EndedAt == null).FirstOrDefaultAsync(cancellationToken);
        if (home?.IsActive(now) != true)
            return [];
        granted.RemoveWhere(permission => definitions.Find(permission) is not { Traits: PermissionTraits.None });
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
            : await db.Sessions.Where(row => row.Id == user.SessionId && row.UserId == user.Id).Select(row => row.HasSecondFactor).FirstOrDefaultAsync(cancellationToken);
        return proven ? roles : [.. roles.Where(role => !demanding.Contains(role))];
    }
}
