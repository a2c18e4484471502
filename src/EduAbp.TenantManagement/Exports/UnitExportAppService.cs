using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Exports;

/// <summary>The unit's administrator takes everything that the unit owns.</summary>
internal sealed class UnitExportAppService(
    TenantManagementDbContext db, IBlobStore blobs, IBackgroundJobManager jobs, IPermissionChecker permissions, IAuditLog audit, TimeProvider clock) : ITransientDependency
{
    private const int Shown = 10;

    public async Task<IReadOnlyList<UnitExport>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Unit.Export, cancellationToken);
        return await db.Exports.AsNoTracking().OrderByDescending(export => export.CreationTime).Take(Shown).ToListAsync(cancellationToken);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Unit.Export, cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var open in await db.Exports.Where(export => export.State == UnitExportState.Waiting || export.State == UnitExportState.Running).ToListAsync(cancellationToken))
        {
            if (!open.IsBrokenOff(now)) throw new BusinessException(TenantManagementErrorCodes.ExportRuns);
            open.Fail();
        }

        var export = new UnitExport();
        db.Exports.Add(export);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("TenantManagement.ExportStarted", entityId: export.Id, cancellationToken: cancellationToken);
        await jobs.EnqueueAsync(new WriteUnitExport(export.Id), cancellationToken: cancellationToken);
    }

    /// <summary>The archive; null when its time is over. Each fetching is written down: it holds personal data.</summary>
    public async Task<Stream?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Unit.Export, cancellationToken);
        var export = await db.Exports.AsNoTracking().GetAsync(id, cancellationToken);
        if (export.State != UnitExportState.Done || export.ExpiresAt <= clock.GetUtcNow()) return null;
        await audit.WriteAsync("TenantManagement.ExportFetched", entityId: id, cancellationToken: cancellationToken);
        return await blobs.OpenReadAsync(UnitExportJob.Container, export.BlobName, cancellationToken);
    }
}
