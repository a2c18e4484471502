using System.Globalization;

namespace EduAbp.Themes.Desk.Shell;

/// <summary>Two letters for a crest or a face.</summary>
internal static class Initials
{
    /// <summary><c>Lê Minh Đức (mẫu)</c> → <c>LĐ</c>: the first and the last word.</summary>
    public static string OfPerson(string? name)
    {
        var words = Words(name);
        return words.Length switch
        {
            0 => "?",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    /// <summary><c>THCS Bình Khánh</c> → <c>BK</c>: the last two words, which are the unit's own.</summary>
    public static string OfUnit(string? name) => string.Concat(Words(name).TakeLast(2).Select(First));

    private static string[] Words(string? name) =>
        [.. (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsLetterOrDigit(word[0]))];

    private static string First(string word) => StringInfo.GetNextTextElement(word.Normalize()).ToUpper(CultureInfo.GetCultureInfo("vi-VN"));
}
