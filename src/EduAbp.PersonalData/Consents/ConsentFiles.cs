using EduAbp.AspNetCore.Files;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Consents;

/// <summary>A file as it was sent.</summary>
internal sealed record Upload(string FileName, Func<Stream> Open);

/// <summary>Scanned papers: a PDF, or a picture that is drawn anew so that place and camera are not kept.</summary>
internal sealed class ConsentFiles(PersonalDataDbContext db, IBlobStore blobs, IFileScanner scanner, Vips vips) : IBlobOwner, ITransientDependency
{
    public const long MaxSize = 20L * 1024 * 1024;
    private const long MaxPixels = 50_000_000;

    public string Container => "consents";

    public async Task<IReadOnlyCollection<string>> GetNamesAsync(CancellationToken cancellationToken) =>
        [.. (await db.Consents.AsNoTracking().Where(consent => consent.FileName != null).Select(consent => consent.Id).ToListAsync(cancellationToken)).Select(id => id.ToString("N"))];

    /// <returns>Null also where a scanner has found something in it.</returns>
    public Task<Stream?> OpenAsync(Consent consent, CancellationToken cancellationToken) =>
        consent.Scan == ScanState.Infected ? Task.FromResult<Stream?>(null) : blobs.OpenReadAsync(Container, consent.BlobName, cancellationToken);

    /// <summary>Looks at a paper that nobody looked at when it came.</summary>
    public async Task RescanAsync(Consent consent, CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenReadAsync(Container, consent.BlobName, cancellationToken);
        if (content is not null)
            consent.Scanned((await scanner.ScanAsync(content, cancellationToken)).State);
    }

    public async Task KeepAsync(Consent consent, Upload upload, CancellationToken cancellationToken)
    {
        var work = Directory.CreateTempSubdirectory("eduabp-consent-");
        try
        {
            var path = Path.Combine(work.FullName, "upload");
            await ReceiveAsync(upload, path, cancellationToken);

            // Before anything else opens it.
            ScanState scanned;
            await using (var received = File.OpenRead(path))
                scanned = await scanner.RefuseInfectedAsync(received, cancellationToken: cancellationToken);

            var type = FileTypes.Detect(path);
            if (FileTypes.IsPicture(type))
            {
                var header = await vips.ReadHeaderAsync(path, cancellationToken);
                var drawn = Path.Combine(work.FullName, "drawn.jpg");
                if (header is null || header.Pixels > MaxPixels || !await vips.ShrinkAsync(path, drawn, 2560, 2560, "Q=86,optimize-coding,strip", cancellationToken))
                    throw Refuse(PersonalDataErrorCodes.FileRefused);
                (path, type) = (drawn, FileType.Jpeg);
            }
            else if (type != FileType.Pdf)
            {
                throw Refuse(PersonalDataErrorCodes.FileRefused);
            }

            await using var content = File.OpenRead(path);
            await blobs.SaveAsync(Container, consent.BlobName, content, cancellationToken);
            consent.Attach(SafeFileName.Of(upload.FileName, type), FileTypes.ContentTypeOf(type), scanned);
        }
        finally
        {
            work.Delete(recursive: true);
        }
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
                throw Refuse(PersonalDataErrorCodes.FileTooLarge);
        }
    }

    private static AbpValidationException Refuse(string code) => new("File", code);
}
