using System.Security.Cryptography;
using System.Text;

namespace EduAbp.Identity.Codes;

/// <summary>Random words for links, slips and recovery codes: easy to read aloud and to type, stored only as a hash.</summary>
internal static class SecretCode
{
    // No i, l, o, u: nothing to mistake for a digit on a printed slip.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A hundred random bits in groups of five letters.</summary>
    public static string New() => Groups(4);

    public static string NewShort() => Groups(2);

    public static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalize(code))));

    private static string Normalize(string code) =>
        string.Concat(code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('o', '0').Replace('i', '1').Replace('l', '1');

    private static string Groups(int count) =>
        string.Join('-', Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
}
