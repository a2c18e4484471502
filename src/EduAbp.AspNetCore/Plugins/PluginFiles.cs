using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace EduAbp.AspNetCore.Plugins;

/// <summary>The static files of the running plug-ins, at <c>_content/{Name}/…</c> as those of any module.</summary>
internal sealed class PluginFiles : IFileProvider
{
    private readonly Dictionary<string, PhysicalFileProvider> _folders;

    public PluginFiles(IEnumerable<(string Name, string Folder)> plugins) =>
        _folders = plugins.Where(plugin => Directory.Exists(plugin.Folder)).ToDictionary(plugin => plugin.Name, plugin => new PhysicalFileProvider(plugin.Folder));

    public bool Any => _folders.Count > 0;

    public IFileInfo GetFileInfo(string subpath) =>
        subpath.TrimStart('/').Split('/', 3) is ["_content", var name, var rest] && _folders.TryGetValue(name, out var folder)
            ? folder.GetFileInfo(rest)
            : new NotFoundFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
