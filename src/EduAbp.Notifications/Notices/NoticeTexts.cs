using System.Text.Json;
using EduAbp.DependencyInjection;
using EduAbp.Localization;
using Microsoft.Extensions.Localization;

namespace EduAbp.Notifications.Notices;

/// <summary>Words of a notice in the language of whoever reads it.</summary>
internal sealed class NoticeTexts(IStringLocalizer localizer) : ISingletonDependency
{
    public string Of(string template, IReadOnlyDictionary<string, string> data) =>
        localizer.Text($"Notice:{template}", data.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)));

    public string Of(string template, string data) => Of(template, JsonSerializer.Deserialize<Dictionary<string, string>>(data) ?? []);
}
