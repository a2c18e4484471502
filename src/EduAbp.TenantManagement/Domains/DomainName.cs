using System.Globalization;
using System.Net;
using EduAbp.TenantManagement.Addresses;

namespace EduAbp.TenantManagement.Domains;

/// <summary>A domain name as it is compared: in ASCII, small letters, without a dot at the end.</summary>
internal static class DomainName
{
    public const int MaxLength = 253;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    // Names that mean something inside a network only, or nothing at all (RFC 6761, 6762, 7686, 8375).
    private static readonly string[] Private =
        ["localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa", "arpa", "test", "invalid", "example", "onion"];

    /// <summary>Null for what is no public domain name. An address that was copied from a browser is taken for its host.</summary>
    public static string? Normalize(string? text)
    {
        var name = (text ?? "").Trim();
        foreach (var scheme in new[] { "https://", "http://" })
        {
            if (name.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) name = name[scheme.Length..].TrimEnd('/');
        }

        name = name.TrimEnd('.');
        if (name.Length is 0 or > MaxLength || IPAddress.TryParse(name, out _)) return null;
        try
        {
            name = Idn.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }

        var labels = name.Split('.');
        var isName = labels.Length >= 2 && name.Length <= MaxLength
            && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            // 2130706433 and 0x7f.1 are numbers to some readers.
            && char.IsAsciiLetter(labels[^1][0]);
        return isName && !Private.Any(one => name == one || name.EndsWith("." + one, StringComparison.Ordinal)) ? name : null;
    }

    /// <summary>For people: <c>trường-x.edu.vn</c>.</summary>
    public static string Show(string host)
    {
        try
        {
            return Idn.GetUnicode(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

    /// <summary>Whether it is this installation's own name, or one below it.</summary>
    public static bool IsOfTheHost(string host, SiteAddress site) => site.LabelsBelow(host) is not null;
}
