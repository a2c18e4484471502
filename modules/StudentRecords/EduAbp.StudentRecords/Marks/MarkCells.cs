using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EduAbp.StudentRecords.Marks;

/// <summary>One cell of the grid as it is stored.</summary>
/// <param name="Value">The mark, letters by their rank; null for an empty cell.</param>
/// <param name="Version">How often it was changed: whoever saves says which version was seen.</param>
/// <param name="IsCorrected">Changed after the column was locked.</param>
/// <param name="IsElsewhere">Given by another school before the pupil came.</param>
internal readonly record struct MarkCell(decimal? Value, int Version, bool IsCorrected = false, bool IsElsewhere = false)
{
    private const int Corrected = 1;
    private const int Elsewhere = 2;

    public MarkCell(decimal? value, int version, int flags)
        : this(value, version, (flags & Corrected) != 0, (flags & Elsewhere) != 0)
    {
    }

    public int Flags => (IsCorrected ? Corrected : 0) + (IsElsewhere ? Elsewhere : 0);
}

/// <summary>The cells of a line by column, as compact JSON: value, version and flags where there are any: <c>{"CK":[8.5,1],"TX1":[7,2,1]}</c>.</summary>
internal sealed class MarkCells
{
    private static readonly SortedDictionary<string, MarkCell> Nothing = [];
    private readonly SortedDictionary<string, MarkCell> _cells;

    private MarkCells(SortedDictionary<string, MarkCell> cells) => _cells = cells;

    public static MarkCells Empty { get; } = new(Nothing);

    public IEnumerable<KeyValuePair<string, MarkCell>> All => _cells;

    public MarkCell this[string column] => _cells.GetValueOrDefault(column);

    public static MarkCells Parse(string? json)
    {
        if (json is null or "{}" or "")
            return Empty;
        var cells = new SortedDictionary<string, MarkCell>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = reader.GetString()!;
            reader.Read();
            reader.Read();
            decimal? value = reader.TokenType == JsonTokenType.Number ? reader.GetDecimal() : null;
            reader.Read();
            var version = reader.GetInt32();
            reader.Read();
            var flags = 0;
            if (reader.TokenType == JsonTokenType.Number)
            {
                flags = reader.GetInt32();
                reader.Read();
            }

            cells[column] = new MarkCell(value, version, flags);
        }

        return new MarkCells(cells);
    }

    public MarkCells With(string column, MarkCell cell) =>
        new(new SortedDictionary<string, MarkCell>(_cells, StringComparer.Ordinal) { [column] = cell });

    public override string ToString()
    {
        var json = new StringBuilder("{", _cells.Count * 14);
        foreach (var (column, cell) in _cells)
        {
            json.Append(json.Length == 1 ? "\"" : ",\"").Append(column).Append("\":[");
            json.Append(cell.Value is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : "null");
            json.Append(',').Append(cell.Version.ToString(CultureInfo.InvariantCulture));
            if (cell.Flags != 0)
                json.Append(',').Append(cell.Flags.ToString(CultureInfo.InvariantCulture));
            json.Append(']');
        }

        return json.Append('}').ToString();
    }
}
