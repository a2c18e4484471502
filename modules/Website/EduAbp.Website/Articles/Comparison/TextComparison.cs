using System.Text;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Website.Articles.Comparison;

/// <summary>
/// Two sanitised texts set into one, word by word: what was added stands in ins, what went in del. The output is
/// written from the same few elements as the texts themselves, so it is as safe as they are.
/// </summary>
internal sealed record TextComparison(string Html, int WordsAdded, int WordsRemoved, int Changes)
{
    public bool IsSame => Changes == 0;

    public static TextComparison Compare(string before, string after)
    {
        var writer = new ComparisonWriter();
        foreach (var (old, current) in LineAlignment.Align(LineReader.Read(before), LineReader.Read(after))) writer.Write(old, current);
        return writer.Finish();
    }

    /// <summary>For a title or a summary: one line without formatting.</summary>
    public static TextComparison ComparePlain(string before, string after)
    {
        var writer = new ComparisonWriter();
        writer.WriteWords(Word.Split(before), Word.Split(after));
        return writer.Finish();
    }
}
