using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace EduAbp.Website.Articles.RichText;

internal sealed partial class TableCell(IElement source, bool inHead, string content)
{
    private const int MaxSpan = 50;

    private readonly int columns = Span(source, "colspan");
    private readonly int rows = Span(source, "rowspan");
    private readonly string? scope = source.GetAttribute("scope") is "row" or "col" or "rowgroup" or "colgroup"
        ? source.GetAttribute("scope")
        : null;
    private readonly bool looksLikeNumber = Number().IsMatch(source.TextContent.Trim());
    private bool alignEnd;

    public bool IsHeader { get; } = inHead || source.LocalName == "th";

    /// <summary>Figures stand under each other: a column of numbers is set to the end, with its heading.</summary>
    public static void MarkNumbers(List<List<TableCell>> table)
    {
        if (table.Any(row => row.Count != table[0].Count || row.Any(cell => cell.columns > 1 || cell.rows > 1))) return;

        for (var column = 0; column < table[0].Count; column++)
        {
            var body = table.Where(row => !row[column].IsHeader).Select(row => row[column]).ToList();
            if (body.Count == 0 || !body.All(cell => cell.looksLikeNumber)) continue;
            foreach (var row in table) row[column].alignEnd = true;
        }
    }

    public void Write(StringBuilder output, bool inHead)
    {
        var name = IsHeader ? "th" : "td";
        output.Append('<').Append(name);
        if (IsHeader) output.Append(" scope=\"").Append(scope ?? (inHead ? "col" : "row")).Append('"');
        if (columns > 1) output.Append(" colspan=\"").Append(columns).Append('"');
        if (rows > 1) output.Append(" rowspan=\"").Append(rows).Append('"');
        if (alignEnd) output.Append(" class=\"n\"");
        output.Append('>').Append(content).Append("</").Append(name).Append('>');
    }

    private static int Span(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), out var span) && span > 1 ? Math.Min(span, MaxSpan) : 1;

    [GeneratedRegex(@"^[-+]?\d[\d.,\s]*\s?(%|₫|đ)?$")]
    private static partial Regex Number();
}
