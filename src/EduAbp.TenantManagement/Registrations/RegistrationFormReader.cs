using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EduAbp.TenantManagement.Units;
using EduAbp.Text;
using EduAbp.Workbooks;
using ExcelDataReader;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>
/// Reads the registration form. Columns are found by their headings, not by their place, since offices add columns;
/// rows between them are told apart as sections (a level of education), schools, and what stands under the table.
/// </summary>
internal static partial class RegistrationFormReader
{
    public const int MaxRows = 5_000;
    private const int HeadingSearchRows = 30;
    private const int MaxColumns = 60;
    private const int MaxEmptyRows = 1_000;

    // The library asks for the encoding of old binary workbooks even where it will not read one.
    static RegistrationFormReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private enum Column
    {
        Number,
        Name,
        Address,
        TaxCode,
        Email,
        Phone,
    }

    /// <exception cref="BusinessException">The workbook cannot be read, or holds no such form.</exception>
    public static RegistrationForm Read(Stream content)
    {
        WorkbookGuard.Check(content);
        var configuration = new ExcelReaderConfiguration { LeaveOpen = true };
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(content, configuration);
            do
            {
                if (ReadSheet(reader) is { } form)
                {
                    return form.Rows.Count > 0 ? form : throw WorkbookGuard.Refuse("NoRows");
                }
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

    private static RegistrationForm? ReadSheet(IExcelDataReader reader)
    {
        string? office = null;
        DateOnly? writtenOn = null;
        Dictionary<Column, int>? columns = null;
        var rows = new List<RegistrationFormRow>();
        var level = UnitLevels.None;
        var number = 0;
        var empty = 0;
        var headingAt = 0;

        while (reader.Read())
        {
            number++;
            var cells = Cells(reader);
            if (cells.All(cell => cell.Text.Length == 0))
            {
                if (++empty > MaxEmptyRows) break;
                continue;
            }

            empty = 0;
            if (columns is null)
            {
                if (number > HeadingSearchRows) return null;
                office ??= cells.Select(cell => OfficeIn(cell.Text)).FirstOrDefault(found => found is not null);
                writtenOn ??= cells.Select(cell => DateIn(cell.Text)).FirstOrDefault(found => found is not null);
                columns = Headings(cells);
                headingAt = number;
                continue;
            }

            // The headings of e-mail and telephone stand one row lower, under "Thông tin liên lạc".
            if (number <= headingAt + 2 && Headings(cells, needsName: false) is { Count: > 0 } more)
            {
                foreach (var (column, place) in more) columns.TryAdd(column, place);
                continue;
            }

            if (SectionIn(cells) is { } section)
            {
                level = section;
                continue;
            }

            if (!IsSchool(cells, columns)) continue;
            if (rows.Count == MaxRows) throw WorkbookGuard.Refuse("TooManyRows").WithData("Max", MaxRows);
            rows.Add(ToRow(number, level, cells, columns));
        }

        return columns is null ? null : new RegistrationForm(office, writtenOn, rows);
    }

    private static RegistrationFormRow ToRow(int number, UnitLevels level, Cell[] cells, Dictionary<Column, int> columns)
    {
        var taxCode = At(cells, columns, Column.TaxCode);
        var phone = At(cells, columns, Column.Phone);
        return new RegistrationFormRow(
            number, level,
            At(cells, columns, Column.Name).Text, At(cells, columns, Column.Address).Text,
            taxCode.Text, At(cells, columns, Column.Email).Text, phone.Text, taxCode.IsNumber, phone.IsNumber);
    }

    private static Dictionary<Column, int>? Headings(Cell[] cells, bool needsName = true)
    {
        var found = new Dictionary<Column, int>();
        for (var place = 0; place < cells.Length; place++)
        {
            if (HeadingOf(VietnameseText.Fold(cells[place].Text).Trim()) is { } column) found.TryAdd(column, place);
        }

        return !needsName || (found.ContainsKey(Column.Name) && found.Count >= 3) ? found : null;
    }

    private static Column? HeadingOf(string folded) => folded switch
    {
        "stt" or "tt" or "so tt" or "so thu tu" => Column.Number,
        "ten truong" or "ten don vi" or "ten co so giao duc" or "truong" or "don vi" => Column.Name,
        "dia chi" or "dia chi truong" or "dia chi don vi" => Column.Address,
        "ma so thue" or "mst" => Column.TaxCode,
        "email" or "e-mail" or "thu dien tu" or "dia chi email" or "hop thu" => Column.Email,
        "so dien thoai" or "dien thoai" or "sdt" or "dt" or "so dt" => Column.Phone,
        _ when folded.StartsWith("ten truong", StringComparison.Ordinal) || folded.StartsWith("ten don vi", StringComparison.Ordinal) => Column.Name,
        _ when folded.StartsWith("ma so thue", StringComparison.Ordinal) => Column.TaxCode,
        _ => null,
    };

    private static UnitLevels? SectionIn(Cell[] cells)
    {
        var filled = cells.Where(cell => cell.Text.Length > 0).ToArray();
        if (filled.Length is 0 or > 2 || filled.Any(cell => cell.IsNumber)) return null;

        var folded = SectionNumber().Replace(VietnameseText.Fold(filled[^1].Text).Trim(' ', ':', '.'), "");
        foreach (var lead in new[] { "khoi ", "cap ", "bac ", "nganh ", "truong " })
        {
            if (folded.StartsWith(lead, StringComparison.Ordinal)) folded = folded[lead.Length..];
        }

        return folded switch
        {
            "mam non" or "mn" or "mau giao" => UnitLevels.Preschool,
            "tieu hoc" or "th" => UnitLevels.Primary,
            "trung hoc co so" or "thcs" => UnitLevels.LowerSecondary,
            "trung hoc pho thong" or "thpt" => UnitLevels.UpperSecondary,
            "giao duc thuong xuyen" or "gdtx" => UnitLevels.Continuing,
            _ => null,
        };
    }

    // A school has its number, or at least two of its fields; the signatures under the table have neither.
    private static bool IsSchool(Cell[] cells, Dictionary<Column, int> columns)
    {
        var filled = columns.Count(pair => pair.Key != Column.Number && At(cells, columns, pair.Key).Text.Length > 0);
        if (filled == 0) return false;
        var hasNumber = int.TryParse(At(cells, columns, Column.Number).Text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return hasNumber || (filled >= 2 && At(cells, columns, Column.Number).Text.Length == 0);
    }

    private static Cell At(Cell[] cells, Dictionary<Column, int> columns, Column column) =>
        columns.TryGetValue(column, out var place) && place < cells.Length ? cells[place] : default(Cell) with { Text = "" };

    private static Cell[] Cells(IExcelDataReader reader)
    {
        var cells = new Cell[Math.Min(reader.FieldCount, MaxColumns)];
        for (var place = 0; place < cells.Length; place++)
        {
            cells[place] = reader.GetValue(place) switch
            {
                null => new Cell("", false),
                double number => new Cell(number.ToString("0.###############", CultureInfo.InvariantCulture), true),
                int number => new Cell(number.ToString(CultureInfo.InvariantCulture), true),
                DateTime date => new Cell(date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), false),
                var value => new Cell((Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Trim(), false),
            };
        }

        return cells;
    }

    // "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO: Huyện Cần Giờ" → the area after the heading.
    private static string? OfficeIn(string text)
    {
        var match = OfficeHeading().Match(UnitName.Clean(text));
        return match.Success && match.Groups[1].Value.Trim(' ', '.', '…') is { Length: > 0 } area ? area : null;
    }

    private static DateOnly? DateIn(string text)
    {
        var match = LongDate().Match(VietnameseText.Fold(text));
        return match.Success
            && DateOnly.TryParseExact($"{match.Groups[1].Value}/{match.Groups[2].Value}/{match.Groups[3].Value}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    [GeneratedRegex(@"^ph[òo]ng\s+(?:gi[áa]o\s+d[ụu]c\s+v[àa]\s+đ[àa]o\s+t[ạa]o|gd\s*&?\s*đt)\s*:?\s*(.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfficeHeading();

    [GeneratedRegex(@"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")]
    private static partial Regex LongDate();

    [GeneratedRegex(@"^(?:[ivx]+|[a-d]|\d+)[./)\-]+\s*")]
    private static partial Regex SectionNumber();

    private readonly record struct Cell(string Text, bool IsNumber);
}
