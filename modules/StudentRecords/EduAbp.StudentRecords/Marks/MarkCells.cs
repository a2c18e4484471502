using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EduAbp.StudentRecords.Marks;

/// <summary>One cell of the grid as it is stored.</summary>
/// <param name="Value">The mark, letters by their rank; null for an empty cell.</param>
/// <param name="Version">How often it was changed: whoever saves says which version was seen.</param>
/// <param name="IsCorrected">Changed after the column was locked.</param>
internal readonly record struct MarkCell(decimal? Value, int Version, bool IsCorrected = false);

/// <summary>The cells of a line by column, as compact JSON: <c>{"CK":[8.5,1],"TX1":[7,2,1]}</c>.</summary>
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
            var isCorrected = reader.TokenType == JsonTokenType.Number;
            if (isCorrected)
                reader.Read();
            cells[column] = new MarkCell(value, version, isCorrected);
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
            json.Append(',').Append(cell.Version.ToString(CultureInfo.InvariantCulture)).Append(cell.IsCorrected ? ",1]" : "]");
        }

        return json.Append('}').ToString();
    }
}
