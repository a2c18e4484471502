using System.Globalization;
using System.Text;
using EduAbp.Text;
using EduAbp.Workbooks;
using ExcelDataReader;

namespace EduAbp.Identity.Staff;

/// <summary>Reads the list of a unit's staff. Columns are found by their headings: name, e-mail, role, phone.</summary>
internal static class StaffWorkbookReader
{
    public const int MaxRows = 1_000;
    private const int HeadingSearchRows = 30;
    private const int MaxColumns = 40;
    private const int MaxEmptyRows = 200;

    private enum Column
    {
        FullName,
        Email,
        Roles,
        Phone,
    }

    // The library's configuration asks for code page 1252 even where it is not needed.
    static StaffWorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="BusinessException">The workbook cannot be read, or holds no such list.</exception>
    public static IReadOnlyList<StaffRow> Read(Stream content)
    {
        WorkbookGuard.Check(content);
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(content, new ExcelReaderConfiguration { LeaveOpen = true });
            do
            {
                if (ReadSheet(reader) is { } rows)
                    return rows.Count > 0 ? rows : throw WorkbookGuard.Refuse("NoRows");
            }
            while (reader.NextResult());
        }
        catch (Exception broken) when (broken is not BusinessException and not OutOfMemoryException)
        {
            // The library answers broken workbooks with whatever its parser stumbles over.
            throw WorkbookGuard.Refuse("Damaged");
        }

        throw WorkbookGuard.Refuse("WrongSheet");
    }

    private static List<StaffRow>? ReadSheet(IExcelDataReader reader)
    {
        Dictionary<Column, int>? columns = null;
        var rows = new List<StaffRow>();
        for (int number = 1, empty = 0; reader.Read() && empty < MaxEmptyRows; number++)
        {
            var cells = Cells(reader);
            if (cells.All(cell => cell.Length == 0))
            {
                empty++;
                continue;
            }

            empty = 0;
            if (columns is null)
            {
                if (number > HeadingSearchRows)
                    return null;
                columns = Headings(cells);
                continue;
            }

            var row = new StaffRow(
                number, At(cells, columns, Column.FullName), At(cells, columns, Column.Email), At(cells, columns, Column.Roles), At(cells, columns, Column.Phone));
            // Signatures and notes under the list have no address.
            if (row.Email.Length == 0 && (row.FullName.Length == 0 || row.Roles.Length == 0))
                continue;
            if (rows.Count == MaxRows)
                throw WorkbookGuard.Refuse("TooManyRows").WithData("Max", MaxRows);
            rows.Add(row);
        }

        return columns is null ? null : rows;
    }

    private static Dictionary<Column, int>? Headings(string[] cells)
    {
        var found = new Dictionary<Column, int>();
        for (var place = 0; place < cells.Length; place++)
        {
            if (HeadingOf(VietnameseText.Fold(cells[place]).Trim()) is { } column)
                found.TryAdd(column, place);
        }

        return found.ContainsKey(Column.FullName) && found.ContainsKey(Column.Email) ? found : null;
    }

    private static Column? HeadingOf(string folded) => folded switch
    {
        "ho ten" or "ho va ten" or "ten" or "full name" or "name" => Column.FullName,
        "email" or "e-mail" or "thu dien tu" or "thu cong vu" or "email cong vu" or "dia chi email" => Column.Email,
        "vai tro" or "quyen" or "nhiem vu" or "role" or "roles" => Column.Roles,
        "dien thoai" or "so dien thoai" or "sdt" or "phone" => Column.Phone,
        _ => null,
    };

    private static string At(string[] cells, Dictionary<Column, int> columns, Column column) =>
        columns.TryGetValue(column, out var place) && place < cells.Length ? cells[place] : "";

    private static string[] Cells(IExcelDataReader reader)
    {
        var cells = new string[Math.Min(reader.FieldCount, MaxColumns)];
        for (var place = 0; place < cells.Length; place++)
        {
            var text = reader.GetValue(place) switch
            {
                null => "",
                double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            };
            cells[place] = VietnameseText.Normalize(text.Length > 300 ? text[..300] : text);
        }

        return cells;
    }
}
