namespace EduAbp.Website.Articles.Comparison;

/// <summary>Finds which line became which: equal ones first, then, between those, the ones that share most words.</summary>
internal static class LineAlignment
{
    private const double LikeEnough = 0.4;
    private const int MaxGap = 1_500;

    public static IEnumerable<(Line? Old, Line? New)> Align(IReadOnlyList<Line> old, IReadOnlyList<Line> current)
    {
        var same = Sequence.Match(old.Select(line => line.Key).ToList(), current.Select(line => line.Key).ToList(), StringComparer.Ordinal);
        int i = 0, j = 0;
        foreach (var (oldIndex, newIndex) in same.Append((old.Count, current.Count)))
        {
            foreach (var pair in AlignGap(old, i, oldIndex, current, j, newIndex)) yield return pair;
            if (oldIndex < old.Count) yield return (old[oldIndex], current[newIndex]);
            (i, j) = (oldIndex + 1, newIndex + 1);
        }
    }

    private static IEnumerable<(Line? Old, Line? New)> AlignGap(
        IReadOnlyList<Line> old, int oldStart, int oldEnd, IReadOnlyList<Line> current, int newStart, int newEnd)
    {
        int rows = Math.Max(0, oldEnd - oldStart), columns = Math.Max(0, newEnd - newStart);
        var best = rows <= MaxGap && columns <= MaxGap ? Score() : null;

        int i = 0, j = 0;
        while (i < rows || j < columns)
        {
            if (best is not null && i < rows && j < columns && Likeness(i, j) is > 0 and var likeness
                && Math.Abs(best[i, j] - (best[i + 1, j + 1] + likeness)) < 1e-9)
                yield return (old[oldStart + i++], current[newStart + j++]);
            else if (i < rows && (j >= columns || best is null || best[i + 1, j] >= best[i, j + 1]))
                yield return (old[oldStart + i++], null);
            else
                yield return (null, current[newStart + j++]);
        }

        double Likeness(int row, int column)
        {
            var (a, b) = (old[oldStart + row], current[newStart + column]);
            var likeness = a.CanPairWith(b) ? a.Likeness(b) : 0;
            return likeness >= LikeEnough ? likeness : 0;
        }

        double[,] Score()
        {
            var score = new double[rows + 1, columns + 1];
            for (var row = rows - 1; row >= 0; row--)
                for (var column = columns - 1; column >= 0; column--)
                {
                    var without = Math.Max(score[row + 1, column], score[row, column + 1]);
                    var likeness = Likeness(row, column);
                    score[row, column] = likeness > 0 ? Math.Max(without, score[row + 1, column + 1] + likeness) : without;
                }

            return score;
        }
    }
}
