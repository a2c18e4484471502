using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Units;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>
/// Turns planned rows into units, each row in transactions of its own that also note how far it came: wherever it is
/// killed, it goes on with the next step and does none twice.
/// </summary>
internal sealed class RegistrationImport(
    ITenantScopeFactory scopes, UnitIntegrationService units, UnitChanges changes, IStringLocalizer texts, TimeProvider clock, ILogger<RegistrationImport> logger)
    : ITransientDependency
{
    /// <returns>Whether rows are left.</returns>
    public async Task<bool> ContinueAsync(Guid batchId, int count, CancellationToken cancellationToken)
    {
        var (batch, rows) = await NextAsync(batchId, count, cancellationToken);
        if (batch is not { State: RegistrationState.Importing }) return false;

        foreach (var row in rows)
        {
            try
            {
                await CarryOutAsync(batch, row, cancellationToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // One row that cannot be made must not hold up the others; the result page shows it with its reason.
                logger.LogError(failed, "Row {Row} of registration {Batch} could not be carried out", row.Number, batchId);
                await UpdateAsync(row.Id, found => found.Fail(failed is BusinessException refused ? refused.Code : "TenantManagement:RowFailed"), cancellationToken);
            }
        }

        if (rows.Count == count) return true;
        await FinishAsync(batchId, cancellationToken);
        return false;
    }

    private async Task CarryOutAsync(RegistrationBatch batch, RegistrationRow row, CancellationToken cancellationToken)
    {
        if (row.Planned == RowOutcome.Update)
        {
            await ChangeUnitAsync(row, cancellationToken);
            return;
        }

        var unitId = row.UnitId;
        if (row.State == RowState.Pending)
        {
            var input = new CreateUnitInput(
                row.Name, row.Kind ?? "", batch.OfficeId, row.Slug, Blank(row.Address), Blank(row.TaxCode), Blank(row.Email), Blank(row.Phone), row.Level, IsSample: batch.IsSample, ManagedSince: batch.ManagedSince);
            var made = await units.CreateAsync(
                input,
                async (scope, unit) =>
                {
                    var db = scope.Get<TenantManagementDbContext>();
                    (await db.Rows.SingleAsync(found => found.Id == row.Id && found.State == RowState.Pending, cancellationToken)).UnitIsMade(unit.Id);
                    await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
            unitId = made.Id;
        }
        else
        {
            await units.EquipAsync(unitId!.Value, row.Kind ?? "", cancellationToken);
        }

        await FinishRowAsync(row, unitId!.Value, cancellationToken);
    }

    // The invitation and the mark that it was made are one transaction: no administrator is invited twice.
    private async Task FinishRowAsync(RegistrationRow row, Guid unitId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(unitId);
        var db = scope.Get<TenantManagementDbContext>();
        var found = await db.Rows.SingleAsync(one => one.Id == row.Id, cancellationToken);
        if (found.State == RowState.Done) return;
        if (row.Email.Length > 0)
        {
            await scope.Get<IAccountIntegrationService>().InviteAsync(
                unitId, row.Email, texts["TenantManagement:AdministratorOf", UnitName.Short(row.Name)], [Roles.Administrator], cancellationToken);
        }

        found.Finish();
        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    private async Task ChangeUnitAsync(RegistrationRow row, CancellationToken cancellationToken)
    {
        var unitId = row.UnitId!.Value;
        await using (var scope = scopes.Create(unitId))
        {
            var db = scope.Get<TenantManagementDbContext>();
            var unit = await db.Units.SingleAsync(found => found.Id == unitId, cancellationToken);
            var applied = row.ToInput().Applied!;
            var name = unit.Name;
            if (applied.Contains(RowField.Name)) unit.SetName(row.Name);
            if (unit.Name != name) db.FormerNames.Add(new UnitFormerName(unitId, name, clock.VietnamToday()));
            unit.SetContacts(
                applied.Contains(RowField.Address) ? row.Address : unit.Address,
                applied.Contains(RowField.TaxCode) ? row.TaxCode : unit.TaxCode,
                applied.Contains(RowField.Email) ? row.Email : unit.Email,
                applied.Contains(RowField.Phone) ? row.Phone : unit.Phone);
            (await db.Rows.SingleAsync(found => found.Id == row.Id, cancellationToken)).Finish();
            await db.SaveChangesAsync(cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }

        await changes.AnnounceAsync(unitId);
    }

    private async Task<(RegistrationBatch? Batch, List<RegistrationRow> Rows)> NextAsync(Guid batchId, int count, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(null);
        var db = scope.Get<TenantManagementDbContext>();
        var batch = await db.Batches.AsNoTracking().SingleOrDefaultAsync(found => found.Id == batchId, cancellationToken);
        var rows = await db.Rows.AsNoTracking()
            .Where(row => row.BatchId == batchId && (row.State == RowState.Pending || row.State == RowState.UnitMade))
            .OrderBy(row => row.Number).Take(count)
            .ToListAsync(cancellationToken);
        return (batch, rows);
    }

    private async Task UpdateAsync(Guid rowId, Action<RegistrationRow> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(null);
        var db = scope.Get<TenantManagementDbContext>();
        change(await db.Rows.SingleAsync(row => row.Id == rowId, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    private async Task FinishAsync(Guid batchId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(null);
        var db = scope.Get<TenantManagementDbContext>();
        (await db.Batches.SingleAsync(batch => batch.Id == batchId, cancellationToken)).Finish(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
