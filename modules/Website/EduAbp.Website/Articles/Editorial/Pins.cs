using System.Text;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Website.Articles.Editorial;

/// <summary>
/// Sets the numbers of comments before the blocks that they speak of. Works on the sanitizer's own spelling: an attribute
/// value never holds a bare quotation mark or bracket.
/// </summary>
internal static class Pins
{
    public static string Anchor(string block) => $"doan-{block}";

    public static bool Shows(string html, string block) => block.Length > 0 && html.Contains(Attribute(block), StringComparison.Ordinal);

    /// <param name="label">Names a pin for those who hear the page.</param>
    public static string Set(string html, IEnumerable<ThreadEntry> thread, Func<int, string> label)
    {
        foreach (var block in thread.Where(entry => entry.Block.Length > 0).GroupBy(entry => entry.Block))
        {
            var at = html.IndexOf(Attribute(block.Key), StringComparison.Ordinal);
            if (at < 0) continue;
            var pins = new StringBuilder("<div class=\"pins\" id=\"").Append(Anchor(block.Key)).Append("\">");
            foreach (var entry in block)
            {
                pins.Append("<a class=\"pin\" href=\"#").Append(entry.Anchor).Append("\" aria-label=\"");
                HtmlText.Append(pins, label(entry.Number!.Value));
                pins.Append("\">").Append(entry.Number).Append("</a>");
            }

            html = html.Insert(html.LastIndexOf('<', at), pins.Append("</div>").ToString());
        }

        return html;
    }

    private static string Attribute(string block) => $" data-block=\"{block}\"";
}
