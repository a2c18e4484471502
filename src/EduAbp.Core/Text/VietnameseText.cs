using System.Globalization;
using System.Text;

namespace EduAbp.Text;

/// <summary>Folding, slugs and sorting of Vietnamese text, independent of the machine's culture data.</summary>
public static class VietnameseText
{
    // Letters in the order of the alphabet; ă â đ ê ô ơ ư are letters of their own, f j w z stand in their Latin places.
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    // Tones are a secondary difference: ngang, huyền, hỏi, ngã, sắc, nặng.
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>Composed Unicode (NFC) without blanks at the ends and without doubled blanks: how every input is stored.</summary>
    public static string Normalize(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Lower case without marks: <c>Đặng</c> → <c>dang</c>.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(letter is 'đ' or 'Đ' or 'ð' or 'Ð' ? 'd' : char.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }

    /// <summary>The text as part of an address: <c>Đề án 117/QĐ-TTg</c> → <c>de-an-117-qd-ttg</c>; empty when nothing is left.</summary>
    public static string Slugify(string text, int maxLength = 120)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var letter in Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var whole = slug.ToString().Trim('-');
        if (whole.Length <= maxLength)
            return whole;
        var cut = whole.LastIndexOf('-', maxLength);
        return whole[..(cut > maxLength / 2 ? cut : maxLength)].Trim('-');
    }

    /// <summary>
    /// Sorts full names as class lists do: given name (last word) first, then the words before it; compare ordinally.
    /// </summary>
    public static string SortKey(string fullName)
    {
        var words = fullName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : string.Join(' ', words[..^1].Prepend(words[^1]).Select(WordKey));
    }

    /// <summary>Sorts titles and names of units in the order of their words; compare ordinally.</summary>
    public static string SortKeyInOrder(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(WordKey));

    // All letters of a syllable weigh before any of its tones.
    private static string WordKey(string word)
    {
        var letters = new StringBuilder();
        var tones = new StringBuilder();
        foreach (var letter in word.ToLowerInvariant().Normalize(NormalizationForm.FormC))
        {
            var (bare, tone) = SplitTone(letter);
            var index = Alphabet.IndexOf(bare);
            letters.Append(index >= 0 ? (char)('A' + index) : char.IsAsciiDigit(bare) ? bare : '!');
            tones.Append((char)('0' + tone));
        }

        return $"{letters}\u0001{tones}";
    }

    private static (char Letter, int Tone) SplitTone(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var tone = 0;
        var rest = new StringBuilder();
        foreach (var part in parts)
        {
            var index = Tones.IndexOf(part);
            if (index >= 0)
                tone = index + 1;
            else
                rest.Append(part);
        }

        return (rest.ToString().Normalize(NormalizationForm.FormC)[0], tone);
    }
}
