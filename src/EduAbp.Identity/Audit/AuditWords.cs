using System.Globalization;
using System.Text.Json;
using EduAbp.Timing;
using Microsoft.Extensions.Localization;

namespace EduAbp.Identity.Audit;

/// <summary>Says a row of the log in words: what was done, and what changed.</summary>
internal static class AuditWords
{
    public static string Action(IStringLocalizer texts, AuditRow row)
    {
        var action = Action(texts, row.Action);
        return row.EntityType is null ? action : $"{action}: {OrOwn(texts, $"Audit:Entity:{row.EntityType}", texts["Audit:Entity:Other"].Value)}";
    }

    public static string Action(IStringLocalizer texts, string action) => OrOwn(texts, $"Audit:{action}", action);

    /// <param name="whole">With the fields of a changed row that have no word, which only whoever made the program understands.</param>
    public static IReadOnlyList<(string Name, string Value)> Details(IStringLocalizer texts, AuditRow row, bool whole = false)
    {
        if (row.Data is not { } data)
            return [];
        try
        {
            using var json = JsonDocument.Parse(data);
            return json.RootElement.ValueKind != JsonValueKind.Object
                ? []
                : [.. json.RootElement.EnumerateObject()
                    .Where(property => property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                    .Where(property => whole || row.EntityType is null || IsSaid(texts, row.EntityType, property))
                    .Select(property => (OrOwn(texts, $"Audit:Field:{Pascal(property.Name)}", property.Name), property.Name is "device"
                        ? Sessions.DeviceNames.Of(texts, property.Value.GetString())
                        : Value(texts, property.Value, row.EntityType is null ? null : $"Audit:Value:{row.EntityType}:{Pascal(property.Name)}")))];
        }
        catch (JsonException)
        {
            return [("", data)];
        }
    }

    // A number that stands for a state is said only where it has a word.
    private static bool IsSaid(IStringLocalizer texts, string entity, JsonProperty property) =>
        !texts[$"Audit:Field:{Pascal(property.Name)}"].ResourceNotFound
        && (Pascal(property.Name) != "State" || property.Value.ValueKind != JsonValueKind.Array
            || property.Value.EnumerateArray().All(state => state.ValueKind != JsonValueKind.Number || !texts[$"Audit:Value:{entity}:State:{state}"].ResourceNotFound));

    /// <param name="changed">The beginning of the keys for the values of a changed row's field; null where nothing was changed.</param>
    private static string Value(IStringLocalizer texts, JsonElement value, string? changed = null) => value.ValueKind switch
    {
        // A change of a row is kept as [before, after].
        JsonValueKind.Array when changed is not null && value.GetArrayLength() == 2 => $"{One(texts, value[0], changed)} → {One(texts, value[1], changed)}",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(part => Value(texts, part))),
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Where(part => part.Value.ValueKind != JsonValueKind.Null)
            .Select(part => $"{OrOwn(texts, $"Audit:Field:{Pascal(part.Name)}", part.Name)}: {Value(texts, part.Value)}")),
        JsonValueKind.True => texts["Audit:Yes"],
        JsonValueKind.False => texts["Audit:No"],
        JsonValueKind.Null => "–",
        JsonValueKind.String when value.GetString()!.Contains('T', StringComparison.Ordinal) && value.TryGetDateTimeOffset(out var moment) =>
            moment.ToVietnamTime().ToString("d'/'M'/'yyyy, H:mm", CultureInfo.InvariantCulture),
        JsonValueKind.String => OrOwn(texts, $"Role:{value.GetString()}", value.GetString()!),
        _ => value.ToString(),
    };

    private static string One(IStringLocalizer texts, JsonElement value, string keys) =>
        value.ValueKind == JsonValueKind.Number ? OrOwn(texts, $"{keys}:{value}", value.ToString()) : Value(texts, value);

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static string OrOwn(IStringLocalizer texts, string key, string own) => texts[key] is { ResourceNotFound: false } found ? found.Value : own;
}
