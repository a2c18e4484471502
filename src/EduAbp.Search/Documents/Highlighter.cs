using System.Text;
using EduAbp.Search.Contracts;

namespace EduAbp.Search.Documents;

/// <summary>Marks found words in the original text: the databases would give it back without its marks.</summary>
internal static class Highlighter
{
    private const int ExcerptLength = 220;

    public static IReadOnlyList<TextPart> Mark(string text, SearchTerms terms)
    {
        text = text.Normalize(NormalizationForm.FormC);
        return Parts(text, 0, text.Length, Matches(text, terms));
    }

    /// <summary>The stretch of the text that holds most of the found words; its beginning when it holds none.</summary>
    public static IReadOnlyList<TextPart> Excerpt(string text, SearchTerms terms)
    {
        text = text.Normalize(NormalizationForm.FormC);
        var matches = Matches(text, terms);
        var (start, end) = Window(text, matches);
        var parts = Parts(text, start, end, matches);
        if (start > 0)
            parts.Insert(0, new TextPart("… ", false));
        if (end < text.Length)
            parts.Add(new TextPart(" …", false));
        return parts;
    }

    private static List<(int Start, int End)> Matches(string text, SearchTerms terms)
    {
        var folded = TextFolding.Fold(text);
        var matches = new List<(int Start, int End)>();
        foreach (var (start, length) in TextFolding.Words(text))
        {
            if (!terms.Matches(folded.AsSpan(start, length)))
                continue;
            // Words that follow each other are one match: "học sinh", not "học" and "sinh".
            if (matches.Count > 0 && matches[^1].End == start - 1 && text[start - 1] == ' ')
                matches[^1] = (matches[^1].Start, start + length);
            else
                matches.Add((start, start + length));
        }

        return matches;
    }

    private static (int Start, int End) Window(string text, List<(int Start, int End)> matches)
    {
        if (text.Length <= ExcerptLength)
            return (0, text.Length);

        var best = 0;
        var bestWeight = -1;
        for (var first = 0; first < matches.Count; first++)
        {
            var weight = 0;
            for (var next = first; next < matches.Count && matches[next].End <= matches[first].Start + ExcerptLength - 40; next++)
                weight += matches[next].End - matches[next].Start;
            if (weight > bestWeight)
                (best, bestWeight) = (matches[first].Start, weight);
        }

        var start = Math.Max(0, best - 40);
        if (start > 0)
            start = text.IndexOf(' ', start) is var blank && blank >= 0 && blank < best ? blank + 1 : best;
        var end = Math.Min(text.Length, start + ExcerptLength);
        if (end < text.Length && text.LastIndexOf(' ', end - 1) is var last && last > start)
            end = last;
        return (start, end);
    }

    private static List<TextPart> Parts(string text, int start, int end, List<(int Start, int End)> matches)
    {
        var parts = new List<TextPart>();
        var position = start;
        foreach (var match in matches.Where(match => match.Start >= start && match.End <= end))
        {
            if (match.Start > position)
                parts.Add(new TextPart(text[position..match.Start], false));
            parts.Add(new TextPart(text[match.Start..match.End], true));
            position = match.End;
        }

        if (position < end)
            parts.Add(new TextPart(text[position..end], false));
        return parts;
    }
}
