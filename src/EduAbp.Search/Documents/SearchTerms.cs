using System.Text;

namespace EduAbp.Search.Documents;

/// <summary>
/// The words of what a visitor typed. Everything that is no letter or digit separates words, so operators of either
/// database never reach it.
/// </summary>
internal sealed class SearchTerms
{
    private const int MostTerms = 12;
    private const int LongestTerm = 60;

    private SearchTerms(IReadOnlyList<string> words)
    {
        Words = words;
        Folded = [.. words.Select(TextFolding.Fold)];
        HasMarks = Words.Zip(Folded).Any(pair => !string.Equals(pair.First, pair.Second, StringComparison.Ordinal));
    }

    /// <summary>Lower case, composed, with their marks.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Without marks.</summary>
    public IReadOnlyList<string> Folded { get; }

    /// <summary>The visitor typed marks: texts that have the very same come first.</summary>
    public bool HasMarks { get; }

    public bool IsEmpty => Words.Count == 0;

    public static SearchTerms Parse(string? text)
    {
        var words = new List<string>();
        foreach (var (start, length) in TextFolding.Words(text = (text ?? "").Normalize(NormalizationForm.FormC).ToLowerInvariant()))
        {
            if (words.Count == MostTerms)
                break;
            var word = text.Substring(start, Math.Min(length, LongestTerm));
            if (!words.Contains(word))
                words.Add(word);
        }

        return new SearchTerms(words);
    }

    /// <summary>Does a folded word of a text answer one of the terms? The last term matches as a beginning.</summary>
    public bool Matches(ReadOnlySpan<char> foldedWord)
    {
        for (var index = 0; index < Folded.Count; index++)
        {
            if (foldedWord.SequenceEqual(Folded[index]) || (index == Folded.Count - 1 && foldedWord.StartsWith(Folded[index])))
                return true;
        }

        return false;
    }

    /// <summary>The text holds every word with its very marks.</summary>
    public bool AreExactlyIn(string text)
    {
        text = text.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var found = new bool[Words.Count];
        foreach (var (start, length) in TextFolding.Words(text))
        {
            var word = text.AsSpan(start, length);
            for (var index = 0; index < Words.Count; index++)
            {
                if (!found[index] && (index == Words.Count - 1 ? word.StartsWith(Words[index]) : word.SequenceEqual(Words[index])))
                    found[index] = true;
            }
        }

        return Array.TrueForAll(found, one => one);
    }

    /// <summary>The text holds at least one of the words, with or without marks.</summary>
    public bool AnswersAny(string text)
    {
        var folded = TextFolding.Fold(text);
        return TextFolding.Words(text).Any(word => Matches(folded.AsSpan(word.Start, word.Length)));
    }

    /// <summary>For PostgreSQL's <c>to_tsquery</c>: the words are letters and digits only, so nothing needs escaping.</summary>
    public string ToTsQuery(Range range) =>
        string.Join(" & ", Words.Select((word, index) => index == Words.Count - 1 ? $"'{word}':*" : $"'{word}'").Take(range));

    /// <summary>For SQLite's <c>MATCH</c>; its tokenizer drops all marks but the bar of đ.</summary>
    public string ToFts5() => string.Join(' ', Folded.Select((word, index) => index == Folded.Count - 1 ? $"\"{word}\"*" : $"\"{word}\""));
}
