using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace EduAbp.Workflows.Processes;

/// <summary>A process as its module brings it; the hash of the file is its version.</summary>
/// <param name="Assembly">The module's.</param>
internal sealed record ProcessSource(string Key, string Xml, Assembly? Assembly = null)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Xml)));

    public static ProcessSource FromAssembly(string key, Assembly assembly, string fileName)
    {
        var names = assembly.GetManifestResourceNames().Where(name => name.EndsWith("." + fileName, StringComparison.Ordinal)).ToList();
        if (names.Count != 1)
            throw new InvalidOperationException($"{assembly.GetName().Name} has {names.Count} embedded files {fileName} for the process {key}; one is expected.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(names[0])!, Encoding.UTF8);
        return new(key, reader.ReadToEnd().ReplaceLineEndings("\n"), assembly);
    }
}

/// <summary>An activity that some module brought.</summary>
internal sealed record ActivityDescriptor(string Name, Type Type);
