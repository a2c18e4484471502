using System.Text;

namespace EduAbp.Identity.Audit;

/// <summary>Logs as a file that Excel opens.</summary>
internal static class AuditCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static void Line(StringBuilder csv, params string[] cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>The mark at the front tells Excel that this is UTF-8.</summary>
    public static byte[] Bytes(StringBuilder csv) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];

    // A cell that begins like a formula would run in the reader's Excel.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
