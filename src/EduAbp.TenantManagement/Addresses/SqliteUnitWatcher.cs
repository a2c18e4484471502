using EduAbp.Caching;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduAbp.TenantManagement.Addresses;

/// <summary>
/// SQLite announces nothing: units that a command made beside the running server are noticed here, by their addresses,
/// of which each new unit and each move brings one more.
/// </summary>
internal sealed class SqliteUnitWatcher(
    ITenantScopeFactory scopes, UnitDirectory directory, IContentVersions versions, DatabaseConnections connections, TimeProvider clock, ILogger<SqliteUnitWatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    /// <summary>Reads the units again if there are others than this process knows.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        int stored;
        await using (var scope = scopes.Create(null)) stored = await scope.Get<TenantManagementDbContext>().Addresses.CountAsync(cancellationToken);
        if (stored == directory.AddressCount) return false;
        await directory.LoadAsync(cancellationToken);
        await versions.RaiseAsync([.. directory.All.Select(unit => unit.Id)]);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (connections.Kind != DatabaseKind.Sqlite) return;
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception busy)
            {
                logger.LogWarning(busy, "Could not look for new units; looking again");
            }
        }
    }
}
