using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.EntityFrameworkCore.Settings;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.EntityFrameworkCore.Seeding;

internal sealed class DataSeeder(ITenantScopeFactory scopes, ITenantDirectory units, TimeProvider clock) : IDataSeeder, ISingletonDependency
{
    private const string Setting = "Kernel.Seeds";

    public async Task SeedUpdatesAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(null);
        var db = scope.Get<AbpKernelDbContext>();
        var seeds = string.Join(' ', scope.Services.GetServices<IDataSeedContributor>().Select(seed => $"{seed.GetType().FullName}:{seed.Version}").Order(StringComparer.Ordinal));
        var row = await db.GlobalSettings.SingleOrDefaultAsync(setting => setting.Name == Setting, cancellationToken);
        if (row?.Value == seeds)
            return;
        foreach (var unit in units.All)
            await SeedAsync(unit.Id, unit.Kind, cancellationToken);

        if (row is null)
            db.Add(row = new GlobalSetting { Name = Setting, Value = seeds });
        row.Value = seeds;
        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    public async Task SeedAsync(Guid tenantId, string unitKind, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(tenantId);
        var db = scope.Get<AbpKernelDbContext>();
        var done = await db.SeedHistory.ToDictionaryAsync(record => record.Contributor, cancellationToken);
        var contributors = scope.Services.GetServices<IDataSeedContributor>();
        foreach (var contributor in await scope.Get<IFeatureChecker>().EnabledAsync(contributors, cancellationToken))
        {
            var name = contributor.GetType().FullName!;
            var record = done.GetValueOrDefault(name);
            if (record?.Version >= contributor.Version)
                continue;
            await contributor.SeedAsync(new DataSeedContext(tenantId, unitKind), cancellationToken);
            if (record is null)
                db.Add(record = new SeedRecord { TenantId = tenantId, Contributor = name });
            (record.Version, record.Time) = (contributor.Version, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}
