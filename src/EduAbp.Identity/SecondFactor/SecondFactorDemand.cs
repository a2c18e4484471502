using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.SecondFactor;

/// <summary>Whether somebody holds, in any unit, a role that the installation wants protected by a second factor.</summary>
internal sealed class SecondFactorDemand(ITenantScopeFactory scopes, ISettingProvider settings, TimeProvider clock) : ITransientDependency
{
    public static HashSet<string> Split(string? roles) =>
        [.. (roles ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public async Task<bool> IsMadeOfAsync(Guid personId, CancellationToken cancellationToken)
    {
        var demanding = Split(await settings.GetOrNullAsync(IdentitySettings.SecondFactorRoles, cancellationToken));
        if (demanding.Count == 0)
            return false;
        await using var scope = scopes.Create(tenantId: null, personId);
        var memberships = await scope.Get<IdentityDbContext>().Memberships.IgnoreQueryFilters([DataFilters.Tenant]).AsNoTracking()
            .Where(row => row.UserId == personId && row.EndedAt == null)
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return memberships.Any(row => row.IsActive(now) && row.Roles.Any(demanding.Contains));
    }
}
