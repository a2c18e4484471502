using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Modularity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EduAbp.EntityFrameworkCore.Migrating;

/// <summary>Brings the tables of all modules up to date, as their owner, and puts up the fences.</summary>
public sealed class DatabaseMigrator(
    DatabaseConnections connections, IEnumerable<DbContextDescriptor> contexts, ModuleList modules, ILogger<DatabaseMigrator> logger) : ISingletonDependency
{
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = connections.CreateOwner();
        await connection.OpenAsync(cancellationToken);
        if (connection is SqliteConnection sqlite)
            await ExecuteAsync(sqlite, "pragma journal_mode = wal");
        if (connection is NpgsqlConnection postgres)
            await PostgresFence.PrepareAsync(postgres, cancellationToken);

        foreach (var descriptor in contexts)
        {
            await using var context = CreateContext(descriptor.ConcreteType, connections.Kind, connection);
            // Writing a city's million texts anew takes minutes.
            context.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            try
            {
                var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
                await context.Database.MigrateAsync(cancellationToken);
                if (pending > 0)
                    logger.LogInformation("{Context}: {Count} migrations applied", descriptor.ContextType.Name, pending);
            }
            catch (Exception error) when (modules.FindOptional(descriptor.ContextType.Assembly) is { Plugin: { } plugin } && !cancellationToken.IsCancellationRequested)
            {
                // Its tables stay as they are and the host starts without it.
                logger.LogError(error, "The migrations of the plug-in {Plugin} failed", plugin.Name);
            }
        }

        if (connection is NpgsqlConnection fenced)
            await PostgresFence.PutUpAsync(fenced, connections.RoleNames(), PersonTables(), cancellationToken);
    }

    /// <summary>All migrations that this program brings, as <c>Context/Migration</c>.</summary>
    public IReadOnlySet<string> Known()
    {
        using var connection = connections.CreateOwner();
        return contexts.SelectMany(descriptor =>
        {
            using var context = CreateContext(descriptor.ConcreteType, connections.Kind, connection);
            return context.Database.GetMigrations().Select(migration => $"{descriptor.ContextType.Name}/{migration}").ToList();
        }).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What the database has been brought to; of contexts that this program knows.</summary>
    public async Task<IReadOnlyList<string>> AppliedAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = connections.CreateOwner();
        await connection.OpenAsync(cancellationToken);
        var applied = new List<string>();
        foreach (var descriptor in contexts)
        {
            await using var context = CreateContext(descriptor.ConcreteType, connections.Kind, connection);
            applied.AddRange((await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Select(migration => $"{descriptor.ContextType.Name}/{migration}"));
        }

        return applied;
    }

    internal static DbContext CreateContext(Type type, DatabaseKind kind, System.Data.Common.DbConnection connection)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        DbContextRegistration.Use(builder, kind, null, DbContextRegistration.HistoryTable(type));
        var context = (DbContext)Activator.CreateInstance(type, builder.Options)!;
        context.Database.SetDbConnection(connection);
        return context;
    }

    private HashSet<string> PersonTables()
    {
        var tables = new HashSet<string>();
        foreach (var descriptor in contexts)
        {
            using var connection = connections.CreateOwner();
            using var context = CreateContext(descriptor.ConcreteType, connections.Kind, connection);
            tables.UnionWith(context.Model.GetEntityTypes()
                .Where(entity => typeof(MultiTenancy.IPersonOwned).IsAssignableFrom(entity.ClrType))
                .Select(entity => entity.GetTableName()!));
        }

        return tables;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
