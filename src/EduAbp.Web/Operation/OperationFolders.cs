using EduAbp.DependencyInjection;

namespace EduAbp.Web.Operation;

/// <summary>What an installation keeps beside its database.</summary>
internal sealed class OperationFolders(IConfiguration configuration) : ISingletonDependency
{
    public string Blobs { get; } = Path.GetFullPath(configuration["Blobs:Path"] ?? ".data/blobs");

    /// <summary>Without the keys the backup's sessions and sealed settings could not be read.</summary>
    public string Keys { get; } = Path.GetFullPath(configuration["DataProtection:Path"] ?? ".data/keys");

    /// <summary>Relative names with <c>/</c>; files that are just being written are left out.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".part", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
        : [];
}
