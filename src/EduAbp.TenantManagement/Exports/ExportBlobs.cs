using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.TenantManagement.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Exports;

/// <summary>The archives that can still be fetched.</summary>
internal sealed class ExportBlobs(TenantManagementDbContext db) : IBlobOwner, ITransientDependency
{
    public string Container => UnitExportJob.Container;

    public async Task<IReadOnlyCollection<string>> GetNamesAsync(CancellationToken cancellationToken) =>
        [.. (await db.Exports.AsNoTracking().Where(export => export.State == UnitExportState.Done).ToListAsync(cancellationToken)).Select(export => export.BlobName)];
}
