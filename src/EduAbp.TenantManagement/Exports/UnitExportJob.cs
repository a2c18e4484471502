using System.IO.Compression;
using EduAbp.BackgroundJobs;
using EduAbp.Blobs;
using EduAbp.EntityFrameworkCore;
using EduAbp.EventBus;
using EduAbp.Exporting;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Timing;
using Microsoft.Extensions.Logging;

namespace EduAbp.TenantManagement.Exports;

[EventName("TenantManagement.UnitExport")]
internal sealed record WriteUnitExport(Guid ExportId);

/// <summary>
/// Writes the archive, part by part. It may take longer than the lease of its queue row: a second delivery finds it begun
/// and leaves it alone. What it notes it commits at once, so that the progress can be seen.
/// </summary>
internal sealed class UnitExportJob(
    ITenantScopeFactory scopes, IEnumerable<IUnitExportContributor> parts, IBlobStore blobs, ICurrentTenant tenant, TimeProvider clock, TimeTexts times, ILogger<UnitExportJob> logger)
    : IBackgroundJob<WriteUnitExport>
{
    public const string Container = "exports";

    public async Task ExecuteAsync(WriteUnitExport args, CancellationToken cancellationToken)
    {
        if (!await NoteAsync(args.ExportId, export => export.Start(clock.GetUtcNow()), cancellationToken)) return;
        var file = Path.GetTempFileName();
        try
        {
            await WriteAsync(args.ExportId, file, cancellationToken);
            await using (var archive = File.OpenRead(file)) await blobs.SaveAsync(Container, $"{args.ExportId:N}.zip", archive, cancellationToken);
            var size = new FileInfo(file).Length;
            await NoteAsync(args.ExportId, export => Do(() => export.Done(size, clock.GetUtcNow())), cancellationToken);
            await TellAsync(args.ExportId, cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            logger.LogError(failed, "The export {Export} failed", args.ExportId);
            await NoteAsync(args.ExportId, export => Do(export.Fail), cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task WriteAsync(Guid id, string file, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        var writer = new ZipExportWriter(archive);
        var ordered = parts.OrderBy(part => part.Order).ToList();
        for (var done = 0; done < ordered.Count; done++)
        {
            await ordered[done].ExportAsync(writer, cancellationToken);
            var percent = (done + 1) * 95 / ordered.Count;
            await NoteAsync(id, export => Do(() => export.Progress(percent)), cancellationToken);
        }

        await writer.WriteContentsAsync(tenant.Unit?.Name ?? "", times.Date(clock.GetUtcNow()), cancellationToken);
    }

    private async Task<bool> NoteAsync(Guid id, Func<UnitExport, bool> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(tenant.GetId());
        var db = scope.Get<TenantManagementDbContext>();
        var changed = change(await db.Exports.GetAsync(id, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        return changed;
    }

    private async Task TellAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(tenant.GetId());
        var export = await scope.Get<TenantManagementDbContext>().Exports.GetAsync(id, cancellationToken);
        await scope.Get<INotificationSender>().SendAsync(
            new NotificationMessage(export.CreatorId is { } reader ? [reader] : [], "TenantManagement.ExportDone", new Dictionary<string, string> { ["Until"] = times.Date(export.ExpiresAt!.Value) }, "/TenantManagement/Unit/Export"),
            cancellationToken);
        await scope.Get<IBackgroundJobManager>().EnqueueAsync(new ExpireExport(id), export.ExpiresAt, cancellationToken: cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    private static bool Do(Action act)
    {
        act();
        return true;
    }
}
