using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

internal sealed class UnitIntegrationService(
    ITenantScopeFactory scopes, TenantManagementDbContext db, UnitDirectory directory, UnitChanges changes, IDataSeeder seeder)
    : IUnitIntegrationService, ITransientDependency
{
    public Task<UnitDto> CreateAsync(CreateUnitInput input, CancellationToken cancellationToken) => CreateAsync(input, null, cancellationToken);

    /// <param name="alsoSave">What is to be saved in the same transaction, in the new unit's scope.</param>
    public async Task<UnitDto> CreateAsync(CreateUnitInput input, Func<TenantScope, Unit, Task>? alsoSave, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        Unit unit;
        await using (var scope = scopes.Create(id))
        {
            unit = await scope.Get<UnitCreation>().AddAsync(id, input, cancellationToken);
            if (alsoSave is not null) await alsoSave(scope, unit);
            await scope.CompleteAsync(cancellationToken);
        }

        await EquipAsync(id, unit.Kind, cancellationToken);
        return ToDto(unit);
    }

    /// <summary>What follows the commit: the unit is known everywhere and has what modules give a new unit. Doing it again adds nothing.</summary>
    public async Task EquipAsync(Guid id, string kind, CancellationToken cancellationToken)
    {
        await changes.AnnounceAsync(id);
        await seeder.SeedAsync(id, kind, cancellationToken);
    }

    public async Task<UnitDto?> FindAsync(Guid unitId, CancellationToken cancellationToken) =>
        await db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Id == unitId, cancellationToken) is { } unit ? ToDto(unit) : null;

    public async Task<IReadOnlyList<UnitDto>> GetChildrenAsync(Guid officeId, CancellationToken cancellationToken)
    {
        var order = directory.Children(officeId).Select((unit, place) => (unit.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var children = new List<Unit>(order.Count);
        foreach (var some in order.Keys.Chunk(500))
            children.AddRange(await db.Units.AsNoTracking().Where(unit => some.Contains(unit.Id)).ToListAsync(cancellationToken));
        return [.. children.OrderBy(unit => UnitLevelOrder.Of(unit.Kind)).ThenBy(unit => order[unit.Id]).Select(ToDto)];
    }

    private UnitDto ToDto(Unit unit) => new(
        unit.Id, unit.Name, unit.ShortName, unit.Kind, unit.Levels, unit.Ownership, directory.Find(unit.Id)?.Path ?? "",
        unit.Address, unit.Email, PhoneNumber.Format(unit.Phone) is { Length: > 0 } phone ? phone : null, unit.TaxCode, unit.State, unit.MainColor, unit.IsSample);
}
