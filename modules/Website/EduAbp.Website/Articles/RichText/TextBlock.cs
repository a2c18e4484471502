using AngleSharp.Dom;

namespace EduAbp.Website.Articles.RichText;

/// <summary>A top-level block of a sanitised text: what comments speak of and what is chosen where two texts meet.</summary>
internal sealed record TextBlock(string Id, string Html, string Excerpt)
{
    private const int ExcerptLength = 60;

    public static IReadOnlyList<TextBlock> Read(string html) =>
        [.. HtmlSanitizer.Parse(html).Children.Select(block => new TextBlock(block.GetAttribute("data-block") ?? "", block.OuterHtml, ExcerptOf(block)))];

    private static string ExcerptOf(IElement block)
    {
        var text = string.Join(' ', block.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0) text = block.QuerySelector("img")?.GetAttribute("alt") ?? "";
        if (text.Length <= ExcerptLength) return text;
        var end = text.LastIndexOf(' ', ExcerptLength);
        return text[..(end > 0 ? end : ExcerptLength)] + "…";
    }
}
