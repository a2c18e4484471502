namespace EduAbp.StudentRecords.Grading;

internal readonly record struct TitleResult(Title Title, IReadOnlyList<Reason> Reasons);

/// <summary>Titles of secondary pupils.</summary>
internal static class TitleRules
{
    private const decimal OutstandingMark = 9.0m;

    /// <summary>Of a term: only circular 58/2011 gives titles then.</summary>
    public static TitleResult Term(RuleSetId rules, LearningLevel? learning, ConductLevel? conduct) =>
        rules.IsTt58() ? Tt58(rules, learning, conduct) : new TitleResult(Title.None, []);

    /// <param name="subjects">The year's results before any retest.</param>
    public static TitleResult Year(RuleSetId rules, LearningLevel? learning, ConductLevel? conduct, IReadOnlyList<SubjectResult> subjects, GradingSettings? settings = null)
    {
        if (rules.IsTt58())
            return Tt58(rules, learning, conduct);
        if (learning != LearningLevel.Excellent || conduct != ConductLevel.Excellent)
            return new TitleResult(Title.None, NotBoth(rules, learning, conduct, LearningLevel.Excellent, ConductLevel.Excellent));

        var needed = (settings ?? GradingSettings.Default).OutstandingSubjects;
        var count = 0;
        foreach (var result in subjects)
        {
            if (result.Counts && result.IsScored && result.Number >= OutstandingMark)
                count++;
        }

        return new TitleResult(
            count >= needed ? Title.Outstanding : Title.Excellent,
            [Both(rules, LearningLevel.Excellent, ConductLevel.Excellent), new Reason("OutstandingCount", Articles.Tt22Titles, ("Count", count), ("Needed", needed), ("Bound", OutstandingMark))]);
    }

    private static TitleResult Tt58(RuleSetId rules, LearningLevel? learning, ConductLevel? conduct) => (learning, conduct) switch
    {
        (LearningLevel.Excellent, ConductLevel.Excellent) => new(Title.Excellent, [Both(rules, LearningLevel.Excellent, ConductLevel.Excellent)]),
        ( >= LearningLevel.Good, >= ConductLevel.Good) => new(Title.Advanced, [Both(rules, learning.Value, conduct.Value)]),
        _ => new(Title.None, NotBoth(rules, learning, conduct, LearningLevel.Good, ConductLevel.Good)),
    };

    private static Reason Both(RuleSetId rules, LearningLevel learning, ConductLevel conduct) =>
        new("LearningAndConduct", Articles.Titles(rules), ("Learning", Words.Of(rules, learning)), ("Conduct", Words.Of(rules, conduct)));

    private static IReadOnlyList<Reason> NotBoth(RuleSetId rules, LearningLevel? learning, ConductLevel? conduct, LearningLevel leastLearning, ConductLevel leastConduct)
    {
        var reasons = new List<Reason>(2);
        if (learning is { } level && level < leastLearning)
            reasons.Add(new Reason("TitleLearning", Articles.Titles(rules), ("Level", Words.Of(rules, level)), ("Needed", Words.Of(rules, leastLearning))));
        if (conduct is { } behaviour && behaviour < leastConduct)
            reasons.Add(new Reason("TitleConduct", Articles.Titles(rules), ("Level", Words.Of(rules, behaviour)), ("Needed", Words.Of(rules, leastConduct))));
        return reasons;
    }
}
