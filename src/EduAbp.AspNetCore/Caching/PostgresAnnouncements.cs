using EduAbp.Caching;
using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduAbp.AspNetCore.Caching;

/// <summary>Carries raised versions, and what modules tell their own kind on other nodes, over PostgreSQL's <c>NOTIFY</c>.</summary>
internal sealed class PostgresAnnouncements(DatabaseConnections connections, IServiceProvider services, ILogger<PostgresAnnouncements> logger)
    : BackgroundService, IContentAnnouncer, INodeBroadcast
{
    private const string Channel = "eduabp_nodes";
    private const string VersionsTopic = "versions";
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TryEvery = TimeSpan.FromMilliseconds(250);
    private readonly string _node = Guid.NewGuid().ToString("N");

    public async Task AnnounceAsync(IReadOnlyCollection<Guid> tenantIds)
    {
        // A payload holds at most 8,000 bytes.
        foreach (var some in tenantIds.Chunk(100))
            await SendAsync(VersionsTopic, string.Join(',', some));
    }

    public async Task SendAsync(string topic, string payload)
    {
        if (connections.Kind != DatabaseKind.Postgres)
            return;
        await using var connection = (NpgsqlConnection)connections.CreateWeb();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select pg_notify($1, $2)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{_node}:{topic}:{payload}" });
        await command.ExecuteNonQueryAsync();
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
                await Task.Delay(TryEvery, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        var versions = services.GetRequiredService<ContentVersions>();
        await using var connection = (NpgsqlConnection)connections.CreateWeb();
        // Handlers of a notification cannot wait: they only queue it, and are heard here one after the other.
        var heard = new Queue<(string Topic, string Payload)>();
        connection.Notification += (_, message) =>
        {
            var parts = message.Payload.Split(':', 3);
            if (parts is [var node, var topic, var payload] && node != _node)
                heard.Enqueue((topic, payload));
        };
        await connection.OpenAsync(stoppingToken);
        await using (var listen = connection.CreateCommand())
        {
            listen.CommandText = $"listen {Channel}";
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        // What was announced before now is in nobody's ear: read it.
        versions.RaiseAllHere();
        foreach (var listener in services.GetServices<INodeListener>())
            await listener.CatchUpAsync();

        while (true)
        {
            while (heard.TryDequeue(out var message))
            {
                if (message.Topic == VersionsTopic)
                    versions.RaiseHere([.. message.Payload.Split(',').Select(Guid.Parse)]);
                foreach (var listener in services.GetServices<INodeListener>().Where(listener => listener.Topic == message.Topic))
                    await listener.HearAsync(message.Payload);
            }

            if (!await connection.WaitAsync(AskEvery, stoppingToken))
            {
                // A server that went away without a word is noticed by asking.
                await using var ask = connection.CreateCommand();
                ask.CommandText = "select 1";
                ask.CommandTimeout = 5;
                await ask.ExecuteNonQueryAsync(stoppingToken);
            }
        }
    }
}
