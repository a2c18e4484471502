using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EduAbp.Identity.Contracts;
using Microsoft.Extensions.Localization;

namespace EduAbp.Identity.Staff;

/// <summary>An empty list of staff to fill in, with the roles that the unit has beside it.</summary>
internal static class StaffWorkbookTemplate
{
    public static byte[] Write(IStringLocalizer texts, IReadOnlyList<RoleDefinition> roles)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            AddSheet(book, 1, texts["Identity:Import:Sheet"], [[texts["Identity:Field:FullName"], "E-mail", texts["Identity:Field:Roles"], texts["Identity:Field:Phone"]]]);
            AddSheet(book, 2, texts["Identity:Field:Roles"], roles.Select(role => new string[] { texts[role.DisplayName], texts[role.About] }));
        }

        return stream.ToArray();
    }

    private static void AddSheet(WorkbookPart book, uint id, string name, IEnumerable<string[]> rows)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(
            new Columns(
                new Column { Min = 1, Max = 1, Width = 30, CustomWidth = true },
                new Column { Min = 2, Max = 2, Width = 38, CustomWidth = true },
                new Column { Min = 3, Max = 4, Width = 24, CustomWidth = true }),
            new SheetData(rows.Select(row => new Row(row.Select(text => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text))) { DataType = CellValues.InlineString })))));
        book.Workbook.Sheets!.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = id, Name = name });
    }
}
