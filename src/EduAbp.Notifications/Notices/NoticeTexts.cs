using System.Globalization;
using System.Text.Json;
using EduAbp.DependencyInjection;
using EduAbp.Localization;
using EduAbp.Notifications.Contracts;
using EduAbp.Timing;
using Microsoft.Extensions.Localization;

namespace EduAbp.Notifications.Notices;

/// <summary>Words of a notice in the language of whoever reads it.</summary>
internal sealed class NoticeTexts(IStringLocalizer localizer, TimeTexts times) : ISingletonDependency
{
    public string Of(string template, IReadOnlyDictionary<string, string> data) =>
        localizer.Text($"Notice:{template}", InWords(data).Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)));

    public string Of(string template, string data) => Of(template, JsonSerializer.Deserialize<Dictionary<string, string>>(data) ?? []);

    public Dictionary<string, string> InWords(IReadOnlyDictionary<string, string> data) => data.ToDictionary(pair => pair.Key, pair => InWords(pair.Value));

    private string InWords(string value)
    {
        if (value.StartsWith(NoticeValue.TimeMark))
            return times.DateTime(DateTimeOffset.Parse(value[1..], CultureInfo.InvariantCulture));
        if (!value.StartsWith(NoticeValue.TextMark))
            return value;
        var parts = value[1..].Split(NoticeValue.TextMark);
        var text = localizer[parts[0]];
        return text.ResourceNotFound && parts.Length > 1 ? parts[1] : text.Value;
    }
}
