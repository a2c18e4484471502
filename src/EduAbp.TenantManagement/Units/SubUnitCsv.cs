using System.Text;
using EduAbp.TenantManagement.Contracts;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Units;

/// <summary>The list of subordinate units as a file for spreadsheets.</summary>
internal static class SubUnitCsv
{
    private static readonly string[] Headings = ["Name", "Kind", "Address", "TaxCode", "Email", "Phone", "Path", "State"];

    public static byte[] Write(IReadOnlyList<UnitDto> units, IStringLocalizer texts)
    {
        var csv = new StringBuilder();
        Line(csv, [.. Headings.Select(key => texts[$"TenantManagement:Field:{key}"].Value)]);
        foreach (var unit in units)
            Line(csv, unit.Name, UnitKinds.Find(unit.Kind)?.Name, unit.Address, unit.TaxCode, unit.Email, unit.Phone, "/" + unit.Path, texts[$"TenantManagement:State:{unit.State}"]);
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static void Line(StringBuilder csv, params string?[] cells) => csv.AppendJoin(',', cells.Select(Quote)).Append("\r\n");

    // A cell that begins like a formula would be run by the spreadsheet.
    private static string Quote(string? text)
    {
        text ??= "";
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
