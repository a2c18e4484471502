using System.Globalization;
using System.IO.Compression;
using EduAbp.AspNetCore.UnitSnapshots;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Migrating;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Timing;
using Microsoft.Extensions.Options;

namespace EduAbp.Web.Operation;

/// <param name="At">The moment to which the unit went back.</param>
/// <param name="Before">The file that holds what the unit was until now.</param>
internal sealed record UnitPutBack(int Rows, DateTimeOffset At, string Before);

/// <summary>Puts one unit back, out of an archive of everything (what the timer makes every night) or of the unit alone.</summary>
internal sealed class UnitBackups(
    UnitSnapshots snapshots, UnitTables tables, DatabaseMigrator migrator, IOptions<DatabaseOptions> database, IConfiguration configuration, TimeProvider clock) : ITransientDependency
{
    public async Task<UnitPutBack> RestoreAsync(UnitInfo unit, string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new OperationRefusedException("Operation:Backup:Missing", file);
        var folder = Path.GetDirectoryName(file)!;
        var before = Path.Combine(folder, $"{unit.Path.Replace('/', '-')}-before-{clock.GetUtcNow().ToVietnamTime().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip");
        if (!await HoldsEverythingAsync(file, cancellationToken))
            return await PutBackAsync(file);

        // Beside the archive: there is room for it, and only its owner may look.
        var work = Directory.CreateDirectory($"{before}.work");
        try
        {
            if (!OperatingSystem.IsWindows())
                work.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            var own = Path.Combine(work.FullName, "unit.zip");
            await TakeOutAsync(unit, file, work.FullName, own, cancellationToken);
            return await PutBackAsync(own);
        }
        finally
        {
            work.Delete(recursive: true);
        }

        async Task<UnitPutBack> PutBackAsync(string own)
        {
            await snapshots.WriteAsync(unit, before, cancellationToken);
            var (rows, at) = await snapshots.RestoreAsync(unit, own, cancellationToken);
            return new(rows, at, before);
        }
    }

    private async Task TakeOutAsync(UnitInfo unit, string file, string work, string own, CancellationToken cancellationToken)
    {
        using var archive = await BackupReader.OpenAsync(file, cancellationToken);
        var manifest = archive.Manifest;
        if (manifest.Kind != database.Value.Kind)
            throw new OperationRefusedException("Operation:Backup:Kind", manifest.Kind, database.Value.Kind);
        // Rows are put back as they are: the tables must be the same.
        if (!manifest.Migrations.Order(StringComparer.Ordinal).SequenceEqual((await migrator.AppliedAsync(cancellationToken)).Order(StringComparer.Ordinal)))
            throw new OperationRefusedException("Operation:Unit:OtherVersion", manifest.Version);
        await archive.ExtractAsync("database", work, cancellationToken);
        var files = Path.Combine(work, "files");
        await archive.ExtractAsync($"blobs/{unit.Id:N}", files, cancellationToken);

        var copy = IDatabaseCopy.Of(database.Value, configuration);
        await using var connection = copy.Open(work);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await copy.ReadUnitAsync(work, transaction, await tables.ReadAsync(), unit.Id, cancellationToken);
        await snapshots.WriteAsync(unit, new UnitSource(connection, transaction, files, manifest.CreatedAt), own, cancellationToken);
    }

    // An archive of a unit has tables, one of everything a copy of the database.
    private static async Task<bool> HoldsEverythingAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(file, cancellationToken);
            return archive.Entries.Any(entry => entry.FullName.StartsWith("database/", StringComparison.Ordinal));
        }
        catch (InvalidDataException)
        {
            throw new OperationRefusedException("Operation:Backup:Damaged", file);
        }
    }
}
