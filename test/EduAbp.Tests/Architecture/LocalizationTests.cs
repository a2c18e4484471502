using System.Text.Json;
using System.Text.RegularExpressions;

namespace EduAbp.Tests.Architecture;

public sealed partial class LocalizationTests
{
    private static readonly IReadOnlyDictionary<string, Dictionary<string, string>> Files =
        Repository.Product(".json")
            .Where(file => file.Path.Contains("/Localization/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => JsonSerializer.Deserialize<Dictionary<string, string>>(file.Text)!);

    [Fact]
    public void Every_text_is_there_in_Vietnamese_and_in_English()
    {
        var missing =
            from file in Files
            let other = file.Key.EndsWith("/vi.json", StringComparison.Ordinal)
                ? file.Key.Replace("/vi.json", "/en.json", StringComparison.Ordinal)
                : file.Key.Replace("/en.json", "/vi.json", StringComparison.Ordinal)
            from key in file.Value.Keys
            // The singular, which Vietnamese does not have.
            where !key.EndsWith(":1", StringComparison.Ordinal)
            where !Files.TryGetValue(other, out var texts) || !texts.ContainsKey(key)
            select $"{other} lacks {key}";
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_that_a_page_or_a_class_asks_for_exists()
    {
        var known = Files.Values.SelectMany(texts => texts.Keys).ToHashSet(StringComparer.Ordinal);
        var missing =
            from file in Repository.Product(".cshtml").Concat(Repository.Product(".cs"))
            from line in file.Text.Split('\n')
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from Match match in AskedFor().Matches(line)
            let key = match.Groups["key"].Value
            where !known.Contains(key)
            select $"{file.Path} asks for {key}";
        missing.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_placeholder_is_in_both_languages()
    {
        var differing =
            from file in Files
            where file.Key.EndsWith("/vi.json", StringComparison.Ordinal)
            let english = Files.GetValueOrDefault(file.Key.Replace("/vi.json", "/en.json", StringComparison.Ordinal)) ?? []
            from text in file.Value
            where english.ContainsKey(text.Key)
                && !Placeholders(text.Value).SetEquals(Placeholders(english[text.Key]))
            select $"{file.Key} {text.Key}: «{text.Value}» against «{english[text.Key]}»";
        differing.ShouldBeEmpty();
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("""\b(L|localizer|texts)\["(?<key>[A-Za-z0-9.]+:[^"{}]+)"[,\]]""", RegexOptions.IgnoreCase)]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
