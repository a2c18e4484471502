using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Units;
using EduAbp.Timing;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Registrations;

internal sealed record RegistrationListItem(
    Guid Id, Guid OfficeId, string Title, string OfficeName, RegistrationState State, int Rows, DateTimeOffset CreationTime, DateTimeOffset? SubmittedAt, bool IsOwn);

internal sealed record RegistrationView(RegistrationBatch Batch, UnitInfo Office, IReadOnlyList<CheckedRow> Rows, bool IsOwn, bool CanAccept);

internal sealed record UnitSlips(string UnitName, IReadOnlyList<AdministratorSlipDto> Slips);

internal sealed record ImportProgress(int Total, int Done, int Failed, bool IsFinished);

/// <summary>
/// Registrations as people see them: an office sees its own, the department's centre sees what was submitted. The
/// crossing from office to department is this service; acceptance and return are written to the audit log.
/// </summary>
internal sealed class RegistrationAppService(
    TenantManagementDbContext db,
    RegistrationJudge judge,
    IPermissionChecker permissions,
    ICurrentTenant tenant,
    ICurrentUser user,
    ITenantDirectory directory,
    IBackgroundJobManager jobs,
    IAccountIntegrationService accounts,
    IFileScanner scanner,
    IAuditLog audit,
    TimeProvider clock) : ITransientDependency
{
    public async Task<IReadOnlyList<RegistrationListItem>> GetListAsync(CancellationToken cancellationToken)
    {
        var office = await CheckOfficeAsync(cancellationToken);
        var isCentre = await IsCentreAsync(cancellationToken);
        var batches = await db.Batches
            .Where(batch => batch.OfficeId == office.Id || (isCentre && batch.State != RegistrationState.Draft))
            .OrderByDescending(batch => batch.CreationTime).Take(200)
            .Select(batch => new { Batch = batch, Rows = batch.Rows.Count, First = batch.Rows.OrderBy(row => row.Number).Select(row => row.Name).FirstOrDefault() })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return
        [
            .. batches.Select(found => new RegistrationListItem(
                found.Batch.Id, found.Batch.OfficeId, found.Batch.IsSelfRegistration ? found.First ?? "" : found.Batch.FileName,
                directory.Find(found.Batch.OfficeId)?.Name ?? "", found.Batch.State, found.Rows, found.Batch.CreationTime, found.Batch.SubmittedAt,
                found.Batch.OfficeId == office.Id && !found.Batch.IsSelfRegistration)),
        ];
    }

    public async Task<Guid> UploadAsync(string fileName, Stream content, DateOnly? managedSince, CancellationToken cancellationToken)
    {
        var office = await CheckOfficeAsync(cancellationToken);
        UnitCreation.CheckManagedSince(managedSince, clock.VietnamToday());
        await scanner.RefuseInfectedAsync(content, cancellationToken: cancellationToken);
        var form = RegistrationFormReader.Read(content);
        if (form.OfficeName is { } name && office.ParentId is not null && UnitName.Slug(name) != UnitName.Slug(office.Name))
            throw new BusinessException(TenantManagementErrorCodes.BatchOfAnotherOffice).WithData("Name", name).ForField("File");

        var batch = new RegistrationBatch(office.Id, CleanFileName(fileName), content.Length, form.WrittenOn, form.Rows) { ManagedSince = managedSince };
        db.Batches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        return batch.Id;
    }

    public async Task<RegistrationView> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var batch = await FindAsync(id, cancellationToken);
        var isOwn = IsOwn(batch);
        var rows = batch.IsEditable || batch.State == RegistrationState.Submitted ? await judge.JudgeAsync(batch, cancellationToken) : [];
        return new RegistrationView(batch, directory.Find(batch.OfficeId)!, rows, isOwn, batch.State == RegistrationState.Submitted && await IsCentreAsync(cancellationToken));
    }

    public Task AcceptSuggestionAsync(Guid id, int row, RowField field, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (batch, judged) =>
        {
            var problem = judged.Single(found => found.Input.Number == row).Problems.FirstOrDefault(found => found.Field == field && found.Suggestion is not null);
            if (problem is not null) batch.Row(row).Accept(problem);
        },
        cancellationToken);

    public Task KeepAsync(Guid id, int row, RowField field, CancellationToken cancellationToken) =>
        ChangeAsync(id, (batch, _) => batch.Row(row).Keep(field), cancellationToken);

    public Task SkipAsync(Guid id, int row, bool skip, CancellationToken cancellationToken) =>
        ChangeAsync(id, (batch, _) => batch.Row(row).Skip(skip), cancellationToken);

    public Task SkipErrorsAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (batch, judged) =>
        {
            foreach (var bad in judged.Where(row => row.Outcome == RowOutcome.Error)) batch.Row(bad.Input.Number).Skip(true);
        },
        cancellationToken);

    public Task AcceptAllAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (batch, judged) =>
        {
            foreach (var row in judged.Where(row => row.Outcome is RowOutcome.Choice))
            {
                foreach (var problem in row.Problems.Where(problem => problem is { Severity: RowSeverity.Choice, Suggestion: not null }))
                    batch.Row(row.Input.Number).Accept(problem);
            }
        },
        cancellationToken);

    public Task SetSlugAsync(Guid id, int row, string? slug, CancellationToken cancellationToken) =>
        ChangeAsync(id, (batch, _) => batch.Row(row).SetSlug(slug), cancellationToken);

    public Task SubmitAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, (batch, judged) => batch.Submit(judged, clock.GetUtcNow()), cancellationToken);

    public Task WithdrawAsync(Guid id, CancellationToken cancellationToken) => ChangeAsync(id, (batch, _) => batch.Withdraw(), cancellationToken);

    public async Task AcceptAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Registrations.Accept, cancellationToken);
        var batch = await FindAsync(id, cancellationToken);
        batch.Accept(await judge.JudgeAsync(batch, cancellationToken), user.Id, clock.GetUtcNow());
        await audit.WriteAsync("TenantManagement.RegistrationAccepted", new { batch.OfficeId, batch.FileName, Rows = batch.Rows.Count }, batch.Id, cancellationToken);
        await jobs.EnqueueAsync(new ImportBatchArgs(batch.Id), cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task ReturnAsync(Guid id, string? note, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Registrations.Accept, cancellationToken);
        var batch = await FindAsync(id, cancellationToken);
        batch.Return(note ?? "");
        await audit.WriteAsync("TenantManagement.RegistrationReturned", new { batch.OfficeId, batch.FileName }, batch.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Tries the rows again that could not be made.</summary>
    public async Task RetryAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Registrations.Accept, cancellationToken);
        var batch = await FindAsync(id, cancellationToken);
        batch.Reopen();
        await jobs.EnqueueAsync(new ImportBatchArgs(batch.Id), cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Activation on paper for the administrators of the units that this registration made and who have not signed in.</summary>
    public async Task<IReadOnlyList<UnitSlips>> PrintSlipsAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.UnitAdministrators.Manage, cancellationToken);
        var batch = await FindAsync(id, cancellationToken);
        var slips = new List<UnitSlips>();
        foreach (var row in batch.Rows.Where(row => row is { Planned: RowOutcome.Create, State: RowState.Done, UnitId: not null }).OrderBy(row => row.Number))
        {
            var issued = await accounts.IssueAdministratorSlipsAsync(row.UnitId!.Value, cancellationToken);
            if (issued.Count > 0) slips.Add(new UnitSlips(directory.Find(row.UnitId.Value)?.Name ?? row.Name, issued));
        }

        return slips;
    }

    public Task<bool> MayPrintSlipsAsync(CancellationToken cancellationToken) =>
        permissions.IsGrantedAsync(IdentityPermissions.UnitAdministrators.Manage, cancellationToken);

    public async Task<ImportProgress> GetProgressAsync(Guid id, CancellationToken cancellationToken)
    {
        var batch = await FindAsync(id, cancellationToken, withRows: false);
        var states = await db.Rows.Where(row => row.BatchId == id).GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        int Of(RowState state) => states.FirstOrDefault(found => found.Key == state)?.Count ?? 0;
        return new ImportProgress(states.Sum(found => found.Count), Of(RowState.Done) + Of(RowState.Failed), Of(RowState.Failed), batch.State == RegistrationState.Done);
    }

    /// <summary>What waits for the current person's office.</summary>
    public async Task<int> CountWaitingAsync(CancellationToken cancellationToken)
    {
        if (tenant.Unit is not { } office || !UnitKinds.IsOffice(office.Kind)) return 0;
        var isCentre = await IsCentreAsync(cancellationToken);
        return await db.Batches.CountAsync(
            batch => (isCentre && batch.State == RegistrationState.Submitted) || (batch.OfficeId == office.Id && batch.State == RegistrationState.Returned), cancellationToken);
    }

    private async Task ChangeAsync(Guid id, Action<RegistrationBatch, IReadOnlyList<CheckedRow>> change, CancellationToken cancellationToken)
    {
        var batch = await FindAsync(id, cancellationToken);
        if (!IsOwn(batch)) throw new EntityNotFoundException(typeof(RegistrationBatch), id);
        change(batch, await judge.JudgeAsync(batch, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<RegistrationBatch> FindAsync(Guid id, CancellationToken cancellationToken, bool withRows = true)
    {
        await CheckOfficeAsync(cancellationToken);
        var batches = withRows ? db.Batches.Include(batch => batch.Rows) : (IQueryable<RegistrationBatch>)db.Batches;
        var found = await batches.SingleOrDefaultAsync(batch => batch.Id == id, cancellationToken);
        if (found is not null && (IsOwn(found) || (found.State != RegistrationState.Draft && await IsCentreAsync(cancellationToken)))) return found;
        throw new EntityNotFoundException(typeof(RegistrationBatch), id);
    }

    private async Task<UnitInfo> CheckOfficeAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Registrations.Default, cancellationToken);
        return tenant.Unit is { } office && UnitKinds.IsOffice(office.Kind) ? office : throw new BusinessException(TenantManagementErrorCodes.NotAnOffice);
    }

    private bool IsOwn(RegistrationBatch batch) => batch.OfficeId == tenant.Id && !batch.IsSelfRegistration;

    private async Task<bool> IsCentreAsync(CancellationToken cancellationToken) =>
        tenant.Unit is { ParentId: null } && await permissions.IsGrantedAsync(TenantManagementPermissions.Registrations.Accept, cancellationToken);

    private static string CleanFileName(string name)
    {
        name = UnitName.Clean(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
        return name.Length <= 200 ? name : name[^200..];
    }
}
