using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>Checks a batch against the units of today: what the preview shows is never older than the page.</summary>
internal sealed class RegistrationJudge(TenantManagementDbContext db, UnitDirectory directory, ReservedSlugs reserved) : ITransientDependency
{
    public async Task<IReadOnlyList<CheckedRow>> JudgeAsync(RegistrationBatch batch, CancellationToken cancellationToken)
    {
        var office = directory.Find(batch.OfficeId) ?? throw new EntityNotFoundException(typeof(UnitInfo), batch.OfficeId);
        var units = await db.Units.AsNoTracking()
            .Select(unit => new { unit.Id, unit.Name, unit.Address, unit.TaxCode, unit.Email, unit.Phone })
            .ToListAsync(cancellationToken);
        var existing = units.Select(unit => (unit, info: directory.Find(unit.Id)))
            .Where(pair => pair.info is not null)
            .Select(pair => new ExistingUnit(
                pair.unit.Id, pair.unit.Name, pair.info!.Slug, pair.unit.Address, pair.unit.TaxCode, pair.unit.Email, pair.unit.Phone, pair.info.ParentId == office.Id))
            .ToList();
        var checker = new RegistrationChecker(
            existing, slug => reserved.Contains(slug) || directory.IsTaken(office.Path.Length == 0 ? slug : $"{office.Path}/{slug}"), batch.WrittenOn);
        return checker.Check([.. batch.Rows.OrderBy(row => row.Number).Select(row => row.ToInput())]);
    }
}
