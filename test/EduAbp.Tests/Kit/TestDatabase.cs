using EduAbp.EntityFrameworkCore.Migrating;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Web;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduAbp.Tests.Kit;

/// <summary>A database of its own for one test: a copy of one that went through all migrations once.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    public const string PostgresVariable = "EDUABP_TEST_POSTGRES";
    private const string Web = "eduabp_web";
    private const string Worker = "eduabp_worker";

    private static readonly SemaphoreSlim Gate = new(1);
    private static readonly Dictionary<DatabaseKind, string> Templates = [];

    private readonly string _name;

    private TestDatabase(DatabaseKind kind, string name) => (Kind, _name) = (kind, name);

    public DatabaseKind Kind { get; }

    public string[] Settings => SettingsFor(Kind, _name);

    /// <summary>Connects past all fences, to look at what is really there.</summary>
    public string OwnerConnectionString => Kind == DatabaseKind.Sqlite ? $"Data Source={_name}" : Postgres(_name, null);

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        await Gate.WaitAsync();
        try
        {
            if (!Templates.TryGetValue(kind, out var template))
                Templates[kind] = template = await CreateTemplateAsync(kind);
            return new TestDatabase(kind, await CopyAsync(kind, template));
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>An empty one, to test migrations and commands themselves.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind)
    {
        await Gate.WaitAsync();
        try
        {
            return new TestDatabase(kind, await NewAsync(kind));
        }
        finally
        {
            Gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_name)!, Path.GetFileName(_name) + "*"))
                File.Delete(file);
        }
        else
        {
            await ExecuteAsync($"drop database if exists \"{_name}\" with (force)");
        }
    }

    private static async Task<string> CreateTemplateAsync(DatabaseKind kind)
    {
        var name = await NewAsync(kind);
        await using (var app = EduAbpHost.Build([.. SettingsFor(kind, name), .. TestApp.QuietSettings(Path.GetTempPath())], serves: false))
            await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync();
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        return name;
    }

    private static async Task<string> NewAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
            return Path.Combine(Directory.CreateTempSubdirectory("eduabp-test-").FullName, "test.db");
        await ExecuteAsync(
            $"""
            do $$ begin
                if not exists (select 1 from pg_roles where rolname = '{Web}') then create role {Web} login; end if;
                if not exists (select 1 from pg_roles where rolname = '{Worker}') then create role {Worker} login; end if;
            end $$;
            """);
        var name = $"t_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database \"{name}\"");
        return name;
    }

    private static async Task<string> CopyAsync(DatabaseKind kind, string template)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("eduabp-test-").FullName, "test.db");
            File.Copy(template, file);
            return file;
        }

        var name = $"t_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database \"{name}\" template \"{template}\"");
        return name;
    }

    private static string[] SettingsFor(DatabaseKind kind, string name) => kind == DatabaseKind.Sqlite
        ? ["--Database:Kind=Sqlite", $"--Database:ConnectionString=Data Source={name}"]
        :
        [
            "--Database:Kind=Postgres",
            $"--Database:ConnectionString={Postgres(name, Web)};Maximum Pool Size=10",
            $"--Database:OwnerConnectionString={Postgres(name, null)}",
            $"--Database:WorkerConnectionString={Postgres(name, Worker)};Maximum Pool Size=5",
        ];

    private static string Postgres(string database, string? user)
    {
        var server = new NpgsqlConnectionStringBuilder(
            Environment.GetEnvironmentVariable(PostgresVariable)
            ?? throw new InvalidOperationException($"Set {PostgresVariable} to a PostgreSQL where databases may be made; ./test.sh does so."))
        {
            Database = database,
        };
        if (user is not null)
            server.Username = user;
        return server.ConnectionString;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Postgres("postgres", null) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
