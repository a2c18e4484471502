using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EduAbp.Plugins;

/// <summary>What a plug-in says about itself in <c>plugin.json</c>; read before any of its code.</summary>
/// <param name="Name">Name of its module, of its folder and of its permissions' group: <c>Equipment</c>.</param>
/// <param name="Vendor">Who answers for it.</param>
/// <param name="Assembly">The file with its module: <c>Acme.Equipment.dll</c>.</param>
/// <param name="Kernel">The versions of EduAbp that it was built for.</param>
public sealed record PluginManifest(string Name, string Version, string Vendor, string Assembly, KernelRange Kernel, PluginWishes Wants)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="FormatException">It is no manifest; the message says why.</exception>
    public static PluginManifest Parse(string json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<PluginManifest>(json, Json) ?? throw new FormatException("plugin.json is empty.");
            if (manifest.Name.Length == 0 || !manifest.Name.All(char.IsAsciiLetterOrDigit))
                throw new FormatException("plugin.json: \"name\" takes letters and digits only.");
            if (Path.GetFileName(manifest.Assembly) != manifest.Assembly)
                throw new FormatException("plugin.json: \"assembly\" is a file beside it, without a path.");
            manifest.Kernel.Check();
            return manifest;
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"plugin.json: {wrong.Message}", wrong);
        }
    }
}

/// <param name="From">The first version that fits, <c>0.1</c>.</param>
/// <param name="Before">The first version that does not fit any more, <c>0.2</c>.</param>
public sealed record KernelRange(string From, string Before)
{
    public bool Contains(Version version) => version >= Version.Parse(From) && version < Version.Parse(Before);

    internal void Check()
    {
        if (!Version.TryParse(From, out _) || !Version.TryParse(Before, out _))
            throw new FormatException("plugin.json: \"kernel\" takes two versions, {\"from\": \"0.1\", \"before\": \"0.2\"}.");
    }
}

/// <summary>What a plug-in asks for: the department approves it, each unit consents to it.</summary>
/// <param name="Contracts">Namespaces or types of other modules that it calls: <c>EduAbp.Identity.Contracts</c>.</param>
/// <param name="PersonalData">Kinds of personal data that it reads, as <see cref="PersonalDataAttribute"/> names them.</param>
/// <param name="Permissions">Permissions that it adds to the roles of a unit.</param>
public sealed record PluginWishes(IReadOnlyList<string> Contracts, IReadOnlyList<string> PersonalData, IReadOnlyList<string> Permissions)
{
    /// <summary>Changes when the wishes do: a unit that consented to fewer is asked again.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [.. Contracts.Order(StringComparer.Ordinal), "", .. PersonalData.Order(StringComparer.Ordinal), "", .. Permissions.Order(StringComparer.Ordinal)]))))[..16];
}

/// <summary>
/// Marks a contract that answers personal data. What a plug-in reads through it stands in the audit log of the unit, and
/// is refused when its manifest does not ask for this kind.
/// </summary>
/// <param name="kind">Stable name, <c>people</c>; its text is <c>PersonalData:{kind}</c>.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class PersonalDataAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}
