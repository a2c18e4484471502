using System.Data.Common;
using System.Globalization;
using EduAbp.Caching;
using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduAbp.AspNetCore.Caching;

/// <summary>
/// SQLite announces nothing, and one process serves it; but commands change the database beside it. A command leaves a
/// higher number in the file's header (<c>user_version</c>), and the server, which looks there twice a second, reads again
/// what it keeps.
/// </summary>
internal sealed class SqliteAnnouncements(DatabaseConnections connections, IServiceProvider services, TimeProvider clock, ILogger<SqliteAnnouncements> logger)
    : BackgroundService, IContentAnnouncer, INodeBroadcast
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private long _seen = -1;
    private volatile bool _serves;

    public Task AnnounceAsync(IReadOnlyCollection<Guid> tenantIds) => RaiseAsync();

    public Task SendAsync(string topic, string payload) => RaiseAsync();

    /// <summary>Whether a command has changed something since the last look; then everything that is kept is read again.</summary>
    public async Task<bool> LookAsync()
    {
        long stored;
        await using (var connection = connections.CreateWeb())
        {
            await connection.OpenAsync();
            stored = await NumberAsync(connection, null);
        }

        if (stored == _seen)
            return false;
        var isFirst = _seen < 0;
        _seen = stored;
        if (isFirst)
            return false;
        services.GetRequiredService<ContentVersions>().RaiseAllHere();
        foreach (var listener in services.GetServices<INodeListener>())
            await listener.CatchUpAsync();
        // A page that was made meanwhile, of what was kept before, is old too.
        services.GetRequiredService<ContentVersions>().RaiseAllHere();
        return true;
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (connections.Kind == DatabaseKind.Sqlite)
        {
            _serves = true;
            await LookAsync();
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (connections.Kind != DatabaseKind.Sqlite)
            return;
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await LookAsync();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception busy)
            {
                logger.LogWarning(busy, "Could not look for what commands have changed; looking again");
            }
        }
    }

    // The one process that serves has nobody to tell.
    private async Task RaiseAsync()
    {
        if (_serves)
            return;
        await using var connection = connections.CreateWeb();
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var number = await NumberAsync(connection, transaction);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"pragma user_version = {(number == int.MaxValue ? 1 : number + 1)}";
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static async Task<long> NumberAsync(DbConnection connection, DbTransaction? transaction)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "pragma user_version";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
