using EduAbp.BackgroundWorkers;
using EduAbp.Blobs;
using EduAbp.Data;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Media;

/// <summary>Every hour: what nobody looked at when it came is looked at, once the scanner answers again.</summary>
internal sealed class MediaRescanWorker(WebsiteDbContext db, IBlobStore blobs, IFileScanner scanner) : IUnitWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!await scanner.IsReadyAsync(cancellationToken)) return;
        var waiting = await Items().Where(item => item.Scan == ScanState.NotScanned).Select(item => item.Id).ToListAsync(cancellationToken);
        var seen = new Dictionary<Guid, ScanState>();
        foreach (var id in waiting)
        {
            await using var content = await blobs.OpenReadAsync(MediaStore.Container, MediaStore.BlobName(id, "full"), cancellationToken);
            if (content is null) continue;
            var result = await scanner.ScanAsync(content, cancellationToken);
            if (result.State != ScanState.NotScanned) seen[id] = result.State;
        }

        // Read again: people may have worked on them while they were scanned.
        foreach (var some in seen.Keys.Chunk(500))
        {
            foreach (var item in await Items().Where(item => some.Contains(item.Id)).ToListAsync(cancellationToken)) item.Scanned(seen[item.Id]);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private IQueryable<MediaItem> Items() => db.MediaItems.IgnoreQueryFilters([DataFilters.SoftDelete]);
}
