namespace EduAbp.StudentRecords.Grading;

/// <summary>
/// A level that is too low because of one subject only: circular 58/2011, art. 13 clause 6; circular 22/2021, art. 9 clause 3.
/// It never leads to the highest level, so it never makes a title.
/// </summary>
internal static class OneSubjectAdjustment
{
    /// <param name="Base">Which level the pupil would have but for the subject.</param>
    /// <param name="Subject">Place of the subject in the table.</param>
    internal readonly record struct Adjustment(LearningLevel Level, LearningLevel Base, int Subject);

    public static Adjustment? Find(LearningTable table, LearningLevel level, OneSubjectTest test)
    {
        for (var reached = LearningLevel.Excellent; reached >= LearningLevel.Good; reached--)
        {
            if (!table.AverageReaches(reached))
                continue;
            if (Raised(table.Rules, reached, level) is { } raised && OnlySubject(table, reached, test) is { } subject)
                return new Adjustment(raised, reached, subject);
            if (table.Rules.IsTt58() && !table.Settings.ExcellentAverageReachesGood)
                break;
        }

        return null;
    }

    public static IReadOnlyList<Reason> Explain(LearningTable table, LearningLevel level, Adjustment adjustment) =>
    [
        table.FailureOf(adjustment.Base, adjustment.Subject),
        new Reason("Adjusted", table.AdjustmentArticle, ("From", Words.Of(table.Rules, level)), ("To", Words.Of(table.Rules, adjustment.Level))),
    ];

    private static LearningLevel? Raised(RuleSetId rules, LearningLevel reached, LearningLevel actual)
    {
        if (!rules.IsTt58())
            return actual <= reached - 2 ? actual + 1 : null;
        return (reached, actual) switch
        {
            (LearningLevel.Excellent, LearningLevel.Average) => LearningLevel.Good,
            (LearningLevel.Excellent, LearningLevel.Weak) => LearningLevel.Average,
            (LearningLevel.Good, LearningLevel.Weak) => LearningLevel.Average,
            (LearningLevel.Good, LearningLevel.Poor) => LearningLevel.Weak,
            _ => null,
        };
    }

    private static int? OnlySubject(LearningTable table, LearningLevel reached, OneSubjectTest test)
    {
        for (var i = 0; i < table.Subjects.Count; i++)
        {
            var result = table.Subjects[i];
            if (!result.Counts || (!result.IsScored && !table.Settings.RemarkSubjectCountsAsOneSubject))
                continue;
            if (table.MeetsBut(reached, i, test))
                return i;
        }

        return null;
    }
}
