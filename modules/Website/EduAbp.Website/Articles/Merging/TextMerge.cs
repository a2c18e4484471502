using EduAbp.Website.Articles.Comparison;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Website.Articles.Merging;

/// <summary>
/// Two texts of one article beside each other: the one that stands and the one that was kept aside. Blocks are known
/// by their ids, so a block that both have is one row, however it was changed.
/// </summary>
internal sealed class TextMerge
{
    private readonly ArticleText theirs;
    private readonly ArticleText mine;

    private TextMerge(ArticleText theirs, ArticleText mine)
    {
        (this.theirs, this.mine) = (theirs, mine);
        Blocks = [.. Align(TextBlock.Read(theirs.Body), TextBlock.Read(mine.Body))];
        Fields =
        [
            new(nameof(ArticleText.Title), theirs.Title, mine.Title),
            new(nameof(ArticleText.Summary), theirs.Summary, mine.Summary),
            new(nameof(ArticleText.CategoryId), theirs.CategoryId?.ToString() ?? "", mine.CategoryId?.ToString() ?? ""),
            new(nameof(ArticleText.CoverId), CoverOf(theirs), CoverOf(mine)),
            new(nameof(ArticleText.ForOffice), theirs.ForOffice ? "1" : "", mine.ForOffice ? "1" : ""),
        ];
    }

    public IReadOnlyList<MergePiece> Fields { get; }

    public IReadOnlyList<MergePiece> Blocks { get; }

    public int Differences => Fields.Concat(Blocks).Count(piece => !piece.IsSame);

    public static TextMerge Of(ArticleText theirs, ArticleText mine) => new(theirs, mine);

    /// <summary>The text that the choices make; each difference that has no choice is named.</summary>
    public ArticleText Take(IReadOnlyDictionary<string, string> choices)
    {
        var open = Fields.Concat(Blocks).Where(piece => !piece.IsSame && ChoiceOf(piece) is null)
            .Select(piece => new ValidationError($"Choices[{piece.Key}]", WebsiteErrorCodes.MergeChoiceMissing)).ToList();
        if (open.Count > 0) throw new AbpValidationException(open);

        var cover = From(nameof(ArticleText.CoverId));
        return new ArticleText
        {
            Title = From(nameof(ArticleText.Title)).Title,
            Summary = From(nameof(ArticleText.Summary)).Summary,
            CategoryId = From(nameof(ArticleText.CategoryId)).CategoryId,
            CoverId = cover.CoverId,
            CoverAlt = cover.CoverAlt,
            ForOffice = From(nameof(ArticleText.ForOffice)).ForOffice,
            Body = string.Concat(Blocks.Select(piece => piece.IsSame ? piece.Theirs : piece.Take(ChoiceOf(piece)!))),
        };

        ArticleText From(string field) => ChoiceOf(Fields.Single(piece => piece.Key == field)) == MergePiece.TakeMine ? mine : theirs;

        string? ChoiceOf(MergePiece piece) => choices.GetValueOrDefault(piece.Key) switch
        {
            MergePiece.TakeTheirs => MergePiece.TakeTheirs,
            MergePiece.TakeMine => MergePiece.TakeMine,
            MergePiece.TakeBoth when Blocks.Contains(piece) => MergePiece.TakeBoth,
            _ => piece.Default,
        };
    }

    private static string CoverOf(ArticleText text) => text.CoverId is { } cover ? $"{cover} {text.CoverAlt}" : "";

    private static IEnumerable<MergePiece> Align(IReadOnlyList<TextBlock> theirs, IReadOnlyList<TextBlock> mine)
    {
        int i = 0, j = 0, row = 0;
        foreach (var (old, current) in Sequence.Match([.. theirs.Select(IdOf)], [.. mine.Select(IdOf)], StringComparer.Ordinal).Append((theirs.Count, mine.Count)))
        {
            for (; i < old; i++) yield return new($"b{row++}", theirs[i].Html, null);
            for (; j < current; j++) yield return new($"b{row++}", null, mine[j].Html);
            if (old < theirs.Count) yield return new($"b{row++}", theirs[i++].Html, mine[j++].Html);
        }
    }

    // A block without an id is known by what it says.
    private static string IdOf(TextBlock block) => block.Id.Length > 0 ? block.Id : block.Html;
}
