using System.Globalization;
using System.Text;
using EduAbp.Text;
using EduAbp.Workbooks;
using ExcelDataReader;

namespace EduAbp.StudentRecords.Imports;

/// <summary>
/// Reads a list of pupils: the sheet that has such headings, wherever they stand. A heading of two rows (cha: họ tên, năm sinh) is read as
/// one; hidden sheets are left alone and named; a formula counts by its value, a date of Excel is written as a date.
/// </summary>
internal static class PupilSheetReader
{
    public const int MaxRows = 5_000;
    private const int HeadingSearchRows = 30;
    private const int MaxColumns = 80;
    private const int MaxEmptyRows = 300;
    private const int MaxCell = 500;

    static PupilSheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="BusinessException">The workbook cannot be read, or holds no such list.</exception>
    public static (SheetTable Table, string Sheet) Read(Stream content)
    {
        WorkbookGuard.Check(content);
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(content, new ExcelReaderConfiguration { LeaveOpen = true });
            var hidden = new List<string>();
            (SheetTable Table, string Sheet)? found = null;
            do
            {
                if (reader.VisibleState != "visible") hidden.Add(reader.Name);
                else if (found is null && ReadSheet(reader) is { } table) found = (table, reader.Name);
            }
            while (reader.NextResult());

            if (found is { } one)
                return one.Table.Rows.Count > 0 ? (one.Table with { HiddenSheets = hidden, Rows = WithBroken(one.Table.Rows, content, one.Sheet) }, one.Sheet) : throw WorkbookGuard.Refuse("NoRows");
        }
        catch (Exception broken) when (broken is not BusinessException and not OutOfMemoryException)
        {
            // The library answers broken workbooks with whatever its parser stumbles over.
            throw WorkbookGuard.Refuse("Damaged");
        }

        throw WorkbookGuard.Refuse("WrongSheet");
    }

    private static SheetTable? ReadSheet(IExcelDataReader reader)
    {
        string[]? headings = null;
        var headingRow = 0;
        var rows = new List<SheetRow>();
        for (int number = 1, empty = 0; reader.Read() && empty < MaxEmptyRows; number++)
        {
            var cells = Cells(reader);
            if (cells.All(cell => cell.Length == 0))
            {
                empty++;
                continue;
            }

            empty = 0;
            if (headings is null)
            {
                if (number > HeadingSearchRows) return null;
                if (PupilHeadings.IsHeadingRow(cells)) (headings, headingRow) = (Spread(cells, reader, number), number);
                continue;
            }

            if (rows.Count == 0 && number == headingRow + 1 && IsSecondHeading(cells, reader, headingRow))
            {
                for (var place = 0; place < cells.Length; place++)
                    if (cells[place].Length > 0) Set(ref headings, place, $"{At(headings, place)} {cells[place]}".Trim());
                headingRow = number;
                continue;
            }

            if (IsNumbering(cells)) continue;
            if (rows.Count == MaxRows) throw WorkbookGuard.Refuse("TooManyRows").WithData("Max", MaxRows);
            rows.Add(new SheetRow(number, cells));
        }

        if (headings is null) return null;
        var encoding = LegacyText.Detect(rows.Take(500).SelectMany(row => row.Cells).Where(cell => cell.Any(char.IsLetter)));
        // Headings in the old encoding are read too, so that columns are recognised.
        return new SheetTable(headings, rows, [], encoding);
    }

    private static IReadOnlyList<SheetRow> WithBroken(IReadOnlyList<SheetRow> rows, Stream content, string sheet)
    {
        var broken = BrokenFormulas.Find(content, sheet).Where(one => one.Column < MaxColumns).ToLookup(one => one.Row);
        return broken.Count == 0 ? rows : [.. rows.Select(row => !broken.Contains(row.Number) ? row : row with { Cells = Over(row) })];

        string[] Over(SheetRow row)
        {
            var cells = row.Cells.ToArray();
            foreach (var (_, column, error) in broken[row.Number]) Set(ref cells, column, error);
            return cells;
        }
    }

    // A heading merged over several columns stands over each of them.
    private static string[] Spread(string[] cells, IExcelDataReader reader, int number)
    {
        var headings = cells.ToArray();
        foreach (var range in reader.MergeCells ?? [])
        {
            if (range.FromRow > number - 1 || range.ToRow < number - 1) continue;
            var text = At(headings, range.FromColumn);
            for (var place = range.FromColumn; place <= range.ToColumn; place++) Set(ref headings, place, text);
        }

        return headings;
    }

    private static bool IsSecondHeading(string[] cells, IExcelDataReader reader, int headingRow) =>
        (reader.MergeCells ?? []).Any(range => range.FromRow == headingRow - 1 && range.ToRow == headingRow - 1 && range.ToColumn > range.FromColumn)
        && cells.Where(cell => cell.Length > 0).All(cell => cell.Any(char.IsLetter) && !PupilHeadings.LooksLikePerson(cell));

    // (1) (2) (3) … under the headings.
    private static bool IsNumbering(string[] cells)
    {
        var filled = cells.Where(cell => cell.Length > 0).Select(cell => cell.Trim('(', ')', '[', ']')).ToArray();
        return filled.Length >= 3 && filled.Select((cell, place) => int.TryParse(cell, CultureInfo.InvariantCulture, out var number) && number == place + 1).All(same => same);
    }

    private static string At(string[] cells, int place) => place < cells.Length ? cells[place] : "";

    private static void Set(ref string[] cells, int place, string text)
    {
        if (place >= MaxColumns) return;
        if (place >= cells.Length)
        {
            var before = cells.Length;
            Array.Resize(ref cells, place + 1);
            Array.Fill(cells, "", before, place + 1 - before);
        }

        cells[place] = text;
    }

    private static string[] Cells(IExcelDataReader reader)
    {
        var cells = new string[Math.Min(reader.FieldCount, MaxColumns)];
        for (var place = 0; place < cells.Length; place++)
        {
            var text = reader.GetValue(place) switch
            {
                null => "",
                DateTime date => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
                double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
                var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            };
            cells[place] = VietnameseText.Normalize(text.Length > MaxCell ? text[..MaxCell] : text);
        }

        return cells;
    }
}
