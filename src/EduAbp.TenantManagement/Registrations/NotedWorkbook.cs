using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>The registration in the layout of the form again, with a column that says what is wrong in each row: to correct in Excel and upload once more.</summary>
internal static class NotedWorkbook
{
    public static byte[] Write(RegistrationView view, IStringLocalizer texts)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteElement(new Columns(Width(1, 6), Width(2, 42), Width(3, 42), Width(4, 16), Width(5, 42), Width(6, 18), Width(7, 70)));
                writer.WriteStartElement(new SheetData());
                Row(writer, $"PHÒNG GIÁO DỤC VÀ ĐÀO TẠO: {Area(view.Office.Name)}");
                Row(writer, "STT", "Tên trường", "Địa chỉ", "Mã số thuế", "email", "số điện thoại", texts["TenantManagement:Registration:Notes"]);
                var level = Units.UnitLevels.None;
                var number = 0;
                foreach (var row in view.Rows)
                {
                    if (row.Input.Level != level)
                    {
                        (level, number) = (row.Input.Level, 0);
                        Row(writer, LevelTexts.Section(level));
                    }

                    number++;
                    var notes = row.Problems.Select(problem => problem.Suggestion is { } suggestion ? $"{RowTexts.Of(texts, problem)} → {suggestion}" : RowTexts.Of(texts, problem));
                    Row(
                        writer, number.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Input.Name, row.Input.Address, row.Input.TaxCode, row.Input.Email,
                        row.Input.Phone, string.Join("; ", notes));
                }

                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Danh sách", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        return bytes.ToArray();
    }

    private static string Area(string office) => Units.UnitName.AreaOf(office);

    private static Column Width(uint column, double width) => new() { Min = column, Max = column, Width = width, CustomWidth = true };

    // Texts as inline strings: what looks like a formula stays a text, a tax code keeps its zero.
    private static void Row(OpenXmlWriter writer, params string[] cells) => writer.WriteElement(new Row(cells.Select(text => new Cell
    {
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }),
    })));

    private static string Printable(string text) => new([.. text.Where(character => !char.IsControl(character))]);
}
