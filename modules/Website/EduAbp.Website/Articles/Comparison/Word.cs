using System.Text.RegularExpressions;

namespace EduAbp.Website.Articles.Comparison;

/// <summary>A word, a space or a sign, with the formatting it stands in (outermost first, as opening tags).</summary>
internal sealed partial record Word(string Text, string Format)
{
    public bool IsWord => Text.Length > 0 && char.IsLetterOrDigit(Text[0]);

    public static List<Word> Split(string text, string format = "") =>
        Parts().Matches(text).Select(match => new Word(match.Value, format)).ToList();

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Parts();
}
