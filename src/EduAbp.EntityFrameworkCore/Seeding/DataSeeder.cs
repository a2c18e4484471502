using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.EntityFrameworkCore.Seeding;

internal sealed class DataSeeder(ITenantScopeFactory scopes, TimeProvider clock) : IDataSeeder, ISingletonDependency
{
    public async Task SeedAsync(Guid tenantId, string unitKind, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(tenantId);
        var db = scope.Get<AbpKernelDbContext>();
        var done = await db.SeedHistory.ToDictionaryAsync(record => record.Contributor, cancellationToken);
        foreach (var contributor in scope.Services.GetServices<IDataSeedContributor>())
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
