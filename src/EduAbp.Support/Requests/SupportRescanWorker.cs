using EduAbp.BackgroundWorkers;
using EduAbp.Blobs;
using EduAbp.MultiTenancy;
using EduAbp.Support.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Support.Requests;

/// <summary>Every hour: files beside requests that nobody looked at when they came are looked at, once the scanner answers again.</summary>
internal sealed class SupportRescanWorker(SupportDbContext db, IBlobStore blobs, IFileScanner scanner, ICurrentTenant tenant) : IUnitWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!await scanner.IsReadyAsync(cancellationToken))
            return;
        // The content is in the folder of the unit that sent it.
        var unit = tenant.GetId();
        foreach (var file in await db.Files.Where(file => file.UnitId == unit && file.Scan == ScanState.NotScanned).ToListAsync(cancellationToken))
        {
            await using var content = await blobs.OpenReadAsync(SupportFiles.Container, SupportFiles.BlobName(file.Id), cancellationToken);
            if (content is not null)
                file.Scanned((await scanner.ScanAsync(content, cancellationToken)).State);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
