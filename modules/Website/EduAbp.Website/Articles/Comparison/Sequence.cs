namespace EduAbp.Website.Articles.Comparison;

/// <summary>The longest common subsequence of two lists, as steps: kept, removed, added.</summary>
internal static class Sequence
{
    // 4 million cells are 16 MB and some ten milliseconds; longer runs are shown as removed and added whole.
    private const int MaxCells = 4_000_000;

    public static List<(int Old, int New)> Match<T>(IReadOnlyList<T> old, IReadOnlyList<T> current, IEqualityComparer<T>? comparer = null)
    {
        comparer ??= EqualityComparer<T>.Default;
        var pairs = new List<(int, int)>();
        int start = 0, oldEnd = old.Count, newEnd = current.Count;
        while (start < oldEnd && start < newEnd && comparer.Equals(old[start], current[start])) pairs.Add((start, start++));
        while (oldEnd > start && newEnd > start && comparer.Equals(old[oldEnd - 1], current[newEnd - 1])) (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);

        int rows = oldEnd - start, columns = newEnd - start;
        if (rows > 0 && columns > 0 && (long)rows * columns <= MaxCells)
        {
            var length = new int[rows + 1, columns + 1];
            for (var i = rows - 1; i >= 0; i--)
                for (var j = columns - 1; j >= 0; j--)
                    length[i, j] = comparer.Equals(old[start + i], current[start + j])
                        ? length[i + 1, j + 1] + 1
                        : Math.Max(length[i + 1, j], length[i, j + 1]);

            for (int i = 0, j = 0; i < rows && j < columns;)
            {
                if (comparer.Equals(old[start + i], current[start + j])) pairs.Add((start + i++, start + j++));
                else if (length[i + 1, j] >= length[i, j + 1]) i++;
                else j++;
            }
        }

        for (var k = 0; k < old.Count - oldEnd; k++) pairs.Add((oldEnd + k, newEnd + k));
        return pairs;
    }
}
