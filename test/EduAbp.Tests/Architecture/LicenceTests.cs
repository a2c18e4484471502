using System.Text.Json;
using System.Xml.Linq;

namespace EduAbp.Tests.Architecture;

/// <summary>EduAbp is given away under Apache-2.0: nothing that it stands on or carries may forbid that.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Allowed =
        ["Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "PostgreSQL", "Unlicense", "CC0-1.0", "MS-PL", "Zlib", "BlueOak-1.0.0", "LicenseRef-PublicDomain"];

    /// <summary>Fonts may be carried along under their own licence.</summary>
    private const string FontLicence = "OFL-1.1";

    /// <summary>What names its licence in another way than by an expression, and what was read there.</summary>
    private static readonly Dictionary<string, string> Read = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CommandLineParser"] = "MIT",
        ["Microsoft.DotNet.PlatformAbstractions"] = "MIT",
        ["xunit.abstractions"] = "Apache-2.0",
        ["SourceGear.sqlite3"] = "LicenseRef-PublicDomain",
    };

    /// <summary>Used by tests on their own machine, never given away, with the reason why that is enough.</summary>
    private static readonly Dictionary<string, string> OnlyInTests = new(StringComparer.Ordinal)
    {
        ["axe-core"] = "MPL-2.0",
    };

    [Fact]
    public void Every_package_of_NuGet_may_be_given_away_with_us()
    {
        var packages = Packages();
        packages.Count.ShouldBeGreaterThan(20);
        packages.Where(package => !IsAllowed(package.Licence)).Select(package => $"{package.Name}: {package.Licence}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_package_of_npm_may_be_given_away_with_us()
    {
        var refused = new List<string>();
        var count = 0;
        foreach (var file in Locks())
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var package in json.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0))
            {
                var name = package.Name[(package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..];
                var licence = package.Value.TryGetProperty("license", out var value) ? value.GetString()! : "none named";
                var isTest = file.Contains("/test/", StringComparison.Ordinal) && OnlyInTests.GetValueOrDefault(name) == licence;
                var isFont = licence == FontLicence && name.StartsWith("@fontsource/", StringComparison.Ordinal);
                count++;
                if (!IsAllowed(licence) && !isTest && !isFont)
                    refused.Add($"{Path.GetRelativePath(Repository.Root, file)}: {name}: {licence}");
            }
        }

        count.ShouldBeGreaterThan(50);
        refused.ShouldBeEmpty();
    }

    [Fact]
    public void A_licence_that_asks_for_more_is_noticed()
    {
        IsAllowed("GPL-3.0-only").ShouldBeFalse();
        IsAllowed("MIT AND AGPL-3.0").ShouldBeFalse();
        IsAllowed("none named").ShouldBeFalse();
        IsAllowed("(MIT OR GPL-2.0)").ShouldBeTrue("we may choose");
        IsAllowed("Apache-2.0 AND MIT").ShouldBeTrue();
    }

    private static bool IsAllowed(string expression)
    {
        var bare = expression.Trim().Trim('(', ')');
        return bare.Contains(" OR ", StringComparison.Ordinal)
            ? bare.Split(" OR ").Any(IsAllowed)
            : bare.Split(" AND ").All(part => Allowed.Contains(part.Trim().Trim('(', ')'), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Locks() =>
        new[] { "modules", "themes", "test", "src" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "package-lock.json", new EnumerationOptions { RecurseSubdirectories = true }))
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static List<(string Name, string Licence)> Packages()
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in new[] { "src", "modules", "themes", "test", "bench", "etc" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "project.assets.json", SearchOption.AllDirectories)))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var folders = json.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
            foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
            {
                if (found.ContainsKey(library.Name))
                    continue;
                var (name, version) = (library.Name.Split('/')[0], library.Name.Split('/')[1]);
                var nuspec = folders.Select(folder => Path.Combine(folder, library.Value.GetProperty("path").GetString()!, $"{name.ToLowerInvariant()}.nuspec")).First(File.Exists);
                found[library.Name] = Licence(name, XDocument.Load(nuspec));
            }
        }

        return [.. found.Select(pair => (pair.Key, pair.Value))];
    }

    private static string Licence(string name, XDocument nuspec)
    {
        var licence = nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        if (licence?.Attribute("type")?.Value == "expression")
            return licence.Value;
        return Read.GetValueOrDefault(name) ?? "none named";
    }
}
