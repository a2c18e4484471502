using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EduAbp.StudentRecords.Office;

namespace EduAbp.Tests.StudentRecords.Office;

/// <summary>Writes workbooks as offices have them: titles above, merged headings, hidden sheets, formulas, dates of Excel.</summary>
internal static class PupilWorkbook
{
    public static readonly string[] Headings = ["STT", "Mã định danh Bộ GD&ĐT", "Họ tên", "Ngày sinh", "Giới tính", "Lớp", "Dân tộc", "Số định danh cá nhân"];

    /// <param name="rows">Text; <see cref="DateOnly"/> for a date of Excel; <see cref="Formula"/>; <see cref="Broken"/>; null.</param>
    public static MemoryStream Of(IEnumerable<object?[]> rows, string[]? headings = null, string[]? merges = null, object?[][]? above = null, bool hiddenFirst = false)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
            if (hiddenFirst) Sheet(book, "an", [["Họ tên", "Ngày sinh", "Lớp"], ["Người Ẩn", "1/1/2014", "7A1"]], [], SheetStateValues.Hidden);
            Sheet(book, "DS", [.. above ?? [], headings ?? Headings, .. rows], merges ?? [], SheetStateValues.Visible);
        }

        stream.Position = 0;
        return stream;
    }

    private static void Sheet(WorkbookPart book, string name, IReadOnlyList<object?[]> rows, string[] merges, SheetStateValues state)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var data = new SheetData(rows.Select((row, number) => new Row(row.Select((value, place) => Cell(value, SheetWriter.Address(place, number + 1))).OfType<Cell>()) { RowIndex = (uint)number + 1 }));
        part.Worksheet = merges.Length == 0 ? new Worksheet(data) : new Worksheet(data, new MergeCells(merges.Select(range => new MergeCell { Reference = range })));
        book.Workbook.Sheets!.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)book.Workbook.Sheets.Count() + 1, Name = name, State = state });
    }

    private static Cell? Cell(object? value, string address) => value switch
    {
        null => null,
        DateOnly date => new Cell { CellReference = address, StyleIndex = 1, CellValue = new CellValue(date.ToDateTime(TimeOnly.MinValue).ToOADate()) },
        Broken broken => new Cell { CellReference = address, DataType = CellValues.Error, CellFormula = new CellFormula(broken.Text), CellValue = new CellValue("#DIV/0!") },
        Formula formula => new Cell { CellReference = address, DataType = CellValues.String, CellFormula = new CellFormula(formula.Text), CellValue = new CellValue(formula.Value) },
        _ => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(value.ToString()!))) { CellReference = address, DataType = CellValues.InlineString },
    };
}

internal sealed record Formula(string Text, string Value);

/// <summary>A formula that Excel could not compute.</summary>
internal sealed record Broken(string Text);
