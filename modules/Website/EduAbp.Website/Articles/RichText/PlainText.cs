using System.Text;
using AngleSharp.Dom;

namespace EduAbp.Website.Articles.RichText;

/// <summary>The words of a sanitised text, a line for each block: for search, feeds, summaries and counting.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Lines = new(StringComparer.Ordinal)
        { "p", "h2", "h3", "h4", "li", "tr", "caption", "figcaption", "blockquote", "table", "figure", "ul", "ol" };

    public static string Extract(string html)
    {
        var output = new StringBuilder();
        Write(HtmlSanitizer.Parse(html), output);
        return output.ToString().Trim();
    }

    public static int CountWords(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    private static void Write(INode node, StringBuilder output)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    output.Append(text.Data);
                    break;
                case IElement { LocalName: "br" }:
                    NewLine(output);
                    break;
                case IElement { LocalName: "img" } image:
                    output.Append(image.GetAttribute("alt"));
                    break;
                case IElement element:
                    var line = Lines.Contains(element.LocalName);
                    if (line) NewLine(output);
                    Write(element, output);
                    if (line) NewLine(output);
                    else if (element.LocalName is "td" or "th") output.Append(' ');
                    break;
            }
        }
    }

    private static void NewLine(StringBuilder output)
    {
        while (output.Length > 0 && output[^1] == ' ') output.Length--;
        if (output.Length > 0 && output[^1] != '\n') output.Append('\n');
    }
}
