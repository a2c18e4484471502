using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

internal sealed class ClosedModel(ClosedUnitAppService closed, ITenantDirectory directory, IUnitTree tree, ICurrentTenant tenant) : DeskPageModel
{
    public const int PageSize = 50;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<ClosedUnit> Units { get; private set; } = [];

    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await closed.GetListAsync(Search, cancellationToken);
        Total = all.Count;
        Number = Math.Clamp(Number, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Units = [.. all.Skip((Number - 1) * PageSize).Take(PageSize)];
    }

    public bool IsManaged(UnitInfo unit) => tree.IsManagedBy(unit.Id, tenant.GetId());

    public string Home(UnitInfo unit) => directory.MainHostPath(unit, "/");

    // Its home leads to the successor; what it published starts here.
    public string Archive(UnitInfo unit) => directory.MainHostPath(unit, "/tin-tuc");
}
