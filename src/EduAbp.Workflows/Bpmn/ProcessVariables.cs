using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduAbp.Workflows.Bpmn;

/// <summary>What a process knows: plain values by name, kept as JSON so that they survive restarts unchanged.</summary>
[JsonConverter(typeof(ProcessVariablesJsonConverter))]
internal sealed class ProcessVariables
{
    private readonly ImmutableSortedDictionary<string, JsonElement> _values;

    private ProcessVariables(ImmutableSortedDictionary<string, JsonElement> values) => _values = values;

    public static ProcessVariables Empty { get; } = new(ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal));

    public static ProcessVariables Of(IReadOnlyDictionary<string, object?>? values) => Empty.With(values);

    public IReadOnlyDictionary<string, JsonElement> Values => _values;

    public JsonElement? Find(string name) => _values.TryGetValue(name, out var value) ? value : null;

    public Guid? FindGuid(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value && value.TryGetGuid(out var id) ? id : null;

    /// <summary>The ids in a variable that holds one or a list of them.</summary>
    public IReadOnlyList<Guid> FindGuids(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => item.GetGuid()).Distinct()],
        _ => FindGuid(name) is { } id ? [id] : [],
    };

    public ProcessVariables With(IReadOnlyDictionary<string, object?>? values)
    {
        if (values is null || values.Count == 0) return this;
        var builder = _values.ToBuilder();
        foreach (var (name, value) in values) builder[name] = JsonSerializer.SerializeToElement(value);
        return new(builder.ToImmutable());
    }

    private sealed class ProcessVariablesJsonConverter : JsonConverter<ProcessVariables>
    {
        public override ProcessVariables Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(ref reader, options)!
                .ToImmutableSortedDictionary(StringComparer.Ordinal));

        public override void Write(Utf8JsonWriter writer, ProcessVariables value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, (IReadOnlyDictionary<string, JsonElement>)value._values, options);
    }
}
