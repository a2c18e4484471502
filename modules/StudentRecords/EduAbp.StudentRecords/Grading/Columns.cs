using System.Globalization;

namespace EduAbp.StudentRecords.Grading;

/// <summary>The names of a term's columns: TX1, TX2, …, GK, CK; several tests of weight 2 (circular 58/2011) are GK1, GK2, ….</summary>
internal static class Columns
{
    public static IReadOnlyList<string> Names(ColumnRequirement columns) =>
    [
        .. Enumerable.Range(1, columns.Regular).Select(number => $"TX{number}"),
        .. columns.Midterm == 1 && !columns.AreMinimums ? ["GK"] : Enumerable.Range(1, columns.Midterm).Select(number => $"GK{number}"),
        .. columns.Final > 0 ? (IEnumerable<string>)["CK"] : [],
    ];

    /// <summary>Null for what is no column of a term, such as a retest.</summary>
    public static ColumnKind? KindOf(string name) => name switch
    {
        "CK" => ColumnKind.Final,
        "GK" => ColumnKind.Midterm,
        _ when !int.TryParse(name.AsSpan(Math.Min(2, name.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out _) => null,
        _ when name.StartsWith("TX", StringComparison.Ordinal) => ColumnKind.Regular,
        _ when name.StartsWith("GK", StringComparison.Ordinal) => ColumnKind.Midterm,
        _ => null,
    };

    /// <summary>A term's marks from its cells, by column; cells of other columns are left out.</summary>
    public static TermMarks Marks(IEnumerable<KeyValuePair<string, decimal>> cells)
    {
        List<decimal> regular = [], midterm = [];
        decimal? final = null;
        foreach (var (name, mark) in cells)
        {
            switch (KindOf(name))
            {
                case ColumnKind.Regular:
                    regular.Add(mark);
                    break;
                case ColumnKind.Midterm:
                    midterm.Add(mark);
                    break;
                case ColumnKind.Final:
                    final = mark;
                    break;
            }
        }

        return new TermMarks(regular, midterm, final);
    }
}
