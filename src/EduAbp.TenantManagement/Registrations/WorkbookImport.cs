using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Units;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Registrations;

/// <param name="IsBlocked">Rows with problems are left and nothing was done.</param>
internal sealed record WorkbookImportResult(IReadOnlyList<CheckedRow> Rows, bool IsBlocked, bool IsCarriedOut, int Failed);

/// <summary>The whole way of a workbook at once, for commands and the demonstration city: the same batch, judge and import as in the browser.</summary>
internal sealed class WorkbookImport(ITenantScopeFactory scopes, RegistrationImport import, TimeProvider clock) : ITransientDependency
{
    public async Task<WorkbookImportResult> RunAsync(
        UnitInfo office, string fileName, long length, RegistrationForm form, IReadOnlySet<int> skip, bool accept, bool isSample, DateOnly? managedSince, CancellationToken cancellationToken)
    {
        UnitCreation.CheckManagedSince(managedSince, clock.VietnamToday());
        await GoOnAsync(office.Id, cancellationToken);
        IReadOnlyList<CheckedRow> rows;
        var batch = new RegistrationBatch(office.Id, fileName, length, form.WrittenOn, form.Rows) { IsSample = isSample, ManagedSince = managedSince };
        foreach (var row in batch.Rows.Where(row => skip.Contains(row.Number))) row.Skip(true);
        await using (var scope = scopes.Create(office.Id))
        {
            rows = await scope.Get<RegistrationJudge>().JudgeAsync(batch, cancellationToken);
            var isBlocked = rows.Any(row => row.Outcome is RowOutcome.Error or RowOutcome.Choice);
            if (isBlocked || !accept || rows.All(row => row.Outcome is RowOutcome.Keep or RowOutcome.Skip)) return new(rows, isBlocked, IsCarriedOut: false, Failed: 0);

            batch.Submit(rows, clock.GetUtcNow());
            batch.Accept(rows, personId: null, clock.GetUtcNow());
            var db = scope.Get<TenantManagementDbContext>();
            db.Batches.Add(batch);
            await db.SaveChangesAsync(cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }

        await CarryOutAsync(batch.Id, cancellationToken);
        await using var after = scopes.Create(office.Id);
        return new(rows, IsBlocked: false, IsCarriedOut: true, after.Get<TenantManagementDbContext>().Rows.Count(row => row.BatchId == batch.Id && row.State == RowState.Failed));
    }

    // What an earlier command was killed at has no job of the queue that would go on with it.
    private async Task GoOnAsync(Guid officeId, CancellationToken cancellationToken)
    {
        List<Guid> begun;
        await using (var scope = scopes.Create(officeId))
        {
            begun = await scope.Get<TenantManagementDbContext>().Batches
                .Where(batch => batch.OfficeId == officeId && batch.State == RegistrationState.Importing && batch.AcceptedById == null)
                .Select(batch => batch.Id).ToListAsync(cancellationToken);
        }

        foreach (var batch in begun) await CarryOutAsync(batch, cancellationToken);
    }

    private async Task CarryOutAsync(Guid batchId, CancellationToken cancellationToken)
    {
        while (await import.ContinueAsync(batchId, 50, cancellationToken))
        {
        }
    }
}
