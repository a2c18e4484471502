using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

/// <param name="Office">Who managed it at its end.</param>
internal sealed record ClosedUnit(UnitInfo Unit, DateOnly On, UnitInfo? Office, UnitInfo? Successor);

/// <summary>Units that were merged away from below the current office, or into a unit that now stands below it: who looks for an old school finds its archive and what goes on.</summary>
internal sealed class ClosedUnitAppService(TenantManagementDbContext db, ITenantDirectory directory, IPermissionChecker permissions, ICurrentTenant tenant) : ITransientDependency
{
    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<ClosedUnit>> GetListAsync(string? search, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Default, cancellationToken);
        if (tenant.Unit is not { } here || !UnitKinds.IsOffice(here.Kind)) throw new BusinessException(TenantManagementErrorCodes.NotAnOffice);
        var managers = (await (
                from relation in db.Relations.AsNoTracking()
                join unit in db.Units.AsNoTracking() on relation.UnitId equals unit.Id
                where unit.State == UnitStates.Closed && relation.Kind == UnitRelationKinds.Management
                select new { relation.UnitId, relation.ParentId, relation.From }).ToListAsync(cancellationToken))
            .GroupBy(relation => relation.UnitId)
            .ToDictionary(own => own.Key, own => own.MaxBy(relation => relation.From)!.ParentId);
        var words = VietnameseText.Fold(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. from unit in directory.All
               where unit.Closing is not null
               let office = managers.TryGetValue(unit.Id, out var manager) ? directory.Find(manager) : null
               let successor = directory.Find(unit.Closing!.SuccessorId)
               where IsBelow(office) || IsBelow(successor)
               let text = VietnameseText.Fold($"{unit.Name} {unit.ShortName} {unit.Path} {successor?.Name}")
               where words.All(word => text.Contains(word, StringComparison.Ordinal))
               orderby unit.Closing!.On descending, VietnameseText.SortKeyInOrder(unit.Name)
               select new ClosedUnit(unit, unit.Closing!.On, office, successor),
        ];

        // What was itself merged away is looked for where it went.
        bool IsBelow(UnitInfo? unit)
        {
            for (var step = 0; unit is not null && step < 10; step++)
            {
                if (unit.Id == here.Id || directory.Ancestors(unit.Id).Any(above => above.Id == here.Id)) return true;
                unit = unit.Closing is { } closing ? directory.Find(closing.SuccessorId) : null;
            }

            return false;
        }
    }
}
