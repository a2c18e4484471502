using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Migrating;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Operation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Web.Operation;

/// <param name="Text">A key of the texts.</param>
/// <param name="IsError">Something is lost or wrong; otherwise it is worth knowing.</param>
internal sealed record Finding(string Text, bool IsError, params object[] Values);

/// <summary>Compares the database with itself and with the stored files; changes nothing.</summary>
internal sealed class Verification(
    DatabaseConnections connections, DatabaseMigrator migrator, IEnumerable<DbContextDescriptor> contexts, ITenantDirectory units,
    ITenantScopeFactory scopes, IServiceScopeFactory services, OutboxHealth outbox, OperationFolders folders, TimeProvider clock) : ITransientDependency
{
    // An upload writes its files before its row.
    private static readonly TimeSpan YoungFile = TimeSpan.FromHours(1);

    public async IAsyncEnumerable<Finding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = migrator.Known();
        var applied = await migrator.AppliedAsync(cancellationToken);
        foreach (var pending in known.Except(applied).Order(StringComparer.Ordinal))
            yield return new("Operation:Verify:Pending", IsError: true, pending);
        if (known.Except(applied).Any())
            yield break;
        foreach (var foreign in applied.Except(known).Order(StringComparer.Ordinal))
            yield return new("Operation:Verify:ForeignMigration", IsError: false, foreign);

        foreach (var finding in await DatabaseAsync(cancellationToken))
            yield return finding;
        foreach (var finding in await OutboxAsync(cancellationToken))
            yield return finding;
        foreach (var unit in units.All.OrderBy(unit => unit.Path, StringComparer.Ordinal))
        {
            foreach (var finding in await FilesAsync(unit, cancellationToken))
                yield return finding;
            await using var scope = scopes.Create(unit.Id);
            foreach (var check in scope.Services.GetServices<IUnitCheck>())
            {
                await foreach (var fault in check.RunAsync(cancellationToken))
                    yield return new(fault.Text, IsError: true, [unit.Name, .. fault.Values]);
            }
        }

        var ids = units.All.Select(unit => unit.Id.ToString("N")).ToHashSet();
        foreach (var folder in Directory.Exists(folders.Blobs) ? Directory.GetDirectories(folders.Blobs).Select(Path.GetFileName) : [])
        {
            if (!ids.Contains(folder!))
                yield return new("Operation:Verify:FolderOfNobody", IsError: false, folder!);
        }
    }

    private async Task<List<Finding>> DatabaseAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        await using var connection = connections.CreateOwner();
        await connection.OpenAsync(cancellationToken);
        if (connection is SqliteConnection)
        {
            foreach (var fault in (await ReadAsync(connection, "pragma integrity_check", cancellationToken)).Where(line => line != "ok"))
                findings.Add(new("Operation:Verify:Broken", IsError: true, fault));
            foreach (var table in await ReadAsync(connection, "select distinct \"table\" from pragma_foreign_key_check", cancellationToken))
                findings.Add(new("Operation:Verify:BrokenReference", IsError: true, table));
        }

        var ids = units.All.Select(unit => unit.Id).ToHashSet();
        var tables = contexts.SelectMany(TenantTables).Distinct().Order(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var orphans = (await ReadAsync(connection, $"select distinct \"TenantId\" from \"{table}\"", cancellationToken)).Count(id => !ids.Contains(Guid.Parse(id)));
            if (orphans > 0)
                findings.Add(new("Operation:Verify:Orphans", IsError: true, table, orphans));
        }

        return findings;
    }

    private async Task<List<Finding>> OutboxAsync(CancellationToken cancellationToken)
    {
        var counts = await outbox.CountAsync(TimeSpan.FromMinutes(10), cancellationToken);
        var findings = new List<Finding>();
        if (counts.Failed > 0)
            findings.Add(new("Operation:Verify:Incidents", IsError: false, counts.Failed));
        if (counts.Late > 0)
            findings.Add(new("Operation:Verify:Late", IsError: false, counts.Late));
        return findings;
    }

    private async Task<List<Finding>> FilesAsync(UnitInfo unit, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        await using var scope = scopes.Create(unit.Id);
        foreach (var owners in scope.Services.GetServices<IBlobOwner>().GroupBy(owner => owner.Container))
        {
            var named = new HashSet<string>(StringComparer.Ordinal);
            foreach (var owner in owners)
                named.UnionWith(await owner.GetNamesAsync(cancellationToken));
            var folder = Path.Combine(folders.Blobs, unit.Id.ToString("N"), owners.Key);
            var stored = OperationFolders.Files(folder).ToHashSet(StringComparer.Ordinal);
            foreach (var missing in named.Where(name => !stored.Contains(name)).Order(StringComparer.Ordinal))
                findings.Add(new("Operation:Verify:FileMissing", IsError: true, unit.Name, $"{owners.Key}/{missing}"));
            foreach (var empty in named.Where(name => stored.Contains(name) && new FileInfo(Path.Combine(folder, name)).Length == 0))
                findings.Add(new("Operation:Verify:FileEmpty", IsError: true, unit.Name, $"{owners.Key}/{empty}"));
            var young = clock.GetUtcNow().UtcDateTime - YoungFile;
            var orphans = stored.Count(name => !named.Contains(name) && File.GetLastWriteTimeUtc(Path.Combine(folder, name)) < young);
            if (orphans > 0)
                findings.Add(new("Operation:Verify:FilesOfNobody", IsError: false, unit.Name, owners.Key, orphans));
        }

        return findings;
    }

    private List<string> TenantTables(DbContextDescriptor descriptor)
    {
        using var scope = services.CreateScope();
        var model = ((DbContext)scope.ServiceProvider.GetRequiredService(descriptor.ContextType)).Model;
        return [.. model.GetEntityTypes().Where(entity => typeof(IMultiTenant).IsAssignableFrom(entity.ClrType) && !entity.IsOwned()).Select(entity => entity.GetTableName()!)];
    }

    private static async Task<List<string>> ReadAsync(System.Data.Common.DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            lines.Add(reader.GetValue(0).ToString()!);
        return lines;
    }
}
