using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace EduAbp.StudentRecords.Grading.Cases;

/// <summary>A value in the file, its path, and where its errors go. Whatever is wrong is noted and reading goes on.</summary>
internal sealed class CaseNode(JsonElement element, string path, List<ValidationError> errors)
{
    private const int MaxItems = 100;

    public string Path => path;

    public bool IsText([NotNullWhen(true)] out string? text)
    {
        text = element.ValueKind == JsonValueKind.String ? element.GetString()! : null;
        return text is not null;
    }

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>Null where it is absent, null, or this is no object.</summary>
    public CaseNode? Find(string name) => IsObject && element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null
        ? new CaseNode(found, $"{path}.{name}", errors)
        : null;

    /// <summary>A misspelt name would silently change the result.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        if (!IsObject)
        {
            Wrong("NotAnObject");
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                errors.Add(new ValidationError($"{path}.{property.Name}", Code("UnknownMember"), Values(("Name", property.Name), ("Known", string.Join(", ", names.ToArray())))));
        }
    }

    public IReadOnlyList<CaseNode> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
            Wrong("NotAList");
        else if (element.GetArrayLength() > MaxItems)
            Wrong("TooMany", ("Max", MaxItems));
        else
            return [.. element.EnumerateArray().Select((item, place) => new CaseNode(item, $"{path}[{place}]", errors))];
        return [];
    }

    /// <summary>The items of a list; one value stands for a list of one.</summary>
    public IReadOnlyList<CaseNode> OneOrMore() => element.ValueKind == JsonValueKind.Array ? Items() : [this];

    public int? Number(int least, int most)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        Wrong("NotANumber", ("Least", least), ("Most", most));
        return null;
    }

    public bool? Flag()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean();
        Wrong("NotAFlag");
        return null;
    }

    public string? Text(int max = 100)
    {
        if (IsText(out var text) && text.Trim() is { Length: > 0 } trimmed && trimmed.Length <= max)
            return trimmed;
        Wrong("NotAText", ("Max", max));
        return null;
    }

    /// <summary>8.5, "8,5" or "Đ", by the scale.</summary>
    public decimal? Mark(MarkScale scale)
    {
        var reading = element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number)
            ? MarkReader.Of(number, scale)
            : MarkReader.Read(element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText(), scale);
        if (reading.Mark is { } mark)
            return mark.Number;
        if (reading.Problem is { } problem)
            errors.Add(new ValidationError(path, $"StudentRecords:Grading:Mark:{problem}", Values(("0", Shown()))));
        else
            Wrong("EmptyMark");
        return null;
    }

    public T? Choice<T>(IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (IsText(out var text) && choices.TryGetValue(text.Trim().ToUpperInvariant(), out var found))
            return found;
        Wrong("UnknownChoice", ("Text", Shown()), ("Known", string.Join(", ", choices.Keys)));
        return null;
    }

    public void Wrong(string code, params ReadOnlySpan<(string Name, object? Value)> values) => errors.Add(new ValidationError(path, Code(code), Values(values)));

    public string Shown() => (IsText(out var text) ? text : element.GetRawText()) is { Length: <= 40 } shown ? shown : "…";

    public static string Code(string code) => "StudentRecords:Grading:Case:" + code;

    public static Dictionary<string, object?> Values(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var all = new Dictionary<string, object?>();
        foreach (var (name, value) in values)
            all[name] = Convert.ToString(value, CultureInfo.InvariantCulture);
        return all;
    }
}
