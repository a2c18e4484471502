using System.Globalization;
using System.Reflection;
using System.Text.Json;
using EduAbp.Modularity;
using Microsoft.Extensions.Localization;

namespace EduAbp.Localization;

/// <summary>
/// The texts of all modules, from their embedded <c>Localization/vi.json</c> and <c>en.json</c>. Keys begin with the
/// module's name; a key that two modules define with different texts is an error at start.
/// </summary>
public sealed class LocalizedTexts
{
    private static readonly string[] Cultures = ["vi", "en"];
    private readonly Dictionary<string, Dictionary<string, string>> _byCulture = [];

    public LocalizedTexts(ModuleList modules)
        : this(modules.Assemblies)
    {
    }

    internal LocalizedTexts(IEnumerable<Assembly> assemblies)
    {
        foreach (var culture in Cultures)
            _byCulture[culture] = [];
        foreach (var assembly in assemblies.Append(typeof(LocalizedTexts).Assembly).Distinct())
            foreach (var culture in Cultures)
                Read(assembly, culture);
    }

    public IReadOnlyDictionary<string, string> All(string culture) => _byCulture[culture];

    public string? Find(CultureInfo culture, string key)
    {
        var texts = _byCulture[culture.TwoLetterISOLanguageName == "en" ? "en" : "vi"];
        return texts.GetValueOrDefault(key);
    }

    private void Read(Assembly assembly, string culture)
    {
        var suffix = $".Localization.{culture}.json";
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(suffix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                if (!_byCulture[culture].TryAdd(key, text) && _byCulture[culture][key] != text)
                    throw new InvalidOperationException($"Two modules define the text {key} ({culture}); {assembly.GetName().Name} is the second.");
            }
        }
    }
}

/// <summary>Looks texts up in the language of the request; a key without a text shows itself.</summary>
internal sealed class JsonLocalizer(LocalizedTexts texts) : IStringLocalizer, DependencyInjection.ISingletonDependency
{
    public LocalizedString this[string name]
    {
        get
        {
            var text = texts.Find(CultureInfo.CurrentUICulture, name);
            return new LocalizedString(name, text ?? name, resourceNotFound: text is null);
        }
    }

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = this[name];
            return found.ResourceNotFound ? found : new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, found.Value, arguments));
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        texts.All(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi")
            .Select(pair => new LocalizedString(pair.Key, pair.Value));
}

/// <summary>Texts with named values, as errors carry them: <c>{Title}</c>.</summary>
public static class LocalizerExtensions
{
    public static string Text(this IStringLocalizer localizer, string key, IEnumerable<KeyValuePair<string, object?>>? values)
    {
        var text = localizer[key].Value;
        foreach (var (name, value) in values ?? [])
            text = text.Replace($"{{{name}}}", Convert.ToString(value, CultureInfo.CurrentCulture), StringComparison.Ordinal);
        return text;
    }

    public static string Text(this IStringLocalizer localizer, BusinessException error) => localizer.Text(error.Code, error.Values);
}
