using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace EduAbp.Website.Articles.RichText;

/// <summary>
/// Turns any HTML into the few elements that a text may have. The result is written anew from the parsed tree,
/// never cut from the input, so nothing that is not named here can come through.
/// </summary>
internal sealed partial class HtmlSanitizer
{
    public const int MaxInput = 1_000_000;

    // Deeper than any text that people write; keeps the walk off the end of the stack.
    private const int MaxDepth = 96;

    private static readonly HashSet<string> DroppedWithContent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "iframe", "object", "embed", "applet", "svg", "math", "noscript", "noembed", "noframes",
        "head", "title", "meta", "link", "base", "frame", "frameset", "audio", "video", "canvas", "xmp", "plaintext", "listing",
        "textarea", "select", "option", "input", "button", "dialog", "slot", "portal", "map", "area", "param", "source", "track",
    };

    private static readonly Dictionary<string, string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        ["strong"] = "strong", ["b"] = "strong", ["em"] = "em", ["i"] = "em", ["u"] = "u", ["s"] = "s", ["strike"] = "s",
        ["sub"] = "sub", ["sup"] = "sup", ["code"] = "code",
    };

    private static readonly Dictionary<string, string> TextBlocks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = "p", ["pre"] = "p", ["h1"] = "h2", ["h2"] = "h2", ["h3"] = "h3", ["h4"] = "h4", ["h5"] = "h4", ["h6"] = "h4",
        ["address"] = "p", ["dt"] = "p", ["dd"] = "p", ["summary"] = "p",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "address", "dt", "dd", "summary", "ul", "ol", "li", "dl", "table", "thead",
        "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "figure", "figcaption", "hr", "img", "div", "section", "article",
        "main", "header", "footer", "aside", "nav", "center", "details", "fieldset", "form", "body", "html",
    };

    private readonly Func<Guid, bool> isOwnMedia;
    private readonly BlockIds ids = new();
    private readonly List<Guid> pictures = [];
    private readonly List<Guid> files = [];
    private int picturesWithoutAlt;

    private HtmlSanitizer(Func<Guid, bool> isOwnMedia) => this.isOwnMedia = isOwnMedia;

    /// <summary>Reads hostile HTML; pictures and files that the unit does not have are left out.</summary>
    public static RichTextDocument Sanitize(string? html, Func<Guid, bool> isOwnMedia)
    {
        if (string.IsNullOrWhiteSpace(html)) return RichTextDocument.Empty;
        if (html.Length > MaxInput) html = html[..MaxInput];
        if (Nesting.IsTooDeep(html)) html = HtmlText.Encode(Tags().Replace(html, " "));

        var sanitizer = new HtmlSanitizer(isOwnMedia);
        var output = new StringBuilder(html.Length);
        sanitizer.WriteBlocks(Parse(html).ChildNodes, output, top: true, depth: 0);

        var clean = output.ToString();
        return new RichTextDocument(clean, PlainText.Extract(clean), sanitizer.pictures, sanitizer.files, sanitizer.picturesWithoutAlt);
    }

    internal static IElement Parse(string html)
    {
        // Never scripting: what a browser hides inside <noscript> must be seen here.
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        return parser.ParseDocument("<!doctype html><body>" + html).Body!;
    }

    private void WriteBlocks(IEnumerable<INode> nodes, StringBuilder output, bool top, int depth)
    {
        var run = new List<INode>();
        foreach (var node in nodes)
        {
            if (node is IElement element && IsFlow(element, depth))
            {
                FlushParagraph(run, output, top, depth);
                WriteBlock(element, output, top, depth + 1);
            }
            else if (node is IText or IElement)
            {
                run.Add(node);
            }
        }

        FlushParagraph(run, output, top, depth);
    }

    private void FlushParagraph(List<INode> run, StringBuilder output, bool top, int depth)
    {
        if (run.Count == 0) return;
        var content = InlineOf(run, depth);
        run.Clear();
        if (content.Length > 0) WriteElement(output, "p", null, content, top);
    }

    private void WriteBlock(IElement element, StringBuilder output, bool top, int depth)
    {
        var name = element.LocalName;
        if (DroppedWithContent.Contains(name) || !IsHtml(element) || depth > MaxDepth) return;

        if (TextBlocks.TryGetValue(name, out var kind))
        {
            if (element.ChildNodes.OfType<IElement>().Any(child => IsFlow(child, depth)))
            {
                WriteBlocks(element.ChildNodes, output, top, depth);
                return;
            }

            var content = InlineOf(element.ChildNodes, depth);
            if (content.Length > 0) WriteElement(output, kind, element, content, top);
            return;
        }

        switch (name)
        {
            case "ul" or "ol":
                WriteList(element, name, output, top, depth);
                break;
            case "table":
                WriteTable(element, output, top, depth);
                break;
            case "blockquote":
                var quoted = new StringBuilder();
                WriteBlocks(element.ChildNodes, quoted, top: false, depth);
                if (quoted.Length > 0) WriteElement(output, "blockquote", element, quoted.ToString(), top);
                break;
            case "figure":
                WriteFigure(element, output, top, depth);
                break;
            case "img":
                var picture = PictureOf(element);
                if (picture.Length > 0) WriteElement(output, "figure", element, picture, top);
                break;
            case "hr":
                output.Append("<hr").Append(BlockAttribute(element, "hr", top)).Append('>');
                break;
            default:
                WriteBlocks(element.ChildNodes, output, top, depth);
                break;
        }
    }

    private void WriteList(IElement list, string name, StringBuilder output, bool top, int depth)
    {
        var items = new StringBuilder();
        foreach (var child in list.ChildNodes.OfType<IElement>())
        {
            if (DroppedWithContent.Contains(child.LocalName)) continue;
            var content = FlowOf(child.LocalName == "li" ? child.ChildNodes : [child], depth + 1);
            if (content.Length > 0) items.Append("<li>").Append(content).Append("</li>");
        }

        if (items.Length == 0) return;
        var start = name == "ol" && int.TryParse(list.GetAttribute("start"), out var first) && first is > 1 and < 10_000
            ? $" start=\"{first}\""
            : "";
        output.Append('<').Append(name).Append(BlockAttribute(list, items.ToString(), top)).Append(start).Append('>')
            .Append(items).Append("</").Append(name).Append('>');
    }

    private void WriteTable(IElement table, StringBuilder output, bool top, int depth)
    {
        var rows = new List<List<TableCell>>();
        var caption = "";
        Collect(table, head: false);
        if (rows.Count == 0) return;

        TableCell.MarkNumbers(rows);
        var content = new StringBuilder();
        if (caption.Length > 0) content.Append("<caption>").Append(caption).Append("</caption>");

        var headRows = rows.TakeWhile(row => row.All(cell => cell.IsHeader)).Count();
        if (headRows == rows.Count) headRows = 0;
        if (headRows > 0) WriteRows("thead", rows.Take(headRows));
        WriteRows("tbody", rows.Skip(headRows));
        WriteElement(output, "table", table, content.ToString(), top);

        void Collect(IElement parent, bool head)
        {
            foreach (var child in parent.ChildNodes.OfType<IElement>())
            {
                switch (child.LocalName)
                {
                    case "caption" when caption.Length == 0:
                        caption = InlineOf(child.ChildNodes, depth + 1);
                        break;
                    case "thead":
                        Collect(child, head: true);
                        break;
                    case "tbody" or "tfoot":
                        Collect(child, head: false);
                        break;
                    case "tr":
                        var cells = child.ChildNodes.OfType<IElement>().Where(cell => cell.LocalName is "td" or "th")
                            .Select(cell => new TableCell(cell, head, FlowOf(cell.ChildNodes, depth + 3))).ToList();
                        if (cells.Count > 0) rows.Add(cells);
                        break;
                }
            }
        }

        void WriteRows(string group, IEnumerable<List<TableCell>> groupRows)
        {
            content.Append('<').Append(group).Append('>');
            foreach (var row in groupRows)
            {
                content.Append("<tr>");
                foreach (var cell in row) cell.Write(content, inHead: group == "thead");
                content.Append("</tr>");
            }

            content.Append("</").Append(group).Append('>');
        }
    }

    private void WriteFigure(IElement figure, StringBuilder output, bool top, int depth)
    {
        var picture = figure.QuerySelector("img") is { } image ? PictureOf(image) : "";
        if (picture.Length == 0)
        {
            WriteBlocks(figure.ChildNodes, output, top, depth);
            return;
        }

        if (figure.QuerySelector("figcaption") is { } note)
        {
            var caption = InlineOf(note.ChildNodes, depth);
            if (caption.Length > 0) picture += $"<figcaption>{caption}</figcaption>";
        }

        WriteElement(output, "figure", figure, picture, top);
    }

    private string PictureOf(IElement image)
    {
        if (image.GetAttribute("src") is not { } source || !MediaAddress.TryRead(source, out var id, out _) || !isOwnMedia(id)) return "";

        if (!pictures.Contains(id)) pictures.Add(id);
        var alt = Squeeze(image.GetAttribute("alt") ?? "");
        if (alt.Length == 0) picturesWithoutAlt++;

        var html = new StringBuilder("<img src=\"").Append(MediaAddress.Picture(id, 800)).Append("\" alt=\"");
        HtmlText.Append(html, alt.Length > 500 ? alt[..500] : alt);
        html.Append('"');
        AppendSize("width");
        AppendSize("height");
        return html.Append('>').ToString();

        void AppendSize(string name)
        {
            if (int.TryParse(image.GetAttribute(name), out var pixels) && pixels is > 0 and < 20_000)
                html.Append(' ').Append(name).Append("=\"").Append(pixels).Append('"');
        }
    }

    /// <summary>Content of a list item or cell: text alone stays text, several blocks stay blocks.</summary>
    private string FlowOf(IEnumerable<INode> nodes, int depth)
    {
        if (depth > MaxDepth) return "";
        var output = new StringBuilder();
        WriteBlocks(nodes, output, top: false, depth);
        var content = output.ToString();

        // One paragraph needs no <p> around it.
        const string open = "<p>", close = "</p>";
        return content.StartsWith(open, StringComparison.Ordinal)
            && content.IndexOf(close, StringComparison.Ordinal) is var end && end >= 0
            && content.IndexOf(open, open.Length, StringComparison.Ordinal) < 0
                ? content[open.Length..end] + content[(end + close.Length)..]
                : content;
    }

    private string InlineOf(IEnumerable<INode> nodes, int depth)
    {
        var output = new StringBuilder();
        WriteInline(nodes, output, inLink: false, depth);
        return Trim(output.ToString());
    }

    private void WriteInline(IEnumerable<INode> nodes, StringBuilder output, bool inLink, int depth)
    {
        if (depth > MaxDepth) return;
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                HtmlText.Append(output, Collapse(text.Data, output));
                continue;
            }

            if (node is not IElement element || !IsHtml(element) || DroppedWithContent.Contains(element.LocalName)) continue;

            var name = element.LocalName;
            if (name == "br")
            {
                output.Append("<br>");
            }
            else if (name == "a")
            {
                WriteLink(element, output, inLink, depth);
            }
            else if (FormatOf(element) is { } format)
            {
                var start = output.Length;
                WriteInline(element.ChildNodes, output, inLink, depth + 1);
                Wrap(output, start, $"<{format}>", $"</{format}>");
            }
            else
            {
                if (Blocks.Contains(name) && output.Length > 0 && output[^1] != ' ') output.Append(' ');
                WriteInline(element.ChildNodes, output, inLink, depth + 1);
            }
        }
    }

    private void WriteLink(IElement element, StringBuilder output, bool inLink, int depth)
    {
        var start = output.Length;
        WriteInline(element.ChildNodes, output, inLink: true, depth + 1);
        if (inLink || SafeLink.Normalize(element.GetAttribute("href")) is not { } link) return;

        if (MediaAddress.TryRead(link, out var id, out var fileName))
        {
            if (!isOwnMedia(id)) return;
            if (!files.Contains(id)) files.Add(id);
            link = $"{MediaAddress.Root}{id:D}/{fileName}";
        }

        var open = new StringBuilder("<a href=\"");
        HtmlText.Append(open, link);
        open.Append('"');
        if (SafeLink.IsExternal(link)) open.Append(" rel=\"noopener noreferrer\"");
        Wrap(output, start, open.Append('>').ToString(), "</a>");
    }

    private static void Wrap(StringBuilder output, int start, string open, string close)
    {
        // White space at the edge belongs outside; an element round nothing goes.
        var end = output.Length;
        while (start < end && output[start] == ' ') start++;
        while (end > start && output[end - 1] == ' ') end--;
        if (start == end) return;
        output.Insert(end, close).Insert(start, open);
    }

    private static string? FormatOf(IElement element)
    {
        if (Inline.TryGetValue(element.LocalName, out var name))
        {
            // Google Docs wraps whole texts in <b style="font-weight:normal">.
            return name == "strong" && Style(element).Contains("font-weight:normal", StringComparison.Ordinal) ? null : name;
        }

        if (element.LocalName is not ("span" or "font")) return null;
        var style = Style(element);
        if (style.Contains("font-weight:bold", StringComparison.Ordinal) || style.Contains("font-weight:700", StringComparison.Ordinal)) return "strong";
        if (style.Contains("font-style:italic", StringComparison.Ordinal)) return "em";
        if (style.Contains("vertical-align:super", StringComparison.Ordinal)) return "sup";
        return style.Contains("vertical-align:sub", StringComparison.Ordinal) ? "sub" : null;
    }

    private static string Style(IElement element) =>
        (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private void WriteElement(StringBuilder output, string name, IElement? source, string content, bool top) =>
        output.Append('<').Append(name).Append(BlockAttribute(source, content, top)).Append('>').Append(content)
            .Append("</").Append(name).Append('>');

    private string BlockAttribute(IElement? source, string content, bool top) =>
        top ? $" data-block=\"{ids.Take(source?.GetAttribute("data-block"), content)}\"" : "";

    /// <summary>Is it a block, or something inline that holds one (as Google Docs and old editors write)?</summary>
    private static bool IsFlow(IElement element, int depth) =>
        IsHtml(element) && !DroppedWithContent.Contains(element.LocalName)
        && (Blocks.Contains(element.LocalName)
            || (depth < MaxDepth && element.ChildNodes.OfType<IElement>().Any(child => IsFlow(child, depth + 1))));

    private static bool IsHtml(IElement element) => element.NamespaceUri == NamespaceNames.HtmlUri;

    private static string Collapse(string text, StringBuilder before)
    {
        var result = new StringBuilder(text.Length);
        var space = before.Length == 0 || before[^1] == ' ';
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            // Word puts non-breaking spaces where people typed two; \u00a0 would keep lines from wrapping.
            if (char.IsWhiteSpace(c) || c == '\u00a0')
            {
                if (!space) result.Append(' ');
                space = true;
            }
            else if (!char.IsControl(c) && c is not ('\ufeff' or '\u200b' or '\ufffe' or '\uffff'))
            {
                result.Append(c);
                space = false;
            }
        }

        return result.ToString();
    }

    private static string Squeeze(string text) => Collapse(text, new StringBuilder()).TrimEnd();

    private static string Trim(string html)
    {
        html = html.Trim();
        while (html.EndsWith("<br>", StringComparison.Ordinal)) html = html[..^4].TrimEnd();
        while (html.StartsWith("<br>", StringComparison.Ordinal)) html = html[4..].TrimStart();
        return html;
    }

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Tags();
}
