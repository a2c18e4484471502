using System.Text.RegularExpressions;
using EduAbp.Website.Articles.Comparison;

namespace EduAbp.Website.Articles.Merging;

/// <summary>
/// One block (or field) of two texts. Null stands for a block that the text does not have; what only one text has stays
/// unless somebody says otherwise.
/// </summary>
internal sealed partial record MergePiece(string Key, string? Theirs, string? Mine)
{
    public const string TakeTheirs = "theirs";
    public const string TakeMine = "mine";
    public const string TakeBoth = "both";

    public bool IsSame => Theirs == Mine;

    public bool IsInBoth => Theirs is not null && Mine is not null;

    /// <summary>What is chosen when nobody has chosen yet; null where the choice must be made.</summary>
    public string? Default => IsInBoth ? null : Theirs is null ? TakeMine : TakeTheirs;

    /// <summary>Their block, with the words marked that mine does not have.</summary>
    public string TheirsMarked => IsInBoth ? Inserted().Replace(Compared, "") : Theirs ?? "";

    public string MineMarked => IsInBoth ? Deleted().Replace(Compared, "") : Mine ?? "";

    public string? Take(string choice) => choice switch
    {
        TakeMine => Mine,
        TakeBoth => Theirs + Mine,
        _ => Theirs,
    };

    private string Compared => field ??= TextComparison.Compare(Theirs!, Mine!).Html;

    [GeneratedRegex("<ins>.*?</ins>", RegexOptions.Singleline)]
    private static partial Regex Inserted();

    [GeneratedRegex("<del>.*?</del>", RegexOptions.Singleline)]
    private static partial Regex Deleted();
}
