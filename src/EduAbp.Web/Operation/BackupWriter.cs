using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using EduAbp.EntityFrameworkCore.Providers;

namespace EduAbp.Web.Operation;

/// <summary>Writes one archive. It bears its name only when it is whole; only its owner may read it.</summary>
internal sealed class BackupWriter : IDisposable
{
    private readonly string _file;
    private readonly string _part;
    private readonly ZipArchive _zip;
    private readonly SortedDictionary<string, string> _sums = new(StringComparer.Ordinal);

    public BackupWriter(string file)
    {
        (_file, _part) = (file, $"{file}.part");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _zip = new ZipArchive(new FileStream(_part, options), ZipArchiveMode.Create);
    }

    public int Count => _sums.Count;

    /// <summary>Adds the files of a folder that are not in yet. One that vanished meanwhile is no longer referred to.</summary>
    public async Task AddFolderAsync(string prefix, string folder, CancellationToken cancellationToken)
    {
        foreach (var name in OperationFolders.Files(folder).Where(name => !_sums.ContainsKey($"{prefix}/{name}")))
        {
            try
            {
                await AddAsync($"{prefix}/{name}", Path.Combine(folder, name), CompressionLevel.NoCompression, cancellationToken);
            }
            catch (FileNotFoundException)
            {
            }
        }
    }

    public async Task AddAsync(string name, string path, CompressionLevel compression, CancellationToken cancellationToken)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 128 * 1024, useAsync: true);
        using var hash = SHA256.Create();
        await using (var entry = await _zip.CreateEntry(name, compression).OpenAsync(cancellationToken))
        await using (var hashing = new CryptoStream(entry, hash, CryptoStreamMode.Write))
            await source.CopyToAsync(hashing, cancellationToken);
        _sums.Add(name, Convert.ToHexStringLower(hash.Hash!));
    }

    public async Task FinishAsync(DatabaseKind kind, IReadOnlyList<string> migrations, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, BackupManifest.ProgramVersion, kind, now, migrations, _sums);
        await using (var entry = await _zip.CreateEntry(BackupManifest.EntryName).OpenAsync(cancellationToken))
            await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, cancellationToken);
        _zip.Dispose();
        File.Move(_part, _file, overwrite: true);
    }

    public void Dispose()
    {
        _zip.Dispose();
        File.Delete(_part);
    }
}
