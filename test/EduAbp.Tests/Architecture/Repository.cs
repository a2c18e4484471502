using System.Text.RegularExpressions;

namespace EduAbp.Tests.Architecture;

/// <summary>The source as it lies in the repository.</summary>
internal static class Repository
{
    private static readonly Regex Generated = new("/(bin|obj|node_modules|dist)/", RegexOptions.Compiled);

    public static string Root { get; } = FindRoot();

    /// <summary>What is ours and shipped: the platform, the modules, the themes.</summary>
    public static IReadOnlyList<SourceFile> Product(string extension) =>
        [.. new[] { "src", "modules", "themes" }.SelectMany(folder => Files(folder, extension))];

    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. new[] { "src", "modules", "themes" }.SelectMany(folder => Files(folder, ".csproj")).Select(file => new ProjectFile(file))];

    private static IEnumerable<SourceFile> Files(string folder, string extension)
    {
        var path = Path.Combine(Root, folder);
        if (!Directory.Exists(path))
            return [];
        return Directory.EnumerateFiles(path, $"*{extension}", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !Generated.IsMatch(file))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(file));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EduAbp.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        return folder.FullName;
    }
}

internal sealed record SourceFile(string Path)
{
    private string? _text;

    public string Text => _text ??= File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path));

    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsMigration => Path.Contains("/Migrations/", StringComparison.Ordinal);

    /// <summary>The lines that match, as "path:line text".</summary>
    public IEnumerable<string> Lines(Regex pattern) =>
        Text.Split('\n')
            .Select((line, index) => (Line: line.Trim(), Number: index + 1))
            .Where(line => !line.Line.StartsWith("//", StringComparison.Ordinal) && pattern.IsMatch(line.Line))
            .Select(line => $"{Path}:{line.Number} {line.Line}");
}

internal sealed class ProjectFile
{
    private static readonly Regex Reference = new("<ProjectReference Include=\"([^\"]+)\"", RegexOptions.Compiled);

    public ProjectFile(SourceFile file)
    {
        Path = file.Path;
        Name = System.IO.Path.GetFileNameWithoutExtension(file.Path);
        Folder = file.Path.Split('/')[0];
        References = [.. Reference.Matches(file.Text)
            .Select(match => System.IO.Path.GetFileNameWithoutExtension(match.Groups[1].Value.Replace('\\', '/')))];
    }

    public string Name { get; }

    public string Path { get; }

    /// <summary>src, modules or themes.</summary>
    public string Folder { get; }

    public IReadOnlyList<string> References { get; }
}
