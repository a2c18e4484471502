using EduAbp.AspNetCore.Files;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Support.Contracts;

namespace EduAbp.Support.Requests;

/// <summary>A file as it was sent.</summary>
internal sealed record Upload(string FileName, Func<Stream> Open);

/// <summary>Takes files in by the rules of the media library: judged by content, pictures made anew, nothing that runs.</summary>
internal sealed class SupportFiles(IBlobStore blobs, Vips vips, IFileScanner scanner, IStorageQuota quota, ITenantScopeFactory scopes, ICurrentTenant tenant) : ITransientDependency
{
    public const int MaxFiles = 5;
    public const long MaxSize = 20L * 1024 * 1024;
    private const long MaxPixels = 50_000_000;
    public const string Container = "support";

    public async Task AddAsync(SupportMessage message, IReadOnlyList<Upload> uploads, CancellationToken cancellationToken)
    {
        if (uploads.Count > MaxFiles)
            throw Refuse(SupportErrorCodes.TooManyFiles, ("Limit", MaxFiles));
        foreach (var upload in uploads)
            message.Files.Add(await KeepAsync(message, upload, cancellationToken));
    }

    public static string BlobName(Guid id) => id.ToString("N");

    /// <summary>The content, from the folder of the unit that sent it. The caller has checked that the reader may see the request.</summary>
    /// <returns>Null also where a scanner has found something in it.</returns>
    public async Task<Stream?> OpenAsync(SupportFile file, CancellationToken cancellationToken)
    {
        if (file.Scan == ScanState.Infected)
            return null;
        await using var scope = scopes.Create(file.UnitId);
        return await scope.Get<IBlobStore>().OpenReadAsync(Container, BlobName(file.Id), cancellationToken);
    }

    private async Task<SupportFile> KeepAsync(SupportMessage message, Upload upload, CancellationToken cancellationToken)
    {
        var work = Directory.CreateTempSubdirectory("eduabp-support-");
        try
        {
            var path = Path.Combine(work.FullName, "upload");
            await ReceiveAsync(upload, path, cancellationToken);

            // Before anything else opens it.
            ScanState scanned;
            await using (var received = File.OpenRead(path))
                scanned = await scanner.RefuseInfectedAsync(received, "Files", cancellationToken);

            var type = FileTypes.Detect(path);
            if (FileTypes.IsPicture(type))
                (path, type) = await DrawAnewAsync(upload, work.FullName, path, cancellationToken);
            else if (type is not (FileType.Pdf or FileType.Word or FileType.Excel or FileType.PowerPoint))
                throw Refuse(SupportErrorCodes.FileRefused, ("Name", upload.FileName));
            var file = new SupportFile(message.Id, tenant.GetId(), SafeFileName.Of(upload.FileName, type), FileTypes.ContentTypeOf(type), new FileInfo(path).Length);
            file.Scanned(scanned);
            await quota.CheckAsync(message.Files.Sum(kept => kept.Size) + file.Size, "Files", cancellationToken);
            await using var content = File.OpenRead(path);
            await blobs.SaveAsync(Container, BlobName(file.Id), content, cancellationToken);
            return file;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // Place, camera and whatever hides behind a picture's end are not passed on.
    private async Task<(string Path, FileType Type)> DrawAnewAsync(Upload upload, string work, string path, CancellationToken cancellationToken)
    {
        var header = await vips.ReadHeaderAsync(path, cancellationToken);
        if (header is null || header.Pixels > MaxPixels)
            throw Refuse(SupportErrorCodes.FileRefused, ("Name", upload.FileName));
        var type = header.HasAlpha ? FileType.Png : FileType.Jpeg;
        var drawn = Path.Combine(work, "drawn" + FileTypes.ExtensionOf(type));
        return await vips.ShrinkAsync(path, drawn, 2560, 2560, type == FileType.Png ? "compression=6,strip" : "Q=86,optimize-coding,strip", cancellationToken)
            ? (drawn, type)
            : throw Refuse(SupportErrorCodes.FileRefused, ("Name", upload.FileName));
    }

    private static async Task ReceiveAsync(Upload upload, string path, CancellationToken cancellationToken)
    {
        await using var content = upload.Open();
        await using var file = File.Create(path);
        var buffer = new byte[81920];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (file.Length > MaxSize)
                throw Refuse(SupportErrorCodes.FileTooLarge, ("Name", upload.FileName), ("Limit", MaxSize / 1024 / 1024));
        }
    }

    private static AbpValidationException Refuse(string code, params (string Name, object Value)[] values) =>
        new([new ValidationError("Files", code, values.ToDictionary(value => value.Name, value => (object?)value.Value))]);
}
