using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EduAbp.StudentRecords.Office;

/// <summary>Writes a plain table as a workbook, row by row; every cell is text, so codes keep their zeros and nothing is taken for a formula.</summary>
internal static class SheetWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static byte[] Write(string sheet, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new Columns());
                for (var place = 0; place < headings.Count; place++)
                {
                    var column = (uint)place + 1;
                    writer.WriteElement(new Column { Min = column, Max = column, Width = Math.Clamp(headings[place].Length + 4, 8, 30), CustomWidth = true });
                }

                writer.WriteEndElement();
                writer.WriteStartElement(new SheetData());
                Row(writer, headings);
                foreach (var row in rows) Row(writer, row);
                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = sheet }));
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

    private static void Row(OpenXmlWriter writer, IReadOnlyList<string?> cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
            writer.WriteElement(new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(cell ?? ""))) { DataType = CellValues.InlineString });
        writer.WriteEndElement();
    }
}
