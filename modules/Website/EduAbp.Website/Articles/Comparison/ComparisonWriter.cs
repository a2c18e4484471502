using System.Text;
using System.Text.RegularExpressions;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Website.Articles.Comparison;

internal sealed partial class ComparisonWriter
{
    private readonly StringBuilder output = new();
    private readonly List<string> open = [];
    private string openBlock = "";
    private int added;
    private int removed;
    private int changes;

    public void Write(Line? old, Line? current)
    {
        var line = current ?? old!;
        Enter(line.Groups, line.Block);
        var block = line.Groups.Count == 0 ? BlockAttribute(line.Block) : "";
        switch (line.Kind)
        {
            case "hr":
                output.Append("<hr").Append(block).Append('>');
                if (old is null || current is null) changes++;
                break;
            case "img":
                WritePicture(line, old is null ? "ins" : current is null ? "del" : null);
                break;
            default:
                output.Append('<').Append(line.Kind).Append(block).Append('>');
                for (var i = 0; i < line.Cells.Count; i++)
                {
                    output.Append(line.Cells[i].Open);
                    WriteWords(old?.Cells[i].Words ?? [], current?.Cells[i].Words ?? []);
                    Close(line.Cells[i].Open);
                }

                output.Append("</").Append(line.Kind).Append('>');
                break;
        }
    }

    public void WriteWords(IReadOnlyList<Word> old, IReadOnlyList<Word> current)
    {
        int i = 0, j = 0, keptFrom = 0, keptTo = 0;
        foreach (var (oldIndex, newIndex) in Steady(Sequence.Match(old, current), old, current).Append((old.Count, current.Count)))
        {
            if (i < oldIndex || j < newIndex || newIndex == current.Count)
            {
                WriteRun(current, keptFrom, keptTo);
                keptFrom = newIndex;
            }

            Mark("del", old, i, oldIndex, ref removed);
            Mark("ins", current, j, newIndex, ref added);
            keptTo = newIndex + 1;
            (i, j) = (oldIndex + 1, newIndex + 1);
        }
    }

    public TextComparison Finish()
    {
        Enter([], "");
        return new TextComparison(output.ToString(), added, removed, changes);
    }

    /// <summary>A lone space kept between two changed words only chops the change into pieces.</summary>
    private static IEnumerable<(int Old, int New)> Steady(List<(int Old, int New)> pairs, IReadOnlyList<Word> old, IReadOnlyList<Word> current)
    {
        for (var k = 0; k < pairs.Count; k++)
        {
            var (oldIndex, newIndex) = pairs[k];
            var before = k == 0 ? (-1, -1) : pairs[k - 1];
            var after = k == pairs.Count - 1 ? (old.Count, current.Count) : pairs[k + 1];
            var alone = before.Item1 < oldIndex - 1 && before.Item2 < newIndex - 1
                && after.Item1 > oldIndex + 1 && after.Item2 > newIndex + 1;
            if (!alone || current[newIndex].IsWord) yield return pairs[k];
        }
    }

    private void Mark(string tag, IReadOnlyList<Word> words, int start, int end, ref int count)
    {
        if (start >= end) return;
        changes++;
        count += words.Skip(start).Take(end - start).Count(word => word.IsWord);
        output.Append('<').Append(tag).Append('>');
        WriteRun(words, start, end);
        output.Append("</").Append(tag).Append('>');
    }

    private void WriteRun(IReadOnlyList<Word> words, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (i == start || words[i].Format != words[i - 1].Format) output.Append(words[i].Format);
            if (words[i].Text == "\n") output.Append("<br>");
            else HtmlText.Append(output, words[i].Text);
            if (i == end - 1 || words[i].Format != words[i + 1].Format) Close(words[i].Format);
        }
    }

    private void WritePicture(Line line, string? tag)
    {
        if (tag is null)
        {
            output.Append(line.Cells[0].Open);
            return;
        }

        changes++;
        output.Append('<').Append(tag).Append('>').Append(line.Cells[0].Open).Append("</").Append(tag).Append('>');
    }

    private void Close(string opened)
    {
        foreach (Match tag in Tag().Matches(opened).Reverse()) output.Append("</").Append(tag.Groups[1].ValueSpan).Append('>');
    }

    private static string BlockAttribute(string block) => block.Length > 0 ? $" data-block=\"{block}\"" : "";

    private void Enter(IReadOnlyList<string> groups, string block)
    {
        // Two lists that follow each other are two.
        var shared = 0;
        while (block == openBlock && shared < open.Count && shared < groups.Count && open[shared] == groups[shared]) shared++;
        for (var i = open.Count - 1; i >= shared; i--) output.Append("</").Append(open[i]).Append('>');
        open.RemoveRange(shared, open.Count - shared);
        openBlock = block;
        for (var i = shared; i < groups.Count; i++)
        {
            output.Append('<').Append(groups[i]).Append(i == 0 ? BlockAttribute(block) : "").Append('>');
            open.Add(groups[i]);
        }
    }

    // Attribute values are encoded, so a tag ends at its first ">".
    [GeneratedRegex("<([a-z0-9]+)[^>]*>")]
    private static partial Regex Tag();
}
