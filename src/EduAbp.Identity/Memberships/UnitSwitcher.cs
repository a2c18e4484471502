using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Text;

namespace EduAbp.Identity.Memberships;

internal sealed class UnitSwitcher(OwnMemberships memberships, ICurrentTenant tenant, ITenantDirectory units) : IUnitSwitcher, IScopedDependency
{
    private IReadOnlyList<SwitchableUnit>? _units;

    public async Task<IReadOnlyList<SwitchableUnit>> GetListAsync(CancellationToken cancellationToken = default) => _units ??=
    [
        .. from row in await memberships.GetActiveAsync(cancellationToken)
           let unit = units.Find(row.TenantId)
           where unit is not null
           orderby VietnameseText.SortKeyInOrder(unit.Name)
           select new SwitchableUnit(unit.Id, unit.Name, units.MainHostPath(unit, "/quan-tri"), row.Roles, unit.Id == tenant.Id, row.HelpId is not null),
    ];
}
