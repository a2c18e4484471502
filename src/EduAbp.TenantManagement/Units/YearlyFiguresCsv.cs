using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Units;

/// <summary>What the page of figures says of a unit, and all its rows as a file for spreadsheets.</summary>
internal static class YearlyFiguresCsv
{
    public static byte[] Write(IEnumerable<UnitThen> units, IStringLocalizer texts, TimeTexts times, string language) => Csv.Write(
        [texts["TenantManagement:Field:Name"], texts["TenantManagement:Field:Kind"], texts["TenantManagement:Figures:Office"], texts["TenantManagement:Figures:Since"]],
        units.Select(unit => new[] { unit.Name, unit.Kind.NameIn(language), unit.Office.Name, Since(unit, texts, times) }));

    public static string Since(UnitThen unit, IStringLocalizer texts, TimeTexts times)
    {
        var said = new List<string>();
        if (unit.Name != unit.Unit.Name) said.Add(texts["TenantManagement:Figures:NameNow", unit.Unit.Name]);
        if (unit.Since is { } since) said.Add(texts[$"TenantManagement:Figures:Since:{since.Kind}", since.Unit?.Name ?? "", times.Date(since.On)]);
        return string.Join(' ', said);
    }
}
