using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using EduAbp.Plugins;

namespace EduAbp.AspNetCore.Plugins;

/// <summary>Looks at what lies in the folder of plug-ins, without running any of it.</summary>
internal static class PluginFolder
{
    private static readonly string[] Kernel = ["EduAbp.Core", "EduAbp.EntityFrameworkCore", "EduAbp.AspNetCore"];

    public static IReadOnlyList<PluginReport> Read(string path, IReadOnlyDictionary<string, PluginApproval> approvals, Version kernel) =>
        !Directory.Exists(path)
            ? []
            : [.. Directory.GetDirectories(path).Order(StringComparer.Ordinal).Select(folder => Judge(folder, approvals, kernel))];

    private static PluginReport Judge(string folder, IReadOnlyDictionary<string, PluginApproval> approvals, Version kernel)
    {
        var name = Path.GetFileName(folder);
        PluginManifest? manifest = null;
        var hash = "";
        try
        {
            hash = Hash(folder);
            var file = Path.Combine(folder, "plugin.json");
            if (!File.Exists(file))
                return Say(PluginState.Broken, "There is no plugin.json.");
            manifest = PluginManifest.Parse(File.ReadAllText(file));
            if (manifest.Name != name)
                return Say(PluginState.Broken, $"The plug-in is called {manifest.Name}, its folder {name}.");
            if (!File.Exists(Path.Combine(folder, manifest.Assembly)))
                return Say(PluginState.Broken, $"{manifest.Assembly} is not there.");
            if (!manifest.Kernel.Contains(kernel))
                return Say(PluginState.WrongKernel, $"Built for EduAbp from {manifest.Kernel.From} before {manifest.Kernel.Before}; this is {kernel}.");
            if (NotAskedFor(Path.Combine(folder, manifest.Assembly), manifest.Wants.Contracts) is { Count: > 0 } secret)
                return Say(PluginState.Failed, $"It calls what its manifest does not ask for: {string.Join(", ", secret)}.");
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return Say(PluginState.Broken, unreadable.Message);
        }

        return approvals.TryGetValue(name, out var approval)
            ? approval.Hash == hash ? Say(PluginState.Running, null) : Say(PluginState.Changed, "Its files are not those that were approved.")
            : Say(PluginState.NotApproved, "The department has not approved it.");

        PluginReport Say(PluginState state, string? problem) => new(name, manifest, hash, state, problem);
    }

    // Names and contents of all files: a changed library or picture needs a new approval as the assembly does.
    private static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            using var stream = File.OpenRead(file);
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static List<string> NotAskedFor(string assembly, IReadOnlyList<string> contracts)
    {
        using var stream = File.OpenRead(assembly);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
            throw new BadImageFormatException($"{Path.GetFileName(assembly)} is no assembly.");
        var metadata = image.GetMetadataReader();
        var secret = new List<string>();
        foreach (var handle in metadata.TypeReferences)
        {
            var type = metadata.GetTypeReference(handle);
            if (type.ResolutionScope.Kind != HandleKind.AssemblyReference)
                continue;
            var from = metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);
            var name = $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
            var isContract = from.StartsWith("EduAbp.", StringComparison.Ordinal) && !Kernel.Contains(from) && !name.EndsWith("Module", StringComparison.Ordinal);
            if (isContract && !contracts.Any(contract => name == contract || name.StartsWith(contract + ".", StringComparison.Ordinal)))
                secret.Add(name);
        }

        return secret;
    }
}
