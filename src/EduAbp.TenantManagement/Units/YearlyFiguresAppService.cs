using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

/// <summary>How many units the current office had in a school year. Who left since is counted in the years before, and nowhere after.</summary>
internal sealed class YearlyFiguresAppService(
    TenantManagementDbContext db, IUnitHistory history, ITenantDirectory directory, IPermissionChecker permissions, ICurrentTenant tenant, TimeProvider clock) : ITransientDependency
{
    /// <param name="begin">The year in which the school year begins; the running one where nothing is said.</param>
    public async Task<YearlyFigures> GetAsync(int? begin, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Default, cancellationToken);
        if (tenant.Unit is not { } office || !UnitKinds.IsOffice(office.Kind)) throw new BusinessException(TenantManagementErrorCodes.NotAnOffice);
        var today = clock.VietnamToday();
        var running = SchoolYears.BeginOf(today);
        var first = await history.FindFirstDayAsync(office.Id, cancellationToken) is { } day ? SchoolYears.BeginOf(day) : running;
        var year = begin ?? running;
        if (year < first || year > running) throw new EntityNotFoundException(typeof(YearlyFigures), year);

        var on = year == running ? today : SchoolYears.LastDay(year);
        var managed = (await history.GetManagedAsync(office.Id, on, cancellationToken)).ToDictionary(unit => unit.UnitId);
        var names = await NamesAsync(on, cancellationToken);
        var units = (
            from place in managed.Values
            let unit = directory.Find(place.UnitId)
            let kind = UnitKinds.Find(unit.Kind)
            where kind is not null
            orderby UnitLevelOrder.Of(unit.Kind), VietnameseText.SortKeyInOrder(unit.Name)
            select new UnitThen(unit, names.GetValueOrDefault(unit.Id, unit.Name), kind, directory.Find(place.OfficeId)!, IsBelow(unit, office), Since(place, managed, office, today)))
            .ToList();
        var schools = units.Where(unit => !unit.Kind.IsOffice).CountBy(unit => unit.Office.Id).ToDictionary();
        return new YearlyFigures(
            year, on, year == running, [.. Enumerable.Range(first, running - first + 1).Reverse()],
            [.. units.GroupBy(unit => unit.Kind).Select(all => new KindFigure(all.Key, all.Count(unit => unit.Office.Id == office.Id), all.Count(unit => unit.Office.Id != office.Id)))],
            [.. units.Where(unit => unit.Kind.IsOffice).Select(unit => unit.Unit).Prepend(office).Select(one => new OfficeFigure(one, schools.GetValueOrDefault(one.Id)))],
            units);
    }

    // Of several names the one that was given up first after the day is the one that it bore on it.
    private async Task<Dictionary<Guid, string>> NamesAsync(DateOnly on, CancellationToken cancellationToken) =>
        (await db.FormerNames.AsNoTracking().Where(former => former.Until > on).ToListAsync(cancellationToken))
            .GroupBy(former => former.UnitId)
            .ToDictionary(own => own.Key, own => own.OrderBy(former => former.Until).ThenBy(former => former.Id).First().Name);

    private UnitSince? Since(ManagedUnit place, Dictionary<Guid, ManagedUnit> managed, UnitInfo office, DateOnly today)
    {
        var unit = directory.Find(place.UnitId)!;
        if (unit.Closing is { } closing && closing.On <= today) return new(UnitSinceKind.Merged, directory.SuccessorOf(unit), closing.On);
        if (place.To is { } to && to <= today) return new(UnitSinceKind.Moved, unit.ParentId is { } now ? directory.Find(now) : null, to);
        if (IsBelow(unit, office)) return null;
        for (var above = managed.GetValueOrDefault(place.OfficeId); above is not null; above = managed.GetValueOrDefault(above.OfficeId))
        {
            if (above.To is { } left) return new(UnitSinceKind.MovedAlong, directory.Find(above.UnitId), left);
        }

        return null;
    }

    private bool IsBelow(UnitInfo unit, UnitInfo office) => directory.Ancestors(unit.Id).Any(above => above.Id == office.Id);
}
