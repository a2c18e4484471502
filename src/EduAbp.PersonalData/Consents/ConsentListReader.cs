using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EduAbp.PersonalData.Contracts;
using EduAbp.Text;
using EduAbp.Workbooks;
using ExcelDataReader;

namespace EduAbp.PersonalData.Consents;

/// <summary>Reads a list of consents out of a workbook, or out of cells that were copied from one. Columns are found by their headings, else by their order.</summary>
internal static class ConsentListReader
{
    public const int MaxRows = 2_000;
    private const int MaxColumns = 30;
    private const int MaxEmptyRows = 200;

    public static readonly IReadOnlyList<string> Headings =
        ["Họ và tên", "Ngày sinh", "Mã học sinh", "Lớp", "Người đại diện", "Quan hệ", "Điện thoại", "Trẻ đồng ý", "Ngày đồng ý"];

    // The library's configuration asks for code page 1252 even where it is not needed.
    static ConsentListReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<ConsentRow> ReadPasted(string? text) =>
        Read((text ?? "").Split('\n').Select(line => line.TrimEnd('\r').Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ';').Take(MaxColumns).Select(Clean).ToArray()));

    /// <exception cref="BusinessException">The workbook cannot be read.</exception>
    public static IReadOnlyList<ConsentRow> ReadWorkbook(Stream content)
    {
        WorkbookGuard.Check(content);
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(content, new ExcelReaderConfiguration { LeaveOpen = true });
            return Read(Lines(reader));
        }
        catch (Exception broken) when (broken is not BusinessException and not AbpValidationException and not OutOfMemoryException)
        {
            // The library answers broken workbooks with whatever its parser stumbles over.
            throw WorkbookGuard.Refuse("Damaged");
        }
    }

    /// <summary>An empty list to fill in.</summary>
    public static byte[] Template()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(
                new Columns(new Column { Min = 1, Max = (uint)Headings.Count, Width = 22, CustomWidth = true }),
                new SheetData(new Row(Headings.Select(text => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text))) { DataType = CellValues.InlineString }))));
            book.Workbook.Sheets!.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "Sổ đồng ý" });
        }

        return stream.ToArray();
    }

    public static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static GuardianRelation? RelationOf(string text) => VietnameseText.Fold(text) switch
    {
        "cha" or "bo" or "ba" or "father" => GuardianRelation.Father,
        "me" or "ma" or "mother" => GuardianRelation.Mother,
        "giam ho" or "nguoi giam ho" or "guardian" => GuardianRelation.Guardian,
        _ => null,
    };

    public static bool IsYes(string text) => VietnameseText.Fold(text) is "x" or "co" or "dong y" or "yes" or "1";

    private static IEnumerable<string[]> Lines(IExcelDataReader reader)
    {
        for (var empty = 0; empty < MaxEmptyRows && reader.Read();)
        {
            var cells = new string[Math.Min(reader.FieldCount, MaxColumns)];
            for (var place = 0; place < cells.Length; place++)
            {
                cells[place] = Clean(reader.GetValue(place) switch
                {
                    null => "",
                    DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
                    var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
                });
            }

            empty = cells.All(cell => cell.Length == 0) ? empty + 1 : 0;
            yield return cells;
        }
    }

    private static List<ConsentRow> Read(IEnumerable<string[]> lines)
    {
        var rows = new List<ConsentRow>();
        var places = Enumerable.Range(0, Headings.Count).ToArray();
        var number = 0;
        foreach (var cells in lines)
        {
            number++;
            if (HeadingsOf(cells) is { } found)
            {
                // What stands above the headings is a title.
                places = found;
                rows.Clear();
                continue;
            }

            // Titles, signatures and notes hold one cell.
            if (cells.Count(cell => cell.Length > 0) < 2)
                continue;
            if (rows.Count == MaxRows)
                throw new AbpValidationException("File", PersonalDataErrorCodes.TooManyRows);
            rows.Add(new ConsentRow(number, At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8)));

            string At(int column) => places[column] is var place && place >= 0 && place < cells.Length ? cells[place] : "";
        }

        return rows.Count > 0 ? rows : throw new AbpValidationException("File", PersonalDataErrorCodes.RowsMissing);
    }

    private static int[]? HeadingsOf(string[] cells)
    {
        var found = Enumerable.Repeat(-1, Headings.Count).ToArray();
        for (var place = 0; place < cells.Length; place++)
        {
            if (ColumnOf(VietnameseText.Fold(cells[place])) is { } column && found[column] < 0)
                found[column] = place;
        }

        return found[0] >= 0 && found[1] >= 0 ? found : null;
    }

    private static int? ColumnOf(string folded) => folded switch
    {
        "ho va ten" or "ho ten" or "ho ten hoc sinh" or "ho va ten hoc sinh" => 0,
        "ngay sinh" or "ngay thang nam sinh" => 1,
        "ma hoc sinh" or "ma dinh danh" or "ma" => 2,
        "lop" => 3,
        "nguoi dai dien" or "cha me" or "phu huynh" or "ho ten cha me" or "nguoi giam ho" => 4,
        "quan he" => 5,
        "dien thoai" or "so dien thoai" or "sdt" => 6,
        "tre dong y" or "hoc sinh dong y" or "tre" => 7,
        "ngay dong y" or "ngay ky" => 8,
        _ => null,
    };

    private static string Clean(string text) => VietnameseText.Normalize(text.Length > 300 ? text[..300] : text);
}
