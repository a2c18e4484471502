using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Timing;
using EduAbp.Uow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Units;

/// <summary>What stands against a merge, and the merge itself: those that end become archives, their relations get an end, their people are offered to go on.</summary>
internal sealed class UnitMerger(
    TenantManagementDbContext db,
    UnitIntegrationService units,
    UnitCreation creation,
    UnitDirectory directory,
    UnitLife life,
    UnitChanges changes,
    IDistributedEventBus bus,
    IAccountIntegrationService accounts,
    IStringLocalizer texts,
    TimeTexts times,
    TimeProvider clock,
    IUnitOfWork unitOfWork) : ITransientDependency
{
    /// <param name="plan">The plan that is carried out: it does not stand in its own way.</param>
    /// <exception cref="BusinessException">The first reason why it cannot be.</exception>
    public async Task<MergePreview> CheckAsync(MergeInput input, Guid? plan, CancellationToken cancellationToken)
    {
        var today = clock.VietnamToday();
        if (input.On > today.AddYears(2) || input.On < today.AddYears(-1)) throw new BusinessException(TenantManagementErrorCodes.MergeDayInvalid).ForField("On");
        var closing = input.UnitIds.Where(id => id != input.IntoId).Distinct().Select(Find).ToList();
        if (closing.Count == 0 || (input.IntoId is null && closing.Count < 2)) throw new BusinessException(TenantManagementErrorCodes.MergeNeedsTwo).ForField("UnitIds");
        var into = input.IntoId is { } id ? Find(id) : null;
        if (closing.Append(into ?? closing[0]).Any(unit => unit.State == UnitStates.Closed)) throw new BusinessException(TenantManagementErrorCodes.UnitIsClosed);
        var offices = closing.Append(into ?? closing[0]).Select(unit => unit.ParentId).Distinct().ToList();
        if (offices.Count > 1) throw new BusinessException(TenantManagementErrorCodes.MergeOfOneOffice);
        if (closing.Find(unit => directory.Children(unit.Id).Count > 0) is { } office) throw new BusinessException(TenantManagementErrorCodes.UnitHasUnits).WithData("Name", office.Name);
        if (closing.Append(into ?? closing[0]).Any(unit => UnitKinds.IsOffice(unit.Kind) != UnitKinds.IsOffice(closing[0].Kind)))
            throw new BusinessException(TenantManagementErrorCodes.MergeOfOneSort);
        var ids = closing.Select(unit => unit.Id).ToList();
        if (await db.Moves.AnyAsync(move => (ids.Contains(move.UnitId) || (input.On > today && move.UnitId == input.IntoId)) && move.State == PlanState.Planned, cancellationToken))
            throw new BusinessException(TenantManagementErrorCodes.MovePlanned);
        if ((await PlannedAsync(cancellationToken)).Exists(merge => merge.Id != plan && (ids.Exists(merge.Concerns) || (into is not null && merge.Concerns(into.Id)))))
            throw new BusinessException(TenantManagementErrorCodes.MergePlanned);
        if (await db.Relations.AnyAsync(relation => ids.Contains(relation.UnitId) && relation.Kind == UnitRelationKinds.Management && relation.To == null && relation.From > input.On, cancellationToken))
            throw new BusinessException(TenantManagementErrorCodes.MoveBeforeItsTime).ForField("On");
        var (name, path) = into is not null
            ? (into.Name, into.Path)
            : await creation.CheckAsync((input.New ?? new CreateUnitInput("", "", null)) with { ParentId = closing[0].ParentId }, cancellationToken);
        return new MergePreview(name, into, path, input.On, input.On > today, [.. closing.Select(unit => new MergeRow(unit, 0))]);
    }

    public Task<List<UnitMerge>> PlannedAsync(CancellationToken cancellationToken) =>
        db.Merges.AsNoTracking().Where(merge => merge.State == PlanState.Planned).ToListAsync(cancellationToken);

    /// <summary>Carries out a checked merge; the new unit, where one is made, comes in a transaction of its own, together with the end of the others.</summary>
    public async Task<Guid> ApplyAsync(UnitMerge merge, CancellationToken cancellationToken)
    {
        var closing = merge.ClosingIds.Select(Find).ToList();
        if (merge.IntoId is { } into)
        {
            await CloseAsync(db, closing, into, merge.On, cancellationToken);
            merge.GoesOnAs(into);
        }
        else
        {
            await MakeAsync(merge, closing, cancellationToken);
        }

        merge.Done();
        var successor = merge.SuccessorId!.Value;
        var on = times.Date(merge.On);
        foreach (var unit in closing)
            await life.RecordAsync(unit.Id, "TenantManagement.UnitMerged", new() { ["Name"] = unit.Name, ["To"] = merge.Name, ["On"] = on }, cancellationToken);
        await life.RecordAsync(
            successor,
            "TenantManagement.UnitTookOver",
            new() { ["Name"] = merge.Name, ["Units"] = string.Join(", ", closing.Select(unit => unit.Name)), ["On"] = on },
            cancellationToken);
        foreach (var unit in closing)
            await bus.PublishAsync(new UnitClosedEto(unit.Id, successor, merge.IntoId is null), unit.Id.ToString(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync([.. merge.ClosingIds, successor]));
        return successor;
    }

    /// <summary>Makes a unit and invites its administrator by its official e-mail.</summary>
    public async Task<Guid> CreateAsync(CreateUnitInput input, Func<Guid, TenantScope, Task> alsoSave, CancellationToken cancellationToken)
    {
        var unit = await units.CreateAsync(input, (scope, made) => alsoSave(made.Id, scope), cancellationToken);
        await InviteAsync(unit.Id, unit.Email, unit.ShortName, cancellationToken);
        return unit.Id;
    }

    private async Task MakeAsync(UnitMerge merge, List<UnitInfo> closing, CancellationToken cancellationToken)
    {
        // What broke off after the new unit was made goes on with it: it is not made twice.
        if (merge.SuccessorId is { } made)
        {
            await units.EquipAsync(made, merge.Kind!, cancellationToken);
            await InviteAsync(made, merge.Email, directory.Find(made)!.ShortName, cancellationToken);
            return;
        }

        var id = await CreateAsync(
            merge.Input(closing[0].ParentId).New! with { ManagedSince = merge.On },
            async (successor, scope) =>
            {
                var within = scope.Get<TenantManagementDbContext>();
                await CloseAsync(within, closing, successor, merge.On, cancellationToken);
                await within.Merges.Where(row => row.Id == merge.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.SuccessorId, successor), cancellationToken);
            },
            cancellationToken);
        merge.GoesOnAs(id);
    }

    private async Task InviteAsync(Guid unit, string? email, string shortName, CancellationToken cancellationToken)
    {
        if (email is not null) await accounts.InviteAsync(unit, email, texts["TenantManagement:AdministratorOf", shortName], [Roles.Administrator], cancellationToken);
    }

    private static async Task CloseAsync(TenantManagementDbContext db, IReadOnlyList<UnitInfo> closing, Guid successor, DateOnly on, CancellationToken cancellationToken)
    {
        foreach (var info in closing)
        {
            (await db.Units.SingleAsync(unit => unit.Id == info.Id, cancellationToken)).Close(successor, on);
            var management = await db.Relations.SingleAsync(
                relation => relation.UnitId == info.Id && relation.Kind == UnitRelationKinds.Management && relation.To == null, cancellationToken);
            management.End(on);
            db.Relations.Add(new UnitRelation(UnitRelationKinds.Predecessor, successor, info.Id, on));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private UnitInfo Find(Guid id) => directory.Find(id) ?? throw new EntityNotFoundException(typeof(Unit), id);
}
