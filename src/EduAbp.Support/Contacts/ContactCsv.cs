using System.Text;
using Microsoft.Extensions.Localization;

namespace EduAbp.Support.Contacts;

/// <summary>The contact persons of an office's units as a file for spreadsheets.</summary>
internal static class ContactCsv
{
    public static byte[] Write(IReadOnlyList<UnitContacts> rows, IStringLocalizer texts)
    {
        var csv = new StringBuilder();
        Line(csv, [texts["Support:Field:Unit"], texts["Support:Field:Duty"], texts["Support:Field:FullName"], texts["Support:Field:Position"], texts["Support:Field:Phone"], texts["Support:Field:Email"]]);
        foreach (var row in rows)
        {
            foreach (var (duty, person) in new[] { (ContactDuty.Leader, row.Leader), (ContactDuty.It, row.It) })
                Line(csv, row.Unit.Name, texts[$"Support:Duty:{duty}"], person?.FullName, person?.Position, person?.Phone, person?.Email);
        }

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
