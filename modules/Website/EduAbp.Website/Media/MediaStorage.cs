using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Media;

/// <summary>What the library takes of the unit's share.</summary>
internal sealed class MediaStorage(WebsiteDbContext db) : IStorageUser, ITransientDependency
{
    public async Task<long> GetUsedAsync(CancellationToken cancellationToken) =>
        await db.MediaItems.SumAsync(item => item.Size, cancellationToken)
        + db.ChangeTracker.Entries<MediaItem>().Where(entry => entry.State == EntityState.Added).Sum(entry => entry.Entity.Size);
}
