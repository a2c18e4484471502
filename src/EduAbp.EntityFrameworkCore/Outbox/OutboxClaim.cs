using System.Data.Common;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Data.Sqlite;

namespace EduAbp.EntityFrameworkCore.Outbox;

/// <summary>A row that this node has claimed until its lease ends.</summary>
internal sealed record ClaimedMessage(Guid Id, OutboxKind Kind, string Name, string Payload, Guid? TenantId, int Attempts, long Sequence);

/// <summary>
/// Claims, ends and gives back rows, in the worker's role and outside the transactions of the handlers. On PostgreSQL
/// several nodes claim side by side with <c>FOR UPDATE SKIP LOCKED</c>; SQLite has one process.
/// </summary>
internal sealed class OutboxClaim(DatabaseConnections connections, TimeProvider clock) : ISingletonDependency
{
    public const int MaxAttempts = 8;

    /// <summary>What stands as the error of a job that waits until its module is on.</summary>
    public const string WaitsForModule = "waits for its module";

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private bool IsPostgres => connections.Kind == DatabaseKind.Postgres;

    /// <summary>Up to <paramref name="count"/> due rows; of rows with one key only the oldest.</summary>
    /// <param name="names">Names of rows to leave out, or with <paramref name="only"/> the only ones to take. They come from attributes, never from a person.</param>
    public async Task<List<ClaimedMessage>> ClaimAsync(int count, IReadOnlyCollection<string> names, bool only, CancellationToken cancellationToken)
    {
        var lane = names.Count == 0 ? "" : $"""and m."Name" {(only ? "in" : "not in")} ({string.Join(", ", names.Select(name => $"'{name}'"))})""";
        var now = clock.GetUtcNow();
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            update "AbpOutbox" set "LockedUntil" = @until, "Attempts" = "Attempts" + 1
            where "Id" in (
                select m."Id" from "AbpOutbox" m
                where m."DoneAt" is null and m."FailedAt" is null and m."DueAt" <= @now
                    and (m."LockedUntil" is null or m."LockedUntil" < @now) {lane}
                    and (m."OrderKey" is null or not exists (
                        select 1 from "AbpOutbox" e
                        where e."OrderKey" = m."OrderKey" and e."Sequence" < m."Sequence" and e."DoneAt" is null and e."FailedAt" is null and e."DueAt" <= @now))
                order by m."DueAt", m."Sequence" limit {count} {(IsPostgres ? "for update skip locked" : "")})
            returning "Id", "Kind", "Name", "Payload", "TenantId", "Attempts", "Sequence"
            """;
        Add(command, "now", now);
        Add(command, "until", now + Lease);

        var claimed = new List<ClaimedMessage>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                claimed.Add(new ClaimedMessage(
                    reader.GetGuid(0), (OutboxKind)reader.GetInt32(1), reader.GetString(2), reader.GetString(3),
                    await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetGuid(4), reader.GetInt32(5), reader.GetInt64(6)));
            }
        }

        claimed.Sort((left, right) => left.Sequence.CompareTo(right.Sequence));
        return claimed;
    }

    public Task DoneAsync(Guid id, CancellationToken cancellationToken) =>
        ExecuteAsync("""update "AbpOutbox" set "DoneAt" = @now, "LockedUntil" = null, "Error" = null where "Id" = @id""", id, clock.GetUtcNow(), null, cancellationToken);

    /// <summary>Tries again later, each time after a longer while; after the last try it is an incident.</summary>
    public Task FailedAsync(ClaimedMessage message, string error, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return message.Attempts >= MaxAttempts
            ? ExecuteAsync("""update "AbpOutbox" set "FailedAt" = @now, "LockedUntil" = null, "Error" = @error where "Id" = @id""", message.Id, now, error, cancellationToken)
            : ExecuteAsync(
                """update "AbpOutbox" set "LockedUntil" = @now, "Error" = @error where "Id" = @id""",
                message.Id,
                now + TimeSpan.FromSeconds(Math.Pow(2, message.Attempts)),
                error,
                cancellationToken);
    }

    /// <summary>Puts a job off whose module is off in its unit; it is looked at again when a module is switched on.</summary>
    public Task WaitForModuleAsync(ClaimedMessage message, CancellationToken cancellationToken) => ExecuteAsync(
        """update "AbpOutbox" set "LockedUntil" = @now, "Error" = @error, "Attempts" = "Attempts" - 1 where "Id" = @id""",
        message.Id,
        clock.GetUtcNow() + TimeSpan.FromHours(1),
        WaitsForModule,
        cancellationToken);

    private async Task ExecuteAsync(string sql, Guid id, DateTimeOffset now, string? error, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Add(command, "id", id);
        Add(command, "now", now);
        if (error is not null)
            Add(command, "error", error);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = connections.CreateWorker();
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = (value, command) switch
        {
            (DateTimeOffset time, SqliteCommand) => time.UtcTicks,
            (Guid id, SqliteCommand) => id.ToString().ToUpperInvariant(),
            _ => value,
        };
        command.Parameters.Add(parameter);
    }
}
