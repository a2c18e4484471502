using System.IO.Compression;
using EduAbp.AspNetCore.Calendars;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Migrating;
using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Extensions.Options;

namespace EduAbp.Web.Operation;

/// <summary>Database, files and keys to one archive and back.</summary>
internal sealed class Backups(
    IOptions<DatabaseOptions> database, DatabaseMigrator migrator, OperationFolders folders, IConfiguration configuration, TimeProvider clock) : ITransientDependency
{
    private IDatabaseCopy Database => IDatabaseCopy.Of(database.Value, configuration);

    /// <returns>How many files the archive holds.</returns>
    public async Task<int> BackupAsync(string file, bool force, CancellationToken cancellationToken)
    {
        file = Path.GetFullPath(file);
        if (File.Exists(file) && !force)
            throw new OperationRefusedException("Operation:Backup:Exists", file);
        using var archive = new BackupWriter(file);
        var work = Directory.CreateDirectory($"{file}.work");
        try
        {
            // Files before the database and again after it: whatever the copied rows refer to is in, also what was
            // uploaded or deleted meanwhile.
            await archive.AddFolderAsync("blobs", folders.Blobs, cancellationToken);
            var migrations = await migrator.AppliedAsync(cancellationToken);
            await Database.DumpAsync(work.FullName, cancellationToken);
            foreach (var part in work.GetFiles())
                await archive.AddAsync($"database/{part.Name}", part.FullName, part.Extension == ".dump" ? CompressionLevel.NoCompression : CompressionLevel.Fastest, cancellationToken);
            await archive.AddFolderAsync("blobs", folders.Blobs, cancellationToken);
            await archive.AddFolderAsync("keys", folders.Keys, cancellationToken);
            await archive.FinishAsync(database.Value.Kind, migrations, clock.GetUtcNow(), cancellationToken);
            return archive.Count;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    public async Task<BackupManifest> RestoreAsync(string file, bool force, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new OperationRefusedException("Operation:Backup:Missing", file);
        using var archive = await BackupReader.OpenAsync(file, cancellationToken);
        var manifest = archive.Manifest;
        if (manifest.Kind != database.Value.Kind)
            throw new OperationRefusedException("Operation:Backup:Kind", manifest.Kind, database.Value.Kind);
        if (manifest.Migrations.Except(migrator.Known()).ToList() is { Count: > 0 } unknown)
            throw new OperationRefusedException("Operation:Backup:Newer", manifest.Version, BackupManifest.ProgramVersion, string.Join(", ", unknown));
        if (!force && (!await Database.IsEmptyAsync(cancellationToken) || OperationFolders.Files(folders.Blobs).Any()))
            throw new OperationRefusedException("Operation:Restore:NotEmpty");

        // Beside the target: moving it into its place is then one step. The old files stay until everything is done.
        var (incoming, before) = ($"{folders.Blobs}.restoring", $"{folders.Blobs}.before-restore");
        foreach (var left in (string[])[incoming, before])
        {
            if (Directory.Exists(left))
                Directory.Delete(left, recursive: true);
        }

        var work = Directory.CreateTempSubdirectory("eduabp-restore-");
        try
        {
            Directory.CreateDirectory(incoming);
            await archive.ExtractAsync("blobs", incoming, cancellationToken);
            await archive.ExtractAsync("database", work.FullName, cancellationToken);
            await Database.RestoreAsync(work.FullName, cancellationToken);
            if (Directory.Exists(folders.Blobs))
                Directory.Move(folders.Blobs, before);
            Directory.Move(incoming, folders.Blobs);
            await archive.ExtractAsync("keys", folders.Keys, cancellationToken);
            await CalendarStore.ProvisionAsync(database.Value, cancellationToken);
            await migrator.MigrateAsync(cancellationToken);
            if (Directory.Exists(before))
                Directory.Delete(before, recursive: true);
            return manifest;
        }
        finally
        {
            work.Delete(recursive: true);
            if (Directory.Exists(incoming))
                Directory.Delete(incoming, recursive: true);
        }
    }
}
