using System.Reflection;
using System.Text.RegularExpressions;
using EduAbp.Modularity;

namespace EduAbp.Navigation;

/// <summary>What explains a role's work at the desk, step by step and in Vietnamese; its title is the text <c>Guide:{Name}</c>.</summary>
/// <param name="Name">Its address; its text is the embedded resource <c>guide-{Name}.html</c> of the contributor's assembly.</param>
/// <param name="Permissions">Open to whoever holds one of them.</param>
/// <param name="UnitKinds">Shown only in units of these kinds; null for all.</param>
public sealed partial record Guide(string Name, IReadOnlyList<string> Permissions, IReadOnlyList<string>? UnitKinds)
{
    private Dictionary<string, string?>? _pages;

    /// <summary>The optional module that added it; null for the platform.</summary>
    public string? Module { get; internal init; }

    /// <summary>The text, in HTML of our own.</summary>
    public required string Text { get; init; }

    /// <summary>The pages that it explains, as its headings say in <c>data-pages</c>, with the section to open for each.</summary>
    public IReadOnlyDictionary<string, string?> Pages => _pages ??= ReadPages(Text);

    private static Dictionary<string, string?> ReadPages(string text)
    {
        var pages = new Dictionary<string, string?>();
        foreach (Match element in Explaining().Matches(text))
            foreach (var page in element.Groups["pages"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                pages.TryAdd(page, element.Groups["id"] is { Success: true } id ? id.Value : null);
        return pages;
    }

    [GeneratedRegex("<\\w+( id=\"(?<id>[^\"]+)\")? data-pages=\"(?<pages>[^\"]+)\"")]
    private static partial Regex Explaining();
}

/// <summary>Adds a module's guides.</summary>
public interface IGuideContributor
{
    void Configure(GuideContext context);
}

public sealed class GuideContext(Assembly assembly)
{
    internal List<Guide> Items { get; } = [];

    /// <param name="name">Its address.</param>
    /// <param name="permissions">Open to whoever holds one of them.</param>
    public GuideContext Add(string name, params string[] permissions) => Add(name, null, permissions);

    /// <param name="name">Its address.</param>
    /// <param name="unitKinds">Shown only in units of these kinds.</param>
    /// <param name="permissions">Open to whoever holds one of them.</param>
    public GuideContext Add(string name, IReadOnlyList<string>? unitKinds, params string[] permissions)
    {
        using var stream = assembly.GetManifestResourceStream($"guide-{name}.html")
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} embeds no guide-{name}.html.");
        using var reader = new StreamReader(stream);
        Items.Add(new Guide(name, permissions, unitKinds) { Text = reader.ReadToEnd() });
        return this;
    }
}

/// <summary>All guides; the first that explains a page and is open to the person is the one that the page leads to.</summary>
public sealed class GuideManager : DependencyInjection.ISingletonDependency
{
    public GuideManager(IEnumerable<IGuideContributor> contributors, ModuleList modules)
    {
        var guides = new List<Guide>();
        foreach (var contributor in contributors)
        {
            var assembly = contributor.GetType().Assembly;
            var context = new GuideContext(assembly);
            contributor.Configure(context);
            var module = modules.FindOptional(assembly)?.Name;
            guides.AddRange(context.Items.Select(guide => guide with { Module = module }));
        }

        All = guides;
    }

    public IReadOnlyList<Guide> All { get; }
}
