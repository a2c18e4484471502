using EduAbp.Text;

namespace EduAbp.Themes.Desk.Shell;

/// <summary>Marks in a title what was searched for, typed with marks or without.</summary>
internal static class Highlight
{
    public static IEnumerable<(string Text, bool Found)> Parts(string title, string? searched)
    {
        title = title.Normalize();
        var folded = VietnameseText.Fold(title);
        // Folding keeps one letter for each letter of composed text; where it does not, nothing is marked.
        if (folded.Length != title.Length || string.IsNullOrWhiteSpace(searched))
            return [(title, false)];

        var marked = new bool[title.Length];
        foreach (var word in VietnameseText.Fold(searched).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
                Array.Fill(marked, true, at, word.Length);
        }

        var parts = new List<(string, bool)>();
        for (var start = 0; start < title.Length;)
        {
            var end = start;
            while (end < title.Length && marked[end] == marked[start])
                end++;
            parts.Add((title[start..end], marked[start]));
            start = end;
        }

        return parts;
    }
}
