using EduAbp.AspNetCore.Files;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Media;

/// <summary>
/// Takes files in: what is not what it says, too large, broken or dangerous is refused; pictures are made anew, so that
/// nothing hidden in them (place, camera, code behind the end) is passed on. Asks for no permission.
/// </summary>
internal sealed class MediaStore(
    WebsiteDbContext db, IBlobStore blobs, Vips vips, IStorageQuota quota, IFileScanner scanner, TimeProvider clock) : ITransientDependency
{
    public const string Container = "media";
    public const long MaxPicture = 20L * 1024 * 1024;
    public const long MaxDocument = 50L * 1024 * 1024;
    public const long MaxPixels = 50_000_000;
    private const int FullSize = 2560;

    public async Task<MediaItem> AddAsync(
        Stream content, string? fileName, string creatorName, CancellationToken cancellationToken, string? alt = null, MediaFolder? folder = null, bool isSample = false)
    {
        var work = Directory.CreateTempSubdirectory("eduabp-upload-");
        try
        {
            var upload = Path.Combine(work.FullName, "upload");
            var size = await ReceiveAsync(content, upload, cancellationToken);
            if (size == 0) throw new BusinessException(WebsiteErrorCodes.FileMissing);

            // Before anything else opens it.
            ScanState scanned;
            await using (var file = File.OpenRead(upload))
                scanned = await scanner.RefuseInfectedAsync(file, cancellationToken: cancellationToken);

            var type = FileTypes.Detect(upload);
            var item = type switch
            {
                FileType.Svg => throw new BusinessException(WebsiteErrorCodes.SvgRefused),
                FileType.OfficeWithMacros => throw new BusinessException(WebsiteErrorCodes.FileHasMacros),
                FileType.Damaged => throw new BusinessException(WebsiteErrorCodes.FileDamaged),
                FileType.Unknown => throw new BusinessException(WebsiteErrorCodes.FileTypeRefused),
                _ when FileTypes.IsPicture(type) => await AddPictureAsync(work.FullName, upload, size, fileName, creatorName, isSample, cancellationToken),
                _ => await AddDocumentAsync(upload, size, type, fileName, creatorName, isSample, cancellationToken),
            };
            if (alt is not null) item.Describe(alt);
            item.MoveTo(folder);
            item.Scanned(scanned);
            item.CreationTime = clock.GetUtcNow();
            db.Add(item);
            return item;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    public static string BlobName(Guid id, string variant) => $"{id:N}/{variant}";

    /// <summary>Makes the sizes of a picture in a working folder; nothing is kept yet.</summary>
    public async Task<PreparedPicture> PrepareAsync(string work, string upload, CancellationToken cancellationToken)
    {
        var header = await vips.ReadHeaderAsync(upload, cancellationToken) ?? throw new BusinessException(WebsiteErrorCodes.FileDamaged);
        if (header.Pixels > MaxPixels) throw new BusinessException(WebsiteErrorCodes.PictureTooLarge).WithData("Limit", MaxPixels / 1_000_000);

        var type = header.HasAlpha ? FileType.Png : FileType.Jpeg;
        var full = Path.Combine(work, "full" + FileTypes.ExtensionOf(type));
        if (!await vips.ShrinkAsync(upload, full, FullSize, FullSize, type == FileType.Png ? "compression=6,strip" : "Q=86,optimize-coding,strip", cancellationToken))
            throw new BusinessException(WebsiteErrorCodes.FileDamaged);
        var made = await vips.ReadHeaderAsync(full, cancellationToken) ?? throw new BusinessException(WebsiteErrorCodes.FileDamaged);

        var files = new List<(string Variant, string Path)> { ("full", full) };
        foreach (var width in MediaAddress.Widths)
        {
            var thumbnail = Path.Combine(work, $"{width}.webp");
            if (!await vips.ShrinkAsync(full, thumbnail, width, 4 * width, "Q=80", cancellationToken)) throw new BusinessException(WebsiteErrorCodes.FileDamaged);
            files.Add(($"{width}.webp", thumbnail));
        }

        return new PreparedPicture(type, made.Width, made.Height, files);
    }

    public async Task<MediaItem> KeepAsync(PreparedPicture picture, string? fileName, string creatorName, bool isSample, CancellationToken cancellationToken)
    {
        var item = new MediaItem(
            MediaKind.Picture, SafeFileName.Of(fileName, picture.Type), FileTypes.ContentTypeOf(picture.Type),
            picture.Files.Sum(file => new FileInfo(file.Path).Length), picture.Width, picture.Height, creatorName) { IsSample = isSample };
        await KeepAsync(item, picture.Files, cancellationToken);
        return item;
    }

    private async Task<MediaItem> AddPictureAsync(
        string work, string upload, long uploadSize, string? fileName, string creatorName, bool isSample, CancellationToken cancellationToken)
    {
        if (uploadSize > MaxPicture) throw TooLarge(MaxPicture);
        return await KeepAsync(await PrepareAsync(work, upload, cancellationToken), fileName, creatorName, isSample, cancellationToken);
    }

    private async Task<MediaItem> AddDocumentAsync(
        string upload, long size, FileType type, string? fileName, string creatorName, bool isSample, CancellationToken cancellationToken)
    {
        if (size > MaxDocument) throw TooLarge(MaxDocument);
        var item = new MediaItem(MediaKind.Document, SafeFileName.Of(fileName, type), FileTypes.ContentTypeOf(type), size, null, null, creatorName) { IsSample = isSample };
        await KeepAsync(item, [("full", upload)], cancellationToken);
        return item;
    }

    private async Task KeepAsync(MediaItem item, IEnumerable<(string Variant, string Path)> files, CancellationToken cancellationToken)
    {
        await quota.CheckAsync(item.Size, cancellationToken: cancellationToken);
        foreach (var (variant, path) in files)
        {
            await using var file = File.OpenRead(path);
            await blobs.SaveAsync(Container, BlobName(item.Id, variant), file, cancellationToken);
        }
    }

    private static async Task<long> ReceiveAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        var buffer = new byte[81920];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (file.Length > MaxDocument) throw TooLarge(MaxDocument);
        }

        return file.Length;
    }

    private static BusinessException TooLarge(long limit) => new BusinessException(WebsiteErrorCodes.FileTooLarge).WithData("Limit", limit / 1024 / 1024);
}

/// <summary>The sizes of a picture, as files of a working folder.</summary>
internal sealed record PreparedPicture(FileType Type, int Width, int Height, IReadOnlyList<(string Variant, string Path)> Files);
