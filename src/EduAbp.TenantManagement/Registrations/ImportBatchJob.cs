using EduAbp.BackgroundJobs;
using EduAbp.EventBus;

namespace EduAbp.TenantManagement.Registrations;

[EventName("TenantManagement.ImportBatch")]
internal sealed record ImportBatchArgs(Guid BatchId);

/// <summary>
/// Carries out an accepted batch, some rows at a time: a piece ends well within the lease of its queue row, and other
/// work gets its turn between two pieces.
/// </summary>
internal sealed class ImportBatchJob(RegistrationImport import, IBackgroundJobManager jobs) : IBackgroundJob<ImportBatchArgs>
{
    private const int RowsAtOnce = 10;

    public async Task ExecuteAsync(ImportBatchArgs args, CancellationToken cancellationToken)
    {
        if (await import.ContinueAsync(args.BatchId, RowsAtOnce, cancellationToken))
            await jobs.EnqueueAsync(args, cancellationToken: cancellationToken);
    }
}
