using System.Text;
using AngleSharp.Dom;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Website.Articles.Comparison;

/// <summary>Lays a sanitised text out as lines.</summary>
internal static class LineReader
{
    public static List<Line> Read(string html)
    {
        var lines = new List<Line>();
        foreach (var block in HtmlSanitizer.Parse(html).Children)
        {
            var first = lines.Count;
            ReadBlocks([block], [], lines);
            if (block.GetAttribute("data-block") is not { } id) continue;
            for (var i = first; i < lines.Count; i++) lines[i] = lines[i] with { Block = id };
        }

        return lines;
    }

    private static void ReadBlocks(IEnumerable<IElement> blocks, IReadOnlyList<string> groups, List<Line> lines)
    {
        foreach (var block in blocks)
        {
            switch (block.LocalName)
            {
                case "p" or "h2" or "h3" or "h4" or "figcaption" or "caption":
                    Add(block.LocalName, block.ChildNodes);
                    break;
                case "ul" or "ol":
                    foreach (var item in block.Children) ReadItem(item, [.. groups, block.LocalName], lines);
                    break;
                case "blockquote" or "figure":
                    ReadBlocks(block.Children, [.. groups, block.LocalName], lines);
                    break;
                case "table" or "thead" or "tbody":
                    ReadBlocks(block.Children, block.LocalName == "table" ? [.. groups, "table"] : [.. groups, block.LocalName], lines);
                    break;
                case "tr":
                    lines.Add(new Line("tr", groups, block.Children.Select(cell => new Cell(Open(cell), Words(cell.ChildNodes))).ToList()));
                    break;
                case "img":
                    lines.Add(new Line("img", groups, [new Cell(Open(block), Word.Split(block.GetAttribute("alt") ?? ""))]));
                    break;
                case "hr":
                    lines.Add(new Line("hr", groups, []));
                    break;
            }
        }

        void Add(string kind, IEnumerable<INode> content) => lines.Add(new Line(kind, groups, [new Cell("", Words(content))]));
    }

    private static void ReadItem(IElement item, IReadOnlyList<string> groups, List<Line> lines)
    {
        // Text first, then what is nested below it.
        var text = item.ChildNodes.Where(node => node is not IElement { LocalName: "ul" or "ol" or "table" or "blockquote" or "figure" });
        var words = Words(text);
        if (words.Count > 0) lines.Add(new Line("li", groups, [new Cell("", words)]));
        foreach (var nested in item.Children.Where(child => child.LocalName is "ul" or "ol"))
            foreach (var child in nested.Children) ReadItem(child, [.. groups, nested.LocalName], lines);
    }

    private static List<Word> Words(IEnumerable<INode> nodes)
    {
        var words = new List<Word>();
        Collect(nodes, "", words);
        return words;
    }

    private static void Collect(IEnumerable<INode> nodes, string format, List<Word> words)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case IText text:
                    words.AddRange(Word.Split(text.Data, format));
                    break;
                case IElement { LocalName: "br" }:
                    words.Add(new Word("\n", format));
                    break;
                case IElement { LocalName: "strong" or "em" or "u" or "s" or "sub" or "sup" or "code" or "a" } inline:
                    Collect(inline.ChildNodes, format + Open(inline), words);
                    break;
                case IElement other:
                    if (words.Count > 0) words.Add(new Word(" ", format));
                    Collect(other.ChildNodes, format, words);
                    break;
            }
        }
    }

    private static string Open(IElement element)
    {
        var output = new StringBuilder("<").Append(element.LocalName);
        foreach (var attribute in element.Attributes.Where(attribute => attribute.Name != "data-block"))
        {
            output.Append(' ').Append(attribute.Name).Append("=\"");
            HtmlText.Append(output, attribute.Value);
            output.Append('"');
        }

        return output.Append('>').ToString();
    }
}
