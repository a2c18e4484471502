using System.Globalization;
using EduAbp.AspNetCore.Pages;
using EduAbp.TenantManagement.Units;
using EduAbp.Timing;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.SubUnits;

internal sealed class FiguresModel(YearlyFiguresAppService figures, TimeTexts times) : DeskPageModel
{
    public const int PageSize = 100;

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(Name = "loai", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public YearlyFigures Figures { get; private set; } = null!;

    public IReadOnlyList<UnitThen> Units { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Offices stand between the office and schools: rows tell them apart.</summary>
    public bool HasBelow { get; private set; }

    public string Explained => L[
        Figures.IsRunning ? "TenantManagement:Figures:Running" : "TenantManagement:Figures:Over", SchoolYears.Name(Figures.Year), times.Date(Figures.Day)];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var shown = await ReadAsync(cancellationToken);
        HasBelow = Figures.Offices.Count > 1;
        Total = shown.Count;
        Number = Math.Clamp(Number, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Units = [.. shown.Skip((Number - 1) * PageSize).Take(PageSize)];
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var shown = await ReadAsync(cancellationToken);
        return File(YearlyFiguresCsv.Write(shown, L, times, Language), "text/csv; charset=utf-8", $"don-vi-nam-hoc-{SchoolYears.Name(Figures.Year)}.csv");
    }

    public string KindName(UnitKind kind) => kind.NameIn(Language);

    public string Since(UnitThen unit) => YearlyFiguresCsv.Since(unit, L, times);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private async Task<IReadOnlyList<UnitThen>> ReadAsync(CancellationToken cancellationToken)
    {
        Figures = await figures.GetAsync(Year, cancellationToken);
        return [.. Figures.Units.Where(unit => string.IsNullOrEmpty(Kind) || unit.Kind.Code == Kind)];
    }
}
