using EduAbp.BackgroundJobs;
using EduAbp.Blobs;
using EduAbp.EntityFrameworkCore;
using EduAbp.EventBus;
using EduAbp.TenantManagement.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Exports;

[EventName("TenantManagement.ExpireExport")]
internal sealed record ExpireExport(Guid ExportId);

/// <summary>Removes an archive whose time is over.</summary>
internal sealed class ExpireExportsJob(TenantManagementDbContext db, IBlobStore blobs) : IBackgroundJob<ExpireExport>
{
    public async Task ExecuteAsync(ExpireExport args, CancellationToken cancellationToken)
    {
        var export = await db.Exports.SingleOrDefaultAsync(found => found.Id == args.ExportId, cancellationToken);
        if (export is null) return;
        await blobs.DeleteAsync(UnitExportJob.Container, export.BlobName, cancellationToken);
        export.Expire();
        await db.SaveChangesAsync(cancellationToken);
    }
}
