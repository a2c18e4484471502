using System.Text.RegularExpressions;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.Extensions.Configuration;

namespace EduAbp.AspNetCore.Blobs;

/// <summary>Files under <c>Blobs:Path</c>, one folder a unit.</summary>
internal sealed partial class FileBlobStore(ICurrentTenant tenant, IConfiguration configuration) : IBlobStore, ITransientDependency
{
    private readonly string _root = Path.GetFullPath(configuration["Blobs:Path"] ?? ".data/blobs");

    public async Task SaveAsync(string container, string name, Stream content, CancellationToken cancellationToken)
    {
        var path = PathOf(container, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = File.Create(part))
                await content.CopyToAsync(file, cancellationToken);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public Task<Stream?> OpenReadAsync(string container, string name, CancellationToken cancellationToken)
    {
        var path = PathOf(container, name);
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true)
            : null);
    }

    public Task DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        var path = PathOf(container, name);
        if (File.Exists(path))
            File.Delete(path);
        return Task.CompletedTask;
    }

    private string PathOf(string container, string name)
    {
        if (!Safe().IsMatch(container) || !Safe().IsMatch(name) || name.Contains("..", StringComparison.Ordinal))
            throw new ArgumentException($"Not the name of a file: {container}/{name}");
        return Path.Combine(_root, tenant.GetId().ToString("N"), container, name);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]*(/[A-Za-z0-9_][A-Za-z0-9_.\-]*)*$")]
    private static partial Regex Safe();
}
