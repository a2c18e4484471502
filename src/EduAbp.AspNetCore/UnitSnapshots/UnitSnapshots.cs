using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduAbp.AspNetCore.Features;
using EduAbp.Auditing;
using EduAbp.Caching;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace EduAbp.AspNetCore.UnitSnapshots;

/// <param name="Tables">Table → its columns: a snapshot of another version is told by them.</param>
internal sealed record UnitSnapshotManifest(Guid UnitId, string Name, string Database, DateTimeOffset CreatedAt, Dictionary<string, string[]> Tables);

/// <summary>Where a unit is read from: rows, the folder of its files, and of which moment they are.</summary>
internal sealed record UnitSource(DbConnection Connection, DbTransaction Transaction, string Folder, DateTimeOffset At);

/// <summary>A snapshot that cannot be put back, and why.</summary>
internal sealed class UnitSnapshotException(string message) : Exception(message);

/// <summary>
/// Keeps everything of one unit in a file and puts it back, in one transaction and without touching another unit's rows.
/// What the office decides of it (name, address, management) and the audit log stay as they are.
/// </summary>
internal sealed class UnitSnapshots(
    UnitTables tables, DatabaseConnections connections, ITenantScopeFactory scopes, ITenantDirectory directory, IContentVersions versions, FeatureChanges features, IConfiguration configuration, TimeProvider clock)
    : ISingletonDependency
{
    private const string ManifestName = "manifest.json";
    private const string FilesFolder = "files/";

    public async Task<int> WriteAsync(UnitInfo unit, string file, CancellationToken cancellationToken)
    {
        await using var connection = connections.CreateOwner();
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await BeginReadAsync(connection, cancellationToken);
        return await WriteAsync(unit, new UnitSource(connection, transaction, FolderOf(unit.Id), clock.GetUtcNow()), file, cancellationToken);
    }

    /// <summary>The same from elsewhere: out of an archive of the whole city, say.</summary>
    public async Task<int> WriteAsync(UnitInfo unit, UnitSource source, string file, CancellationToken cancellationToken)
    {
        var all = await tables.ReadAsync();
        var part = file + ".part";
        var count = 0;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(part, options))
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var table in all)
            {
                var rows = await UnitRows.ReadAsync(source.Connection, source.Transaction, table, unit.Id, cancellationToken);
                count += rows.Count;
                await WriteAsync(archive, $"tables/{table.Name}.json", rows, cancellationToken);
            }

            // Files never change under their name, so those of this moment or later are the right ones.
            foreach (var path in Directory.Exists(source.Folder) ? Directory.EnumerateFiles(source.Folder, "*", SearchOption.AllDirectories) : [])
            {
                var name = Path.GetRelativePath(source.Folder, path).Replace('\\', '/');
                if (!name.StartsWith("exports/", StringComparison.Ordinal) && !name.EndsWith(".part", StringComparison.Ordinal))
                    archive.CreateEntryFromFile(path, FilesFolder + name, CompressionLevel.NoCompression);
            }

            var manifest = new UnitSnapshotManifest(
                unit.Id, unit.Name, connections.Kind.ToString(), source.At, all.ToDictionary(table => table.Name, table => table.Columns.ToArray()));
            await WriteAsync(archive, ManifestName, JsonSerializer.SerializeToNode(manifest)!, cancellationToken);
        }

        File.Move(part, file, overwrite: true);
        return count;
    }

    /// <exception cref="UnitSnapshotException">The file is no snapshot of this unit, is broken, or of another version.</exception>
    public async Task<(int Rows, DateTimeOffset At)> RestoreAsync(UnitInfo unit, string file, CancellationToken cancellationToken)
    {
        var all = await tables.ReadAsync();
        using var archive = Open(file);
        var manifest = Manifest(archive);
        Check(manifest, unit, all);
        var rows = new Dictionary<string, JsonArray>();
        foreach (var table in all)
            rows[table.Name] = Read(archive, $"tables/{table.Name}.json").AsArray();
        // A unit that was not yet there is not put back to nothing.
        if (rows.Values.All(table => table.Count == 0)) throw new UnitSnapshotException($"The archive holds nothing of {unit.Name}.");
        await RestoreFilesAsync(archive, unit.Id, cancellationToken);

        await using (var connection = connections.CreateOwner())
        {
            await connection.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await UnitRows.CheckReferencesLastAsync(connection, transaction, cancellationToken);
            foreach (var table in all.Reverse())
                await UnitRows.DeleteAsync(connection, transaction, table, unit.Id, cancellationToken);
            foreach (var table in all)
                await UnitRows.InsertAsync(connection, transaction, table, rows[table.Name], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await using (var scope = scopes.Create(unit.Id))
        {
            await scope.Get<IAuditLog>().WriteAsync("Kernel.UnitRestored", new { From = manifest.CreatedAt }, unit.Id, cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }

        await features.AnnounceAsync(unit.Id);
        await versions.RaiseAsync([unit.Id, .. directory.Ancestors(unit.Id).Select(above => above.Id)]);
        return (rows.Values.Sum(table => table.Count), manifest.CreatedAt);
    }

    private static ZipArchive Open(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (InvalidDataException)
        {
            throw new UnitSnapshotException("The file is no archive, or only a part of one.");
        }
    }

    private static UnitSnapshotManifest Manifest(ZipArchive archive) =>
        Read(archive, ManifestName).Deserialize<UnitSnapshotManifest>() ?? throw new UnitSnapshotException("The archive's manifest is empty.");

    private void Check(UnitSnapshotManifest manifest, UnitInfo unit, IReadOnlyList<UnitTable> all)
    {
        if (manifest.UnitId != unit.Id) throw new UnitSnapshotException($"This is a snapshot of another unit: {manifest.Name}.");
        if (manifest.Database != connections.Kind.ToString()) throw new UnitSnapshotException($"This snapshot was taken from {manifest.Database}.");
        var same = manifest.Tables.Count == all.Count && all.All(table => manifest.Tables.TryGetValue(table.Name, out var columns) && columns.Order().SequenceEqual(table.Columns.Order()));
        if (!same) throw new UnitSnapshotException("This snapshot was taken by another version.");
    }

    private static JsonNode Read(ZipArchive archive, string name)
    {
        var entry = archive.GetEntry(name) ?? throw new UnitSnapshotException($"The archive lacks {name}.");
        try
        {
            using var stream = entry.Open();
            return JsonNode.Parse(stream) ?? throw new UnitSnapshotException($"{name} is empty.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException)
        {
            throw new UnitSnapshotException($"{name} cannot be read.");
        }
    }

    // What is there is never taken away: a file that came later belongs to rows that are gone, and harms nobody.
    private async Task RestoreFilesAsync(ZipArchive archive, Guid unit, CancellationToken cancellationToken)
    {
        var folder = FolderOf(unit) + Path.DirectorySeparatorChar;
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith(FilesFolder, StringComparison.Ordinal)))
        {
            var path = Path.GetFullPath(Path.Combine(folder, entry.FullName[FilesFolder.Length..]));
            if (!path.StartsWith(folder, StringComparison.Ordinal)) throw new UnitSnapshotException($"{entry.FullName} leads out of the unit's folder.");
            if (File.Exists(path)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var content = entry.Open())
            await using (var target = File.Create(path + ".part"))
                await content.CopyToAsync(target, cancellationToken);
            File.Move(path + ".part", path);
        }
    }

    private string FolderOf(Guid unit) => Path.Combine(Path.GetFullPath(configuration["Blobs:Path"] ?? ".data/blobs"), unit.ToString("N"));

    // All tables as they were in one moment.
    private static async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    private static async Task WriteAsync(ZipArchive archive, string name, JsonNode content, CancellationToken cancellationToken)
    {
        await using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
        await JsonSerializer.SerializeAsync(entry, content, cancellationToken: cancellationToken);
    }
}
