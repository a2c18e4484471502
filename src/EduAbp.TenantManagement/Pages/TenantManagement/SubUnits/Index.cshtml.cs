using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

internal sealed class IndexModel(SubUnitAppService subUnits, UnitMoveAppService moves, ITenantDirectory directory, ICurrentTenant tenant) : DeskPageModel
{
    public const int PageSize = 50;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<UnitDto> Units { get; private set; } = [];

    public int Total { get; private set; }

    public bool IsFiltered => !string.IsNullOrEmpty(Search) || !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(State);

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public bool MayCreate { get; private set; }

    public bool MayMove { get; private set; }

    public string Subtitle { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await subUnits.GetListAsync(new SubUnitFilter(Search, Kind, State), cancellationToken);
        MayCreate = await subUnits.MayCreateAsync(cancellationToken);
        MayMove = await moves.MayMoveAsync(cancellationToken);
        Total = all.Count;
        Number = Math.Clamp(Number, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Units = [.. all.Skip((Number - 1) * PageSize).Take(PageSize)];
        var kinds = directory.Children(tenant.GetId()).GroupBy(unit => unit.Kind).OrderBy(group => UnitLevelOrder.Of(group.Key)).ToList();
        Kinds = [.. kinds.Select(group => new SelectListItem($"{KindName(group.Key)} ({group.Count()})", group.Key, group.Key == Kind))];
        Subtitle = string.Join(", ", kinds.Select(group => $"{group.Count()} {KindName(group.Key).ToLower(System.Globalization.CultureInfo.CurrentCulture)}"));
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) =>
        File(SubUnitCsv.Write(await subUnits.GetListAsync(new SubUnitFilter(Search, Kind, State), cancellationToken), L), "text/csv; charset=utf-8", "don-vi-truc-thuoc.csv");

    public string Home(UnitDto unit) => $"/{unit.Path}";

    public static string KindName(string kind) =>
        UnitKinds.Find(kind)?.NameIn(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? kind;
}
