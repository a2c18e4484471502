using System.Globalization;
using System.Text;

namespace EduAbp.Search.Documents;

/// <summary>Folds letter by letter, so that a place in the folded text is the same place in the original.</summary>
internal static class TextFolding
{
    private static readonly char[] Table = BuildTable();

    public static string Fold(string text) => string.Create(text.Length, text, static (folded, original) =>
    {
        for (var index = 0; index < original.Length; index++)
            folded[index] = Fold(original[index]);
    });

    public static char Fold(char letter) => letter < Table.Length ? Table[letter] : char.ToLowerInvariant(letter);

    public static IEnumerable<(int Start, int Length)> Words(string text)
    {
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var inWord = index < text.Length && char.IsLetterOrDigit(text[index]);
            if (inWord && start < 0)
                start = index;
            if (!inWord && start >= 0)
            {
                yield return (start, index - start);
                start = -1;
            }
        }
    }

    // Latin letters with marks end below U+1F00; what lies above has no marks that Vietnamese text would miss.
    private static char[] BuildTable()
    {
        var table = new char[0x1F00];
        for (var index = 0; index < table.Length; index++)
        {
            var letter = (char)index;
            var bare = letter.ToString().Normalize(NormalizationForm.FormD)
                .FirstOrDefault(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark, letter);
            table[index] = bare is 'đ' or 'Đ' or 'ð' or 'Ð' ? 'd' : char.ToLowerInvariant(bare);
        }

        return table;
    }
}
