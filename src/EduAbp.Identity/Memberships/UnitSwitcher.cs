using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Memberships;

internal sealed class UnitSwitcher(
    IdentityDbContext db, ICurrentUser user, ICurrentTenant tenant, ITenantDirectory units, TimeProvider clock) : IUnitSwitcher, IScopedDependency
{
    private IReadOnlyList<SwitchableUnit>? _mine;

    public async Task<IReadOnlyList<SwitchableUnit>> GetListAsync(CancellationToken cancellationToken = default) =>
        _mine ??= user.IsAuthenticated ? await ReadAsync(cancellationToken) : [];

    private async Task<IReadOnlyList<SwitchableUnit>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // One of the named crossings: a person sees the own memberships from any unit.
        var memberships = await db.Memberships.IgnoreQueryFilters([DataFilters.Tenant]).AsNoTracking()
            .Where(row => row.UserId == user.Id && row.EndedAt == null)
            .ToListAsync(cancellationToken);
        return
        [
            .. from row in memberships
               where row.IsActive(now)
               let unit = units.Find(row.TenantId)
               where unit is not null
               orderby VietnameseText.SortKeyInOrder(unit.Name)
               select new SwitchableUnit(unit.Id, unit.Name, units.MainHostPath(unit, "/quan-tri"), row.Roles, unit.Id == tenant.Id, row.HelpId is not null),
        ];
    }
}
