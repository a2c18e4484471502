using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EduAbp.Web.Operation;

/// <summary>Reads an archive and takes nothing from it before all of it has been found whole.</summary>
internal sealed partial class BackupReader : IDisposable
{
    private readonly ZipArchive _zip;

    private BackupReader(ZipArchive zip, BackupManifest manifest) => (_zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    public static async Task<BackupReader> OpenAsync(string file, CancellationToken cancellationToken)
    {
        ZipArchive? zip = null;
        try
        {
            zip = await ZipFile.OpenReadAsync(file, cancellationToken);
            var reader = new BackupReader(zip, await ManifestAsync(zip, cancellationToken));
            await reader.CheckAsync(cancellationToken);
            return reader;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or JsonException or EndOfStreamException)
        {
            zip?.Dispose();
            throw new OperationRefusedException("Operation:Backup:Damaged", file);
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Unpacks what lies under the prefix; the names have been checked.</summary>
    public async Task ExtractAsync(string prefix, string folder, CancellationToken cancellationToken)
    {
        foreach (var entry in _zip.Entries.Where(entry => entry.FullName.StartsWith(prefix + "/", StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, entry.FullName[(prefix.Length + 1)..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await entry.ExtractToFileAsync(path, overwrite: true, cancellationToken);
        }
    }

    public void Dispose() => _zip.Dispose();

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, CancellationToken cancellationToken)
    {
        if (zip.GetEntry(BackupManifest.EntryName) is not { } entry)
            throw new OperationRefusedException("Operation:Backup:NoBackup");
        await using var content = await entry.OpenAsync(cancellationToken);
        using var json = await JsonDocument.ParseAsync(content, cancellationToken: cancellationToken);
        // The format first: a manifest of another format may have another shape.
        if (!json.RootElement.TryGetProperty("format", out var format) || format.GetInt32() != BackupManifest.CurrentFormat)
            throw new OperationRefusedException("Operation:Backup:Format", json.RootElement.TryGetProperty("version", out var version) ? version.ToString() : "?");
        return json.Deserialize<BackupManifest>(BackupManifest.Json) ?? throw new JsonException();
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in _zip.Entries.Where(entry => entry.FullName != BackupManifest.EntryName))
        {
            if (!SafeName().IsMatch(entry.FullName) || entry.FullName.Contains("..", StringComparison.Ordinal))
                throw new OperationRefusedException("Operation:Backup:PathOutside", entry.FullName);
            await using var content = await entry.OpenAsync(cancellationToken);
            var sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            if (!found.Add(entry.FullName) || Manifest.Files.GetValueOrDefault(entry.FullName) != sum)
                throw new OperationRefusedException("Operation:Backup:Altered", entry.FullName);
        }

        if (Manifest.Files.Keys.FirstOrDefault(name => !found.Contains(name)) is { } missing)
            throw new OperationRefusedException("Operation:Backup:Altered", missing);
    }

    [GeneratedRegex(@"^(database|blobs|keys)(/[A-Za-z0-9_][A-Za-z0-9_.\-]*)+$")]
    private static partial Regex SafeName();
}
