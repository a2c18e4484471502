using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace EduAbp.Identity.Passwords;

/// <summary>
/// Says whether a long password is one that guessing programs try early: one of the 100,000 most common of the world,
/// or, since that list has hardly a Vietnamese one, made of at most three familiar pieces
/// (a common word, a run on the keyboard, a row of digits, a date, a repetition), however written.
/// </summary>
internal static class CommonPasswords
{
    private const int FewPieces = 3;

    private static readonly FrozenSet<string> Known = Read("common-passwords.txt");
    private static readonly FrozenSet<string> Words = Read("common-words.txt");
    private static readonly int LongestWord = Words.Max(word => word.Length);
    private static readonly string[] Rows =
    [
        "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "147258369", "1q2w3e4r5t6y7u8i9o0p",
    ];

    public static bool Contains(string password, IEnumerable<string> aboutThePerson)
    {
        var plain = Fold(password);
        if (Known.Contains(plain))
            return true;
        var personal = aboutThePerson.Select(Fold).Where(word => word.Length >= 3).ToHashSet(StringComparer.Ordinal);
        return FewestPieces(plain, ReadLeet(plain), personal) <= FewPieces;
    }

    private static int FewestPieces(string text, string read, HashSet<string> personal)
    {
        const int none = int.MaxValue / 2;
        var fewest = new int[text.Length + 1];
        Array.Fill(fewest, none);
        fewest[0] = 0;
        for (var start = 0; start < text.Length; start++)
        {
            if (fewest[start] == none)
                continue;
            for (var end = start + 1; end <= text.Length; end++)
            {
                if (Cost(text, read, start, end, personal) is { } cost)
                    fewest[end] = Math.Min(fewest[end], fewest[start] + cost);
            }
        }

        return fewest[text.Length];
    }

    private static int? Cost(string text, string read, int start, int end, HashSet<string> personal)
    {
        var piece = text.AsSpan(start, end - start);
        if (piece.Length <= 2 && !piece.ContainsAnyExcept(" .,-_!@#$%^&*+=?/\\|:;~'\"()[]{}<>"))
            return 0; // a sign between words or at the end is what everybody adds
        if (start > 0 && piece.Length >= 2 && start % piece.Length == 0 && RepeatsFromTheStart(text, start, end))
            return 0;
        if (piece.Length <= 4 && !piece.ContainsAnyExceptInRange('0', '9'))
            return 1;
        if (piece.Length is 6 or 8 && IsDate(piece))
            return 1;
        if (piece.Length >= 3 && (IsOneCharacter(piece) || IsKeyboardRun(piece)))
            return 1;
        return IsWord(piece, personal) || IsWord(read.AsSpan(start, end - start), personal) ? 1 : null;
    }

    private static bool IsWord(ReadOnlySpan<char> piece, HashSet<string> personal) =>
        (piece.Length <= LongestWord && Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(piece))
        || personal.GetAlternateLookup<ReadOnlySpan<char>>().Contains(piece);

    private static bool RepeatsFromTheStart(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] != text[i - (end - start)])
                return false;
        }

        return true;
    }

    private static bool IsOneCharacter(ReadOnlySpan<char> piece) => !piece.ContainsAnyExcept(piece[0]);

    private static bool IsKeyboardRun(ReadOnlySpan<char> piece)
    {
        Span<char> backwards = stackalloc char[piece.Length];
        piece.CopyTo(backwards);
        backwards.Reverse();
        foreach (var row in Rows)
        {
            if (row.AsSpan().Contains(piece, StringComparison.Ordinal) || row.AsSpan().Contains(backwards, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsDate(ReadOnlySpan<char> piece)
    {
        if (piece.ContainsAnyExceptInRange('0', '9'))
            return false;
        string[] formats = piece.Length == 8 ? ["ddMMyyyy", "yyyyMMdd"] : ["ddMMyy", "yyMMdd"];
        return DateOnly.TryParseExact(piece, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(letter == 'đ' ? 'd' : letter);
        }

        return folded.ToString();
    }

    private static string ReadLeet(string text) => string.Concat(text.Select(letter => letter switch
    {
        '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', '@' => 'a', '$' => 's', '!' => 'i', _ => letter,
    }));

    private static FrozenSet<string> Read(string list)
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(list)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
