namespace EduAbp.Website.Articles.Comparison;

/// <summary>
/// The smallest piece that is compared as one: a paragraph, a heading, an item, a row, a picture. <paramref name="Groups"/>
/// are the elements it stands in (list, table, quotation), so that neighbours can be put back together.
/// </summary>
internal sealed record Line(string Kind, IReadOnlyList<string> Groups, IReadOnlyList<Cell> Cells)
{
    /// <summary>Id of the top-level block that it stands in; not a part of what is compared.</summary>
    public string Block { get; init; } = "";

    public string Key { get; } = $"{string.Join('>', Groups)}>{Kind}|" +
        string.Join('¦', Cells.Select(cell => cell.Open + string.Concat(cell.Words.Select(word => word.Format + word.Text))));

    public HashSet<string> Vocabulary { get; } =
        Cells.SelectMany(cell => cell.Words).Where(word => word.IsWord).Select(word => word.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public bool CanPairWith(Line other) =>
        Cells.Count == other.Cells.Count && (Kind == other.Kind || (IsText && other.IsText)) && Kind is not ("img" or "hr");

    public double Likeness(Line other)
    {
        if (Vocabulary.Count == 0 && other.Vocabulary.Count == 0) return Key == other.Key ? 1 : 0;
        return 2.0 * Vocabulary.Count(other.Vocabulary.Contains) / (Vocabulary.Count + other.Vocabulary.Count);
    }

    private bool IsText => Kind is "p" or "h2" or "h3" or "h4" or "li";
}

/// <summary>A run of words with the element that holds it inside its line ("" for a paragraph, th or td in a row).</summary>
internal sealed record Cell(string Open, IReadOnlyList<Word> Words);
