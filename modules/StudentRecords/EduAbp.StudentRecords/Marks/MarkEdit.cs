using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EduAbp.StudentRecords.Marks;

/// <summary>What a cell shall become: a mark, or the words of the column <see cref="MarkColumns.Comment"/>.</summary>
internal readonly record struct MarkEdit(string Column, decimal? Value, string? Text = null);

/// <summary>Who changes marks.</summary>
internal readonly record struct MarkAuthor(Guid Id, string Name);

/// <summary>Values before and after a change, as compact JSON: <c>{"CK":[null,8.5],"NX":["","Tiến bộ"]}</c>.</summary>
internal static class MarkDifference
{
    public static string Write(IEnumerable<(string Column, object? Before, object? After)> cells)
    {
        var json = new StringBuilder("{");
        foreach (var (column, before, after) in cells.OrderBy(cell => cell.Column, StringComparer.Ordinal))
            json.Append(json.Length == 1 ? "\"" : ",\"").Append(column).Append("\":[").Append(Write(before)).Append(',').Append(Write(after)).Append(']');
        return json.Append('}').ToString();
    }

    public static IReadOnlyList<(string Column, string? Before, string? After)> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(cell => (cell.Name, Read(cell.Value[0]), Read(cell.Value[1])))];
    }

    private static string Write(object? value) => value switch
    {
        decimal number => number.ToString("0.##", CultureInfo.InvariantCulture),
        string text => JsonSerializer.Serialize(text),
        _ => "null",
    };

    private static string? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
