using EduAbp.TenantManagement.Contracts;
using EduAbp.Text;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Units;

/// <summary>The list of subordinate units as a file for spreadsheets.</summary>
internal static class SubUnitCsv
{
    private static readonly string[] Headings = ["Name", "Kind", "Address", "TaxCode", "Email", "Phone", "Path", "State"];

    public static byte[] Write(IReadOnlyList<UnitDto> units, IStringLocalizer texts) => Csv.Write(
        [.. Headings.Select(key => texts[$"TenantManagement:Field:{key}"].Value)],
        units.Select(unit => new[]
        {
            unit.Name, UnitKinds.Find(unit.Kind)?.Name, unit.Address, unit.TaxCode, unit.Email, unit.Phone, "/" + unit.Path, texts[$"TenantManagement:State:{unit.State}"].Value,
        }));
}
