using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduAbp.AspNetCore.Caching;

/// <summary>Carries raised versions between nodes over PostgreSQL's <c>NOTIFY</c>.</summary>
internal sealed class PostgresAnnouncements(DatabaseConnections connections, IServiceProvider services, ILogger<PostgresAnnouncements> logger)
    : BackgroundService, IContentAnnouncer
{
    private const string Channel = "eduabp_content";
    private readonly string _node = Guid.NewGuid().ToString("N");

    public async Task AnnounceAsync(IReadOnlyCollection<Guid> tenantIds)
    {
        if (connections.Kind != DatabaseKind.Postgres)
            return;
        await using var connection = (NpgsqlConnection)connections.CreateWeb();
        await connection.OpenAsync();
        // A payload holds at most 8,000 bytes.
        foreach (var some in tenantIds.Chunk(100))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "select pg_notify($1, $2)";
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{_node}:{string.Join(',', some)}" });
            await command.ExecuteNonQueryAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (connections.Kind != DatabaseKind.Postgres)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost)
            {
                logger.LogWarning(lost, "Announcements of other nodes are lost; listening again");
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        var versions = services.GetRequiredService<ContentVersions>();
        await using var connection = (NpgsqlConnection)connections.CreateWeb();
        connection.Notification += (_, message) =>
        {
            var parts = message.Payload.Split(':', 2);
            if (parts[0] != _node)
                versions.RaiseHere([.. parts[1].Split(',').Select(Guid.Parse)]);
        };
        await connection.OpenAsync(stoppingToken);
        await using (var listen = connection.CreateCommand())
        {
            listen.CommandText = $"listen {Channel}";
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        while (true)
            await connection.WaitAsync(stoppingToken);
    }
}
