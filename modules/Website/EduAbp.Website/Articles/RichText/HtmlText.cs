using System.Text;

namespace EduAbp.Website.Articles.RichText;

/// <summary>Writes text as HTML: the five characters that mean something are encoded, Vietnamese stays readable.</summary>
internal static class HtmlText
{
    public static string Encode(string text)
    {
        var output = new StringBuilder(text.Length);
        Append(output, text);
        return output.ToString();
    }

    public static void Append(StringBuilder output, string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '<': output.Append("&lt;"); break;
                case '>': output.Append("&gt;"); break;
                case '&': output.Append("&amp;"); break;
                case '"': output.Append("&quot;"); break;
                case '\'': output.Append("&#39;"); break;
                case '`': output.Append("&#96;"); break;
                default: output.Append(c); break;
            }
        }
    }
}
