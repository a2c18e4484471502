using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

/// <param name="Slugs">Last parts of the new addresses, where not the old ones.</param>
internal sealed record MoveInput(IReadOnlyCollection<Guid> UnitIds, Guid ToOfficeId, DateOnly On, IReadOnlyDictionary<Guid, string> Slugs);

/// <param name="Problem">Code of what stands against it; null where nothing does.</param>
/// <param name="Below">Units below it that go along.</param>
internal sealed record MovePreviewRow(UnitInfo Unit, string Slug, string NewPath, int Below, string? Problem);

internal sealed record MovePreview(UnitInfo To, DateOnly On, bool IsPlanned, IReadOnlyList<MovePreviewRow> Rows)
{
    public bool CanGo => Rows.Count > 0 && Rows.All(row => row.Problem is null);
}

/// <summary>Moves units of the tree below the current office to another office of it, at once or from a day on.</summary>
internal sealed class UnitMoveAppService(
    TenantManagementDbContext db,
    UnitMover mover,
    UnitMerger merger,
    UnitAddressBook addresses,
    UnitDirectory directory,
    UnitLife life,
    IBackgroundJobManager jobs,
    IPermissionChecker permissions,
    ICurrentTenant tenant,
    TimeTexts times,
    TimeProvider clock) : ITransientDependency
{
    public Task<bool> MayMoveAsync(CancellationToken cancellationToken) => permissions.IsGrantedAsync(TenantManagementPermissions.SubUnits.Restructure, cancellationToken);

    /// <summary>The current office and the offices below it, from which and to which units can go.</summary>
    public async Task<IReadOnlyList<UnitInfo>> GetOfficesAsync(CancellationToken cancellationToken)
    {
        var office = await CheckAsync(cancellationToken);
        return [.. directory.Descendants(office).Where(unit => UnitKinds.IsOffice(unit.Kind))];
    }

    public async Task<IReadOnlyList<UnitInfo>> GetUnitsAsync(Guid officeId, CancellationToken cancellationToken)
    {
        var office = await CheckAsync(cancellationToken);
        return IsWithin(officeId, office) ? directory.Children(officeId) : throw new EntityNotFoundException(typeof(Unit), officeId);
    }

    public async Task<MovePreview> PreviewAsync(MoveInput input, CancellationToken cancellationToken)
    {
        var current = await CheckAsync(cancellationToken);
        if (input.UnitIds.Count == 0) throw new BusinessException(TenantManagementErrorCodes.NothingChosen).ForField("UnitIds");
        var to = IsWithin(input.ToOfficeId, current) ? directory.Find(input.ToOfficeId)! : throw new BusinessException(TenantManagementErrorCodes.ParentMissing).ForField("ToOfficeId");
        var ids = input.UnitIds.Distinct().ToList();
        var planned = await db.Moves.Where(move => ids.Contains(move.UnitId) && move.State == PlanState.Planned).Select(move => move.UnitId).ToListAsync(cancellationToken);
        var merging = await merger.PlannedAsync(cancellationToken);
        var rows = new List<MovePreviewRow>();
        foreach (var id in ids)
        {
            if (id == current || !IsWithin(id, current)) throw new EntityNotFoundException(typeof(Unit), id);
            var unit = directory.Find(id)!;
            var slug = input.Slugs.TryGetValue(id, out var wished) && !string.IsNullOrWhiteSpace(wished)
                ? wished.Trim().ToLowerInvariant()
                : addresses.FirstFree(id, to.Path, unit.Slug);
            var problem = planned.Contains(id)
                ? TenantManagementErrorCodes.MovePlanned
                : merging.Exists(merge => merge.Concerns(id))
                ? TenantManagementErrorCodes.MergePlanned
                : await mover.CheckAsync(unit, to, input.On, slug, cancellationToken);
            if (problem is null && rows.Exists(row => row.Slug == slug)) problem = TenantManagementErrorCodes.SlugTaken;
            if (problem is null && ids.Exists(other => other != id && directory.Ancestors(id).Any(above => above.Id == other)))
                problem = TenantManagementErrorCodes.UnitCannotMove;
            rows.Add(new MovePreviewRow(unit, slug, to.Path.Length == 0 ? slug : $"{to.Path}/{slug}", directory.Descendants(id).Count - 1, problem));
        }

        return new MovePreview(to, input.On, input.On > clock.VietnamToday(), rows);
    }

    /// <summary>Carries out what the preview showed, all or nothing; a later day is left to a job for each unit.</summary>
    public async Task<MovePreview> MoveAsync(MoveInput input, CancellationToken cancellationToken)
    {
        var preview = await PreviewAsync(input, cancellationToken);
        if (preview.Rows.FirstOrDefault(row => row.Problem is not null) is { Problem: { } problem } stuck)
            throw new BusinessException(problem).WithData("Slug", stuck.Slug).WithData("Name", stuck.Unit.Name);
        foreach (var row in preview.Rows)
        {
            var move = new UnitMove(row.Unit.Id, row.Unit.ParentId!.Value, preview.To.Id, preview.On, row.Slug, tenant.GetId());
            db.Moves.Add(move);
            var data = Data(row.Unit, preview.To, preview.On);
            if (preview.IsPlanned)
            {
                await db.SaveChangesAsync(cancellationToken);
                await jobs.EnqueueAsync(new UnitMoveDue(move.Id), UnitMoveJob.DueAt(preview.On), row.Unit.Id.ToString(), cancellationToken);
                await life.RecordAsync(row.Unit.Id, "TenantManagement.UnitMovePlanned", data, cancellationToken);
            }
            else
            {
                await mover.ApplyAsync(move, cancellationToken);
                await life.RecordAsync(row.Unit.Id, "TenantManagement.UnitMovedOffice", data, cancellationToken);
            }
        }

        return preview;
    }

    /// <summary>What is planned for a unit below the current office; null where nothing is.</summary>
    public async Task<UnitMove?> FindPlannedAsync(Guid unitId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Default, cancellationToken);
        return IsWithin(unitId, tenant.GetId())
            ? await db.Moves.AsNoTracking().SingleOrDefaultAsync(move => move.UnitId == unitId && move.State == PlanState.Planned, cancellationToken)
            : throw new EntityNotFoundException(typeof(Unit), unitId);
    }

    public async Task CancelAsync(Guid unitId, CancellationToken cancellationToken)
    {
        var current = await CheckAsync(cancellationToken);
        var move = await db.Moves.SingleOrDefaultAsync(found => found.UnitId == unitId && found.State == PlanState.Planned, cancellationToken);
        if (move is null || !IsWithin(unitId, current)) throw new EntityNotFoundException(typeof(UnitMove), unitId);
        move.Cancel();
        await db.SaveChangesAsync(cancellationToken);
        await life.RecordAsync(unitId, "TenantManagement.UnitMoveCancelled", Data(directory.Find(unitId)!, directory.Find(move.ToOfficeId)!, move.On), cancellationToken);
    }

    private Dictionary<string, string> Data(UnitInfo unit, UnitInfo to, DateOnly on) => new() { ["Name"] = unit.Name, ["To"] = to.Name, ["On"] = times.Date(on) };

    private bool IsWithin(Guid id, Guid office) => id == office || directory.Ancestors(id).Any(above => above.Id == office);

    private async Task<Guid> CheckAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Restructure, cancellationToken);
        return tenant.Unit is { } office && UnitKinds.IsOffice(office.Kind) ? office.Id : throw new BusinessException(TenantManagementErrorCodes.NotAnOffice);
    }
}
