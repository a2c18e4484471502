namespace EduAbp.StudentRecords.Results;

/// <summary>Levels as stacked bars, drawn by the server: each bar a group of pupils, each part with its number.</summary>
internal sealed record LevelBars(IReadOnlyList<CodeText> Levels, IReadOnlyList<LevelBar> Bars)
{
    public const int Width = 1000;
    private const int WidthOfNumber = 36;

    public static IReadOnlyDictionary<string, int> Sum(IEnumerable<IReadOnlyDictionary<string, int>> counts) =>
        counts.SelectMany(one => one).GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.Sum(one => one.Value));

    /// <summary>The parts of a bar, on a common scale: a bar's length is its number of pupils' share of one whole.</summary>
    public IEnumerable<LevelPart> Parts(LevelBar bar)
    {
        var at = 0;
        var rest = bar.Pupils;
        for (var i = 0; i < Levels.Count; i++)
        {
            var count = bar.Counts.GetValueOrDefault(Levels[i].Code);
            rest -= count;
            if (count == 0)
                continue;
            var width = count * Width / Math.Max(1, bar.Pupils);
            yield return new LevelPart($"lv-{Math.Min(i, 4)}", Levels[i].Text, count, at, width, width >= WidthOfNumber);
            at += width;
        }

        if (rest > 0)
            yield return new LevelPart("lv-none", "", rest, at, Width - at, Width - at >= WidthOfNumber);
    }
}

internal sealed record LevelBar(string Name, int Pupils, IReadOnlyDictionary<string, int> Counts);

/// <param name="At">In thousandths of the bar.</param>
internal sealed record LevelPart(string Class, string Text, int Count, int At, int Width, bool HasRoom)
{
    public string X => Percent(At);

    public string W => Percent(Width);

    public string Middle => Percent(At + (Width / 2));

    private static string Percent(int thousandths) => $"{thousandths / 10}.{thousandths % 10}%";
}
