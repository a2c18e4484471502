using EduAbp.BackgroundWorkers;
using EduAbp.Blobs;
using EduAbp.MultiTenancy;
using EduAbp.Support.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Support.Requests;

/// <summary>Every hour: files beside requests that nobody looked at when they came are looked at, once the scanner answers again.</summary>
internal sealed class SupportRescanWorker(SupportDbContext db, IFileScanner scanner, ITenantScopeFactory scopes) : IBackgroundWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!await scanner.IsReadyAsync(cancellationToken))
            return;
        // The content is in the folder of the unit that sent it.
        foreach (var sent in (await db.Files.Where(file => file.Scan == ScanState.NotScanned).ToListAsync(cancellationToken)).GroupBy(file => file.UnitId))
        {
            await using var unit = scopes.Create(sent.Key);
            foreach (var file in sent)
            {
                await using var content = await unit.Get<IBlobStore>().OpenReadAsync(SupportFiles.Container, SupportFiles.BlobName(file.Id), cancellationToken);
                if (content is not null)
                    file.Scanned((await unit.Get<IFileScanner>().ScanAsync(content, cancellationToken)).State);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
