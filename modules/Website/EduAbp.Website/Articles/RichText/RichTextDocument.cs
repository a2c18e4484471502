namespace EduAbp.Website.Articles.RichText;

/// <summary>A text that passed the allow-list: its canonical HTML and what is in it.</summary>
internal sealed record RichTextDocument(
    string Html,
    string PlainText,
    IReadOnlyList<Guid> Pictures,
    IReadOnlyList<Guid> Files,
    int PicturesWithoutAlt)
{
    public static readonly RichTextDocument Empty = new("", "", [], [], 0);

    public bool IsEmpty => Html.Length == 0;

    public IEnumerable<Guid> Media => Pictures.Concat(Files).Distinct();
}
