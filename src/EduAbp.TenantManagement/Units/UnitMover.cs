using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

/// <summary>What stands against a move, and the move itself: the dated relation and the addresses in one transaction.</summary>
internal sealed class UnitMover(TenantManagementDbContext db, UnitDirectory directory, UnitAddressBook addresses, TimeProvider clock) : ITransientDependency
{
    private const int MostLevels = 6;

    /// <summary>The first reason why the unit cannot go there on that day; null where it can.</summary>
    public async Task<string?> CheckAsync(UnitInfo unit, UnitInfo office, DateOnly on, string slug, CancellationToken cancellationToken)
    {
        var today = clock.VietnamToday();
        if (on < today.AddYears(-1) || on > today.AddYears(2)) return TenantManagementErrorCodes.MoveDayInvalid;
        if (!UnitKinds.IsOffice(office.Kind)) return TenantManagementErrorCodes.ParentIsNoOffice;
        if (office.State == UnitStates.Closed) return TenantManagementErrorCodes.UnitIsClosed;
        if (unit.ParentId is not { } from || unit.State == UnitStates.Closed) return TenantManagementErrorCodes.UnitCannotMove;
        if (office.Id == from) return TenantManagementErrorCodes.UnitIsThereAlready;
        if (office.Id == unit.Id || directory.Ancestors(office.Id).Any(above => above.Id == unit.Id)) return TenantManagementErrorCodes.UnitCannotMove;
        if (directory.Ancestors(office.Id).Count + Height(unit.Id) > MostLevels) return TenantManagementErrorCodes.TreeTooDeep;
        if (!addresses.IsFree(unit.Id, office.Path, slug)) return TenantManagementErrorCodes.SlugTaken;
        var current = await CurrentAsync(unit.Id, on, cancellationToken);
        return current is null || current.To is not null ? TenantManagementErrorCodes.MoveBeforeItsTime : null;
    }

    /// <summary>Carries out a checked move; saved in the caller's transaction.</summary>
    public async Task ApplyAsync(UnitMove move, CancellationToken cancellationToken)
    {
        var office = directory.Find(move.ToOfficeId)!;
        var current = await CurrentAsync(move.UnitId, move.On, cancellationToken) ?? throw new BusinessException(TenantManagementErrorCodes.MoveBeforeItsTime);
        current.End(move.On);
        db.Relations.Add(new UnitRelation(UnitRelationKinds.Management, move.UnitId, office.Id, move.On));
        move.Done();
        await addresses.MoveAsync(move.UnitId, office.Path, move.Slug, cancellationToken);
    }

    private Task<UnitRelation?> CurrentAsync(Guid unitId, DateOnly on, CancellationToken cancellationToken) => db.Relations
        .Where(relation => relation.UnitId == unitId && relation.Kind == UnitRelationKinds.Management && relation.From <= on && (relation.To == null || relation.To > on))
        .SingleOrDefaultAsync(cancellationToken);

    private int Height(Guid id) => directory.Children(id) is { Count: > 0 } children ? 1 + children.Max(child => Height(child.Id)) : 1;
}
