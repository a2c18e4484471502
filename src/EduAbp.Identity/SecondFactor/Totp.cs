using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EduAbp.Identity.SecondFactor;

/// <summary>RFC 6238 with the choices every authenticator app understands: SHA-1, six digits, thirty seconds.</summary>
internal static class Totp
{
    private const int Digits = 1_000_000;
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    public static string Code(byte[] key, DateTimeOffset at) => CodeOf(key, StepOf(at)).ToString("D6", null);

    /// <summary>The step that the code belongs to, one step early or late allowed; null when wrong or when that step was used before.</summary>
    public static long? Verify(byte[] key, string code, DateTimeOffset now, long lastUsedStep)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (digits.Length != 6 || !int.TryParse(digits, out var given))
            return null;

        var current = StepOf(now);
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > lastUsedStep && CodeOf(key, step) == given)
                return step;
        }

        return null;
    }

    public static string Base32(byte[] key)
    {
        var letters = new char[(key.Length * 8 + 4) / 5];
        for (var i = 0; i < letters.Length; i++)
        {
            var bit = i * 5;
            var pair = key[bit / 8] << 8 | (bit / 8 + 1 < key.Length ? key[bit / 8 + 1] : 0);
            letters[i] = Alphabet[pair >> (11 - bit % 8) & 31];
        }

        return new string(letters);
    }

    public static string Uri(byte[] key, string issuer, string account) =>
        $"otpauth://totp/{Escape(issuer)}:{Escape(account)}?secret={Base32(key)}&issuer={Escape(issuer)}&digits=6&period=30";

    private static string Escape(string text) => System.Uri.EscapeDataString(text);

    private static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    private static int CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 as the apps implement it
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        return (BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue) % Digits;
    }
}
