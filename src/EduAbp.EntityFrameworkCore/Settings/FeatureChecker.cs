using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore.Settings;

/// <summary>A unit's choice is kept among its settings as <c>Feature:{name}</c>.</summary>
internal sealed class FeatureChecker(AbpKernelDbContext db, FeatureDefinitionManager definitions, ICurrentTenant tenant)
    : IFeatureChecker, ITransientDependency
{
    public async Task<bool> IsEnabledAsync(string name, CancellationToken cancellationToken)
    {
        var definition = definitions.Find(name) ?? throw new InvalidOperationException($"No module defines the feature {name}.");
        if (!tenant.IsAvailable)
            return definition.EnabledByDefault;
        var own = await db.TenantSettings.Where(setting => setting.Name == $"Feature:{name}").Select(setting => setting.Value).SingleOrDefaultAsync(cancellationToken);
        return own is null ? definition.EnabledByDefault : own == "true";
    }
}
