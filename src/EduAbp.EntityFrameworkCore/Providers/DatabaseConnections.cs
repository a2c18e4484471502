using System.Data.Common;
using EduAbp.DependencyInjection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EduAbp.EntityFrameworkCore.Providers;

/// <summary>Opens the installation's database in one of its three roles.</summary>
public sealed class DatabaseConnections : ISingletonDependency, IAsyncDisposable
{
    private const int PreparedStatements = 200;

    private readonly DatabaseOptions _options;
    private readonly NpgsqlDataSource? _web;
    private readonly NpgsqlDataSource? _worker;

    public DatabaseConnections(IOptions<DatabaseOptions> options)
    {
        _options = options.Value;
        if (Kind == DatabaseKind.Postgres)
        {
            _web = CreateSource(_options.ConnectionString);
            _worker = CreateSource(_options.WorkerConnectionString ?? _options.ConnectionString);
        }
        else
        {
            var file = new SqliteConnectionStringBuilder(_options.ConnectionString).DataSource;
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
                Directory.CreateDirectory(folder);
        }
    }

    public DatabaseKind Kind => _options.Kind;

    /// <summary>A closed connection for a unit of work.</summary>
    public DbConnection CreateWeb() => _web is null ? new SqliteConnection(_options.ConnectionString) : _web.CreateConnection();

    /// <summary>A closed connection that may claim rows of the outbox.</summary>
    public DbConnection CreateWorker() => _worker is null ? new SqliteConnection(_options.ConnectionString) : _worker.CreateConnection();

    /// <summary>A closed connection of the owner, for migrations.</summary>
    public DbConnection CreateOwner() =>
        Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(_options.ConnectionString)
            : new NpgsqlConnection(_options.OwnerConnectionString ?? throw new InvalidOperationException(
                "Database:OwnerConnectionString is missing: migrations need the role that owns the tables."));

    /// <summary>PostgreSQL: the roles that migrations grant rights to.</summary>
    internal (string Web, string Worker) RoleNames()
    {
        var web = new NpgsqlConnectionStringBuilder(_options.ConnectionString).Username!;
        return (web, new NpgsqlConnectionStringBuilder(_options.WorkerConnectionString ?? _options.ConnectionString).Username ?? web);
    }

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
            await _web.DisposeAsync();
        if (_worker is not null)
            await _worker.DisposeAsync();
    }

    private static NpgsqlDataSource CreateSource(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.NoResetOnClose)
            throw new InvalidOperationException("'No Reset On Close' would hand one unit's rows to the next request; remove it from the connection string.");
        // Planning a page's query behind the fence costs more than running it.
        if (!builder.ShouldSerialize("Max Auto Prepare"))
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (PreparedStatements, 2);
        return NpgsqlDataSource.Create(builder);
    }
}
