using Npgsql;

namespace EduAbp.Browser.Tests.Kit;

/// <summary>A database of the city's own, on one of the two engines.</summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    public Dictionary<string, string> Settings { get; } = [];

    public abstract Task CreateAsync(string folder);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal sealed class SqliteTestDatabase : TestDatabase
{
    public override Task CreateAsync(string folder)
    {
        Settings["Database__Kind"] = "Sqlite";
        Settings["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "eduabp.db")}";
        return Task.CompletedTask;
    }
}

/// <summary>A database with the three roles of a real installation: the served process owns nothing.</summary>
internal sealed class PostgresTestDatabase : TestDatabase
{
    private readonly string _name = $"browser_{Guid.NewGuid():N}";

    private static string Server =>
        Repository.Postgres ?? throw new InvalidOperationException("EDUABP_TEST_POSTGRES names no server; ./test.sh starts one.");

    public override async Task CreateAsync(string folder)
    {
        await using (var server = new NpgsqlConnection(Server))
        {
            await server.OpenAsync();
            await ExecuteAsync(server, $"""
                create role {_name}_owner login password 'test';
                create role {_name}_web login password 'test';
                create role {_name}_worker login password 'test';
                """);
            await ExecuteAsync(server, $"create database {_name} owner {_name}_owner");
        }

        Settings["Database__Kind"] = "Postgres";
        Settings["Database__ConnectionString"] = ConnectionString("web");
        Settings["Database__OwnerConnectionString"] = ConnectionString("owner");
        Settings["Database__WorkerConnectionString"] = ConnectionString("worker");
    }

    public override async ValueTask DisposeAsync()
    {
        await using var server = new NpgsqlConnection(Server);
        await server.OpenAsync();
        await ExecuteAsync(server, $"drop database if exists {_name} with (force)");
        await ExecuteAsync(server, $"drop role if exists {_name}_owner, {_name}_web, {_name}_worker");
    }

    private string ConnectionString(string role) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = _name, Username = $"{_name}_{role}", Password = "test" }.ConnectionString;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
