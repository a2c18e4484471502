using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EduAbp.TenantManagement.Registrations;

namespace EduAbp.Tests.TenantManagement;

/// <summary>The workbooks of the tests and what the reader and the checker make of them.</summary>
internal static class Registrations
{
    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TenantManagement", "Data", name));

    public static RegistrationForm Read(string name) => RegistrationFormReader.Read(new MemoryStream(File(name)));

    public static List<RowInput> Inputs(RegistrationForm form) =>
        [.. form.Rows.Select(row => new RowInput(
            row.Number, row.Level, row.Name, row.Address, row.TaxCode, row.Email, row.Phone, row.TaxCodeWasNumber, row.PhoneWasNumber))];

    public static IReadOnlyList<CheckedRow> Check(RegistrationForm form, params ExistingUnit[] existing) =>
        new RegistrationChecker(existing, _ => false, form.WrittenOn).Check(Inputs(form));
}

internal static class Workbook
{
    public static MemoryStream Of(params string[][] rows)
    {
        var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select((cells, index) => new Row(
                cells.Select(text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) }))
            {
                RowIndex = (uint)index + 1,
            })));
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new Sheets(new Sheet { Name = "Danh sách", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        }

        bytes.Position = 0;
        return bytes;
    }
}
