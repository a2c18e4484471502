using System.Text.RegularExpressions;

namespace EduAbp.Tests.Architecture;

public sealed partial class ReferenceTests
{
    private static readonly Dictionary<string, ProjectFile> ByName = Repository.Projects.ToDictionary(project => project.Name);

    [Fact]
    public void The_platform_knows_no_module_and_no_theme() =>
        References(from: project => project.Folder == "src" && project.Name != "EduAbp.Web", to: project => project.Folder != "src")
            .ShouldBeEmpty();

    [Fact]
    public void A_module_knows_other_modules_by_their_contracts_only() =>
        References(
            from: project => project.Folder == "modules",
            to: project => project.Folder == "themes"
                || project.Name == "EduAbp.Web"
                || (project.Folder == "modules" && !project.Name.EndsWith(".Contracts", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void A_theme_knows_no_module() =>
        References(from: project => project.Folder == "themes", to: project => project.Folder == "modules" || project.Name == "EduAbp.Web")
            .ShouldBeEmpty();

    [Fact]
    public void The_kernel_knows_no_feature()
    {
        string[] kernel = ["EduAbp.Core", "EduAbp.EntityFrameworkCore", "EduAbp.AspNetCore"];
        References(from: project => kernel.Contains(project.Name), to: project => !kernel.Contains(project.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_contracts_of_a_feature_are_public()
    {
        string[] kernel = ["EduAbp.Core", "EduAbp.EntityFrameworkCore", "EduAbp.AspNetCore"];
        bool IsContract(SourceFile file) => file.Path.Contains("Contracts/", StringComparison.Ordinal);
        var features = Repository.Product(".cs")
            .Where(file => !kernel.Any(name => file.Path.Contains($"/{name}/", StringComparison.Ordinal)) && !file.IsMigration)
            .ToList();
        var contracts = string.Concat(features.Where(IsContract).Select(file => file.Text));

        var open =
            from file in features
            where !IsContract(file)
            from Match type in PublicType().Matches(file.Text)
            let name = type.Groups["name"].Value
            // What a contract speaks of is part of it, wherever it lies.
            where !Regex.IsMatch(contracts, $@"\b{name}\b")
            select $"{file.Path}: {name}";
        open.ShouldBeEmpty();
    }

    [GeneratedRegex(@"^public\s+((sealed|static|abstract|partial|readonly)\s+)*(class|record|interface|enum|struct)\s+(struct\s+)?(?<name>\w+)(?![^\n]*:\s*(AbpModule|TagHelper|ViewComponent)\b)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    private static IEnumerable<string> References(Func<ProjectFile, bool> from, Func<ProjectFile, bool> to) =>
        from project in Repository.Projects.Where(@from)
        from reference in project.References
        where ByName.TryGetValue(reference, out var target) && to(target)
        select $"{project.Name} references {reference}";
}
