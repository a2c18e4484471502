using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.Data;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Media;

/// <summary>The files behind the library; deleted ones too, which old versions still show.</summary>
internal sealed class MediaBlobs(WebsiteDbContext db) : IBlobOwner, ITransientDependency
{
    public string Container => MediaStore.Container;

    public async Task<IReadOnlyCollection<string>> GetNamesAsync(CancellationToken cancellationToken)
    {
        var items = await db.MediaItems.IgnoreQueryFilters([DataFilters.SoftDelete]).Select(item => new { item.Id, item.Kind }).ToListAsync(cancellationToken);
        return [.. items.SelectMany(item => Variants(item.Kind).Select(variant => MediaStore.BlobName(item.Id, variant)))];
    }

    private static IEnumerable<string> Variants(MediaKind kind) =>
        kind == MediaKind.Picture ? MediaAddress.Widths.Select(width => $"{width}.webp").Prepend("full") : ["full"];
}
