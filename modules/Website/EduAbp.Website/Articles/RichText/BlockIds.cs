using System.Security.Cryptography;
using System.Text;

namespace EduAbp.Website.Articles.RichText;

/// <summary>Keeps the ids that blocks have and gives the new ones an id that follows from their text.</summary>
internal sealed class BlockIds
{
    public const int Length = 8;
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string Take(string? given, string content)
    {
        if (given is { Length: Length } && given.All(Alphabet.Contains) && taken.Add(given)) return given;

        for (var attempt = 0; ; attempt++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{attempt}:{content}"));
            var id = string.Create(Length, hash, (span, bytes) =>
            {
                for (var i = 0; i < span.Length; i++) span[i] = Alphabet[bytes[i] % Alphabet.Length];
            });
            if (taken.Add(id)) return id;
        }
    }
}
