using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EduAbp.Identity.Tokens;

/// <summary>
/// How a token is written: <c>eduabp_</c>, whose it is, and 256 random bits. The person stands in it because PostgreSQL shows
/// tokens to their person only, as it does with sessions.
/// </summary>
internal static class TokenText
{
    public const string Prefix = "eduabp_";

    public static string New(Guid personId) =>
        Prefix + Base64Url.EncodeToString([.. personId.ToByteArray(bigEndian: true), .. RandomNumberGenerator.GetBytes(32)]);

    /// <summary>Null for what cannot be a token.</summary>
    public static Guid? PersonOf(string token)
    {
        var bytes = new byte[48];
        return token.Length == Prefix.Length + 64 && token.StartsWith(Prefix, StringComparison.Ordinal)
            && Base64Url.TryDecodeFromChars(token.AsSpan(Prefix.Length), bytes, out var length) && length == 48
                ? new Guid(bytes.AsSpan(0, 16), bigEndian: true)
                : null;
    }

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
