using EduAbp.Website.Articles.Comparison;
using EduAbp.Website.Articles.RichText;
using EduAbp.Workflows.Contracts;

namespace EduAbp.Website.Articles.Editorial;

/// <summary>A text before the board: what it says, what changed, where it stands, what was said about it.</summary>
/// <param name="Changes">Against the version submitted before; null at the first time.</param>
/// <param name="Task">The open review; null where none waits.</param>
/// <param name="WaitsFor">Names of those who may decide.</param>
/// <param name="PathBase">Address of the unit whose text it is.</param>
internal sealed record ReviewDetails(
    Guid ArticleId,
    ArticleText Text,
    ArticleState State,
    int Version,
    string CategoryName,
    string SubmitterName,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? PublishAt,
    VersionComparison? Changes,
    IReadOnlyList<EditorialStep> Steps,
    IReadOnlyList<ThreadEntry> Thread,
    UserTaskDto? Task,
    string PathBase)
{
    /// <summary>Pictures that the reader cannot fetch, as data addresses: an office's person is no member of the unit.</summary>
    public IReadOnlyDictionary<Guid, string> Pictures { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Whether the person may take back the approval for a time.</summary>
    public bool CanRecall { get; init; }

    /// <summary>The blocks of the text that is shown; comments speak of them.</summary>
    public IReadOnlyList<TextBlock> Blocks => field ??= TextBlock.Read(Text.Body);

    public bool MayDecide => Task is { IsMine: true };

    public string Render(string html)
    {
        foreach (var (id, data) in Pictures)
            html = html.Replace($"src=\"{MediaAddress.Picture(id, 800)}\"", $"src=\"{data}\"", StringComparison.Ordinal);
        return RichTextRenderer.Render(html, PathBase);
    }

    /// <summary>The same with a numbered pin before each block that somebody spoke of.</summary>
    public string RenderWithPins(string html, Func<int, string> label) => Pins.Set(Render(html), Thread, label);

    public string PictureAddress(Guid id) => Pictures.GetValueOrDefault(id) ?? PathBase + MediaAddress.Picture(id, 800);

    /// <summary>What was replaced by something else is one change.</summary>
    public int ChangeCount => Changes is { } changes ? Marks(changes.Title) + Marks(changes.Summary) + Marks(changes.Body) : 0;

    private static int Marks(TextComparison text) =>
        Count(text, "<ins") + Count(text, "<del") - Count(text, "</del><ins") - Count(text, "</ins><del");

    private static int Count(TextComparison text, string mark) => text.Html.AsSpan().Count(mark);
}

internal enum StepState
{
    Done,
    Back,
    Current,
    ToDo,
}

/// <summary>One step of the strip.</summary>
/// <param name="Name">Key of its name.</param>
/// <param name="Person">Who did it or for whom it waits.</param>
internal sealed record EditorialStep(string Name, StepState State, DateTimeOffset? Time = null, string? Person = null);

/// <summary>A comment, or the words with which the text was sent back.</summary>
/// <param name="Number">The comment's number, by which its pin in the text names it; null for a return.</param>
/// <param name="Block">Id of the block that it speaks of; empty for the whole text.</param>
internal sealed record ThreadEntry(
    Guid? AuthorId, string AuthorName, DateTimeOffset Time, int Version, string Text, string Quote, bool IsReturn, int? Number = null, string Block = "")
{
    public string Anchor => $"gop-y-{Number}";
}
