using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EduAbp.StudentRecords.Office;

/// <summary>A table as a workbook of one sheet: a title where there is one, headings that stay, then the rows. Texts keep their zeros and never become formulas.</summary>
internal static class SheetWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestName = 31;
    private const uint Bold = 1;

    /// <param name="rows">Texts, whole numbers and decimals; null for an empty cell.</param>
    /// <param name="title">Stands above the headings; a list that is to be read in again has none.</param>
    public static byte[] Write(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows, string? title = null)
    {
        var all = rows.ToList();
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font(), new Font(new Bold())),
                new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
                new Borders(new Border()),
                new CellFormats(new CellFormat(), new CellFormat { FontId = Bold, ApplyFont = true }));
            var part = book.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
            {
                var above = title is null ? 1 : 2;
                writer.WriteStartElement(new Worksheet());
                writer.WriteElement(new SheetViews(new SheetView(
                    new Pane { VerticalSplit = above, TopLeftCell = Address(0, above + 1), State = PaneStateValues.Frozen, ActivePane = PaneValues.BottomLeft }) { WorkbookViewId = 0 }));
                writer.WriteElement(new Columns(headings.Select((heading, place) => Column(place, heading, all))));
                writer.WriteStartElement(new SheetData());
                if (title is not null) writer.WriteElement(new Row(Text(title, Bold)));
                writer.WriteElement(new Row(headings.Select(heading => Text(heading, Bold))));
                foreach (var row in all) writer.WriteElement(new Row(row.Select(CellOf)));
                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = name.Length > LongestName ? name[..LongestName] : name }));
        }

        return stream.ToArray();
    }

    /// <summary>The letters of a column: 0 is A, 27 is AB.</summary>
    public static string ColumnName(int place)
    {
        var name = "";
        for (place++; place > 0; place = (place - 1) / 26) name = (char)('A' + ((place - 1) % 26)) + name;
        return name;
    }

    public static string Address(int place, int row) => ColumnName(place) + row.ToString(CultureInfo.InvariantCulture);

    // As wide as what stands in it, within reason.
    private static Column Column(int place, string heading, List<IReadOnlyList<object?>> rows)
    {
        var longest = rows.Where(row => place < row.Count).Select(row => row[place]?.ToString()?.Length ?? 0).Append(heading.Length).Max();
        return new Column { Min = (uint)place + 1, Max = (uint)place + 1, Width = Math.Clamp(longest + 3, 6, 40), CustomWidth = true };
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        int or decimal => new Cell(new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!)),
        _ => Text(value.ToString()!, 0),
    };

    private static Cell Text(string text, uint style) =>
        new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };
}
