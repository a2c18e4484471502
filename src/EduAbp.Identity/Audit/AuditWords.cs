using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace EduAbp.Identity.Audit;

/// <summary>Says a row of the log in words: what was done, and what changed.</summary>
internal static class AuditWords
{
    public static string Action(IStringLocalizer texts, AuditRow row)
    {
        var action = Action(texts, row.Action);
        return row.EntityType is null ? action : $"{action}: {OrOwn(texts, $"Audit:Entity:{row.EntityType}", row.EntityType)}";
    }

    public static string Action(IStringLocalizer texts, string action) => OrOwn(texts, $"Audit:{action}", action);

    public static IReadOnlyList<(string Name, string Value)> Details(IStringLocalizer texts, AuditRow row)
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
                    .Select(property => (OrOwn(texts, $"Audit:Field:{Pascal(property.Name)}", property.Name), property.Name is "device"
                        ? Sessions.DeviceNames.Of(texts, property.Value.GetString())
                        : Value(texts, property.Value, isChange: row.EntityType is not null)))];
        }
        catch (JsonException)
        {
            return [("", data)];
        }
    }

    private static string Value(IStringLocalizer texts, JsonElement value, bool isChange = false) => value.ValueKind switch
    {
        // A change of a row is kept as [before, after].
        JsonValueKind.Array when isChange && value.GetArrayLength() == 2 => $"{Value(texts, value[0])} → {Value(texts, value[1])}",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(part => Value(texts, part))),
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Where(part => part.Value.ValueKind != JsonValueKind.Null)
            .Select(part => $"{OrOwn(texts, $"Audit:Field:{Pascal(part.Name)}", part.Name)}: {Value(texts, part.Value)}")),
        JsonValueKind.True => texts["Audit:Yes"],
        JsonValueKind.False => texts["Audit:No"],
        JsonValueKind.Null => "–",
        JsonValueKind.String => OrOwn(texts, $"Role:{value.GetString()}", value.GetString()!),
        _ => value.ToString(),
    };

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static string OrOwn(IStringLocalizer texts, string key, string own) => texts[key] is { ResourceNotFound: false } found ? found.Value : own;
}
