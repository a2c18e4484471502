using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Data.Sqlite;

namespace EduAbp.EntityFrameworkCore.Outbox;

/// <summary>Rows by what they are. A timer is a job that was written for a later time; a job that waits for another try counts as a timer too.</summary>
public sealed record OutboxKinds(long Events, long Jobs, long Timers);

/// <param name="OldestSeconds">For how long the oldest due row has waited.</param>
public sealed record OutboxState(long Waiting, OutboxKinds Late, double OldestSeconds, long Scheduled, long Incidents);

/// <summary>How far behind the outbox is, in the worker's role.</summary>
public sealed class OutboxFigures(DatabaseConnections connections, TimeProvider clock) : ISingletonDependency
{
    public async Task<OutboxState> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = connections.CreateWorker();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select count(*) filter (where "FailedAt" is null and "DueAt" <= @now), min("DueAt") filter (where "FailedAt" is null and "DueAt" <= @now), count(*) filter (where "FailedAt" is null and "DueAt" > @now),
                count(*) filter (where "FailedAt" is not null), count(*) filter (where "FailedAt" is null and "DueAt" <= @late and "Kind" = {(int)OutboxKind.Event}),
                count(*) filter (where "FailedAt" is null and "DueAt" <= @late and "Kind" = {(int)OutboxKind.Job} and "DueAt" <= "CreationTime"),
                count(*) filter (where "FailedAt" is null and "DueAt" <= @late and "Kind" = {(int)OutboxKind.Job} and "DueAt" > "CreationTime")
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
        var oldest = await reader.IsDBNullAsync(1, cancellationToken) ? now
            : connection is SqliteConnection ? new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero) : await reader.GetFieldValueAsync<DateTimeOffset>(1, cancellationToken);
        return new OutboxState(
            reader.GetInt64(0), new OutboxKinds(reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6)), (now - oldest).TotalSeconds, reader.GetInt64(2), reader.GetInt64(3));
    }
}
