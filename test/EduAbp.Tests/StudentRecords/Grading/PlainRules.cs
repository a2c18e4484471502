using EduAbp.StudentRecords.Grading;

namespace EduAbp.Tests.StudentRecords.Grading;

/// <summary>
/// The circulars written down a second time, in whole tenths and as plainly as they read, to hold the product's against.
/// It shares no line of code with it.
/// </summary>
internal static class PlainRules
{
    /// <summary>Numerator over denominator, both in tenths, half up.</summary>
    public static int Round(long numerator, long denominator) => (int)(((2 * numerator) + denominator) / (2 * denominator));

    public static int TermAverage(IEnumerable<int> regular, IEnumerable<int> midterm, int final)
    {
        long sum = 3 * final, weight = 3;
        foreach (var mark in regular)
            (sum, weight) = (sum + mark, weight + 1);
        foreach (var mark in midterm)
            (sum, weight) = (sum + mark + mark, weight + 2);
        return Round(sum, weight);
    }

    /// <param name="Tenths">-1 for a remark subject.</param>
    internal sealed record Line(int Tenths, bool Passed, SubjectRole Role, bool Special)
    {
        public bool Scored => Tenths >= 0;

        public Line Perfect => Scored ? this with { Tenths = 100 } : this with { Passed = true };
    }

    public static (string Level, bool Adjusted) Tt58(IReadOnlyList<Line> lines, bool gifted, bool languageIsCore)
    {
        var scored = lines.Where(line => line.Scored).ToList();
        var average = Round(scored.Sum(line => (long)line.Tenths), scored.Count);
        string Table(IReadOnlyList<Line> all)
        {
            var marks = all.Where(line => line.Scored).ToList();
            var remarks = all.Where(line => !line.Scored).All(line => line.Passed);
            bool Core(int bound) => marks.Any(line => line.Tenths >= bound
                && (line.Role == SubjectRole.Mathematics || line.Role == SubjectRole.Literature || (languageIsCore && line.Role == SubjectRole.ForeignLanguage)));
            bool Special(int bound) => !gifted || marks.Where(line => line.Special).All(line => line.Tenths >= bound);
            bool All(int bound) => marks.All(line => line.Tenths >= bound);
            if (average >= 80 && Core(80) && Special(80) && All(65) && remarks) return "G";
            if (average >= 65 && Core(65) && Special(65) && All(50) && remarks) return "K";
            if (average >= 50 && Core(50) && Special(50) && All(35) && remarks) return "TB";
            if (average >= 35 && All(20)) return "Y";
            return "KEM";
        }

        var level = Table(lines);
        var best = OneMended(lines).Select(Table).ToList();
        // Would the pupil be at least G, at least K, but for one subject?
        var reachesG = average >= 80 && best.Contains("G");
        var reachesK = average >= 65 && best.Any(one => one is "G" or "K");
        var adjusted = (level, reachesG, reachesK) switch
        {
            ("TB", true, _) => "K",
            ("Y", true, _) => "TB",
            ("Y", _, true) => "TB",
            ("KEM", _, true) => "Y",
            _ => level,
        };
        return (adjusted, adjusted != level);
    }

    public static (string Level, bool Adjusted) Tt22(IReadOnlyList<Line> lines)
    {
        static string Table(IReadOnlyList<Line> all)
        {
            var marks = all.Where(line => line.Scored).Select(line => line.Tenths).ToList();
            var failed = all.Count(line => !line.Scored && !line.Passed);
            if (failed == 0 && marks.All(mark => mark >= 65) && marks.Count(mark => mark >= 80) >= 6) return "T";
            if (failed == 0 && marks.All(mark => mark >= 50) && marks.Count(mark => mark >= 65) >= 6) return "K";
            if (failed <= 1 && !marks.Any(mark => mark < 35) && marks.Count(mark => mark >= 50) >= 6) return "D";
            return "CD";
        }

        var level = Table(lines);
        var best = OneMended(lines).Select(Table).ToList();
        var adjusted = level switch
        {
            "D" when best.Contains("T") => "K",
            "CD" when best.Contains("T") || best.Contains("K") => "D",
            _ => level,
        };
        return (adjusted, adjusted != level);
    }

    private static IEnumerable<IReadOnlyList<Line>> OneMended(IReadOnlyList<Line> lines) =>
        lines.Select((_, mended) => (IReadOnlyList<Line>)[.. lines.Select((line, place) => place == mended ? line.Perfect : line)]);
}
