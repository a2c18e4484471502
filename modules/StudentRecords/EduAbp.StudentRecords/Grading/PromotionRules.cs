namespace EduAbp.StudentRecords.Grading;

/// <summary>Promotion of secondary pupils: circular 58/2011, art. 15 to 17; circular 22/2021, art. 12 to 14.</summary>
internal static class PromotionRules
{
    private const decimal RetestBelow = 5.0m;

    /// <summary>The decision at the end of the school year, before the summer.</summary>
    /// <param name="absences">Sessions missed, with and without permission.</param>
    public static Decision Decide(
        RuleSetId rules, int grade, LearningLevel? learning, ConductLevel? conduct, int absences, IReadOnlyList<SubjectResult> subjects, GradingSettings? settings = null)
    {
        settings ??= GradingSettings.Default;
        var article = Articles.Promotion(rules);
        if (absences > settings.MaxAbsences)
            return new Decision(DecisionKind.NotPromoted) { Reasons = [new Reason("TooManyAbsences", article, ("Count", absences), ("Max", settings.MaxAbsences))] };
        if (learning is not { } level || conduct is not { } behaviour)
            return new Decision(DecisionKind.Incomplete) { Reasons = [.. Missing(learning, conduct)] };

        var learns = level >= LearningLevel.Average;
        var behaves = behaviour >= ConductLevel.Average;
        Reason[] reasons = [new Reason("LearningAndConduct", article, ("Learning", Words.Of(rules, level)), ("Conduct", Words.Of(rules, behaviour)))];
        return (learns, behaves) switch
        {
            (true, true) => Passed(grade) with { Reasons = reasons },
            (true, false) => new Decision(DecisionKind.SummerTraining) { Reasons = [.. reasons, new Reason("SummerTraining", Articles.Summer(rules))] },
            (false, _) when level == LearningLevel.Poor => new Decision(DecisionKind.NotPromoted) { Reasons = reasons },
            (false, true) => Retest(rules, DecisionKind.Retest, subjects, reasons),
            // Circular 58/2011 says no. Circular 22/2021, art. 14 asks for conduct before a retest; whether the summer's counts is open.
            _ when rules.IsTt58() => new Decision(DecisionKind.NotPromoted) { Reasons = reasons },
            _ when settings.AllowRetestAfterSummerConduct => Retest(rules, DecisionKind.SummerTrainingThenRetest, subjects, reasons),
            _ => new Decision(DecisionKind.NotPromoted) { Reasons = reasons, Warnings = [new Reason("RetestNeedsConduct", Articles.Tt22Retest)] },
        };
    }

    /// <summary>Scored subjects below 5,0 and remark subjects CĐ.</summary>
    public static IReadOnlyList<GradedSubject> RetestSubjects(IReadOnlyList<SubjectResult> subjects) =>
        [.. subjects.Where(result => result.State == ResultState.Complete && (result.IsScored ? result.Number < RetestBelow : result.Number == 0)).Select(result => result.Subject)];

    /// <summary>The decision once the summer is over.</summary>
    /// <param name="first">What was decided before it.</param>
    /// <param name="afterRetest">The result of learning with the marks of the retest; null where none was taken.</param>
    /// <param name="afterTraining">Conduct assessed anew; null where it was not.</param>
    public static Decision AfterSummer(RuleSetId rules, int grade, Decision first, LearningLevel? afterRetest, ConductLevel? afterTraining)
    {
        if (first.Kind is not (DecisionKind.Retest or DecisionKind.SummerTraining or DecisionKind.SummerTrainingThenRetest))
            return first;
        var reasons = new List<Reason>(2);
        if (first.Kind != DecisionKind.SummerTraining)
        {
            if (afterRetest is not { } level)
                return first;
            reasons.Add(new Reason("AfterRetest", Articles.Retest(rules), ("Level", Words.Of(rules, level))));
        }

        if (first.Kind != DecisionKind.Retest)
        {
            if (afterTraining is not { } conduct)
                return first;
            reasons.Add(new Reason("AfterTraining", Articles.Summer(rules), ("Level", Words.Of(rules, conduct))));
        }

        var isPromoted = (first.Kind == DecisionKind.SummerTraining || afterRetest >= LearningLevel.Average)
            && (first.Kind == DecisionKind.Retest || afterTraining >= ConductLevel.Average);
        return (isPromoted ? Passed(grade) : new Decision(DecisionKind.NotPromoted)) with { Reasons = reasons };
    }

    private static Decision Passed(int grade) => new(SchoolLevels.IsLastOfLevel(grade) ? DecisionKind.CompletedLevel : DecisionKind.Promoted);

    private static Decision Retest(RuleSetId rules, DecisionKind kind, IReadOnlyList<SubjectResult> subjects, IReadOnlyList<Reason> reasons)
    {
        var retest = RetestSubjects(subjects);
        return new Decision(kind)
        {
            Retest = retest,
            MustRetestAll = !rules.IsTt58(),
            Reasons = [.. reasons, new Reason(rules.IsTt58() ? "MayRetest" : "MustRetest", Articles.Retest(rules), ("Subjects", retest.Select(subject => subject.Name).ToList()))],
            Warnings = retest.Count == 0 ? [new Reason("NothingToRetest", Articles.Retest(rules))] : [],
        };
    }

    private static IEnumerable<Reason> Missing(LearningLevel? learning, ConductLevel? conduct)
    {
        if (learning is null)
            yield return new Reason("LearningMissing", null);
        if (conduct is null)
            yield return new Reason("ConductMissing", null);
    }
}
