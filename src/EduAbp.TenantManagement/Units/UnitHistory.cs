using EduAbp.DependencyInjection;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

internal sealed class UnitHistory(TenantManagementDbContext db) : IUnitHistory, ITransientDependency
{
    private IQueryable<UnitRelation> Managements => db.Relations.AsNoTracking().Where(relation => relation.Kind == UnitRelationKinds.Management);

    public async Task<Guid?> FindManagerAsync(Guid unitId, DateOnly day, CancellationToken cancellationToken) => await On(day)
        .Where(relation => relation.UnitId == unitId).Select(relation => (Guid?)relation.ParentId).SingleOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<ManagedUnit>> GetManagedAsync(Guid officeId, DateOnly day, CancellationToken cancellationToken)
    {
        var below = (await On(day).Select(relation => new ManagedUnit(relation.UnitId, relation.ParentId, relation.To)).ToListAsync(cancellationToken))
            .ToLookup(unit => unit.OfficeId);
        var all = new List<ManagedUnit>(below[officeId]);
        for (var next = 0; next < all.Count; next++) all.AddRange(below[all[next].UnitId]);
        return all;
    }

    public async Task<DateOnly?> FindFirstDayAsync(Guid officeId, CancellationToken cancellationToken) =>
        await Managements.Where(relation => relation.ParentId == officeId).MinAsync(relation => (DateOnly?)relation.From, cancellationToken);

    public async Task<IReadOnlyList<UnitManagement>> GetManagementsAsync(Guid unitId, CancellationToken cancellationToken) => await Managements
        .Where(relation => relation.UnitId == unitId && (relation.To == null || relation.To > relation.From))
        .OrderBy(relation => relation.From)
        .Select(relation => new UnitManagement(relation.ParentId, relation.From, relation.To))
        .ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<UnitOrigin>> GetOriginsAsync(Guid unitId, CancellationToken cancellationToken)
    {
        var names = await db.FormerNames.AsNoTracking().Where(former => former.UnitId == unitId)
            .Select(former => new UnitOrigin(UnitOriginKind.Renamed, null, former.Name, former.Until))
            .ToListAsync(cancellationToken);
        var units = await (
            from relation in db.Relations.AsNoTracking()
            join unit in db.Units.AsNoTracking() on relation.ParentId equals unit.Id
            where relation.UnitId == unitId && relation.Kind == UnitRelationKinds.Predecessor
            select new { unit.Id, unit.Name, relation.From, IsMerged = unit.SuccessorId == unitId })
            .ToListAsync(cancellationToken);
        return
        [
            .. names
                .Concat(units.Select(unit => new UnitOrigin(unit.IsMerged ? UnitOriginKind.Merged : UnitOriginKind.SplitFrom, unit.Id, unit.Name, unit.From)))
                .OrderByDescending(origin => origin.On),
        ];
    }

    private IQueryable<UnitRelation> On(DateOnly day) => Managements.Where(relation => relation.From <= day && (relation.To == null || relation.To > day));
}
