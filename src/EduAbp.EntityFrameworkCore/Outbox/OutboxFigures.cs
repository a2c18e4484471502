using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Data.Sqlite;

namespace EduAbp.EntityFrameworkCore.Outbox;

/// <param name="OldestSeconds">For how long the oldest due row has waited.</param>
public sealed record OutboxState(long Waiting, long Late, double OldestSeconds, long Scheduled, long Incidents);

/// <summary>How far behind the outbox is, in the worker's role.</summary>
public sealed class OutboxFigures(DatabaseConnections connections, TimeProvider clock) : ISingletonDependency
{
    public async Task<OutboxState> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = connections.CreateWorker();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select count(*) filter (where "FailedAt" is null and "DueAt" <= @now), count(*) filter (where "FailedAt" is null and "DueAt" <= @late),
                min("DueAt") filter (where "FailedAt" is null and "DueAt" <= @now), count(*) filter (where "FailedAt" is null and "DueAt" > @now),
                count(*) filter (where "FailedAt" is not null)
            from "AbpOutbox" where "DoneAt" is null
            """;
        foreach (var (name, time) in new[] { ("now", now), ("late", now.AddMinutes(-1)) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, connection is SqliteConnection ? time.UtcTicks : time);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var oldest = await reader.IsDBNullAsync(2, cancellationToken) ? now
            : connection is SqliteConnection ? new DateTimeOffset(reader.GetInt64(2), TimeSpan.Zero) : await reader.GetFieldValueAsync<DateTimeOffset>(2, cancellationToken);
        return new OutboxState(reader.GetInt64(0), reader.GetInt64(1), (now - oldest).TotalSeconds, reader.GetInt64(3), reader.GetInt64(4));
    }
}
