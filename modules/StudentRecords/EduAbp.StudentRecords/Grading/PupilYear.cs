namespace EduAbp.StudentRecords.Grading;

/// <summary>One subject of a pupil's year.</summary>
/// <param name="Retest">The mark of the retest, or 1 and 0 for Đ and CĐ; null where none was taken.</param>
internal sealed record PupilSubject(GradedSubject Subject, TermResult First, TermResult Second, decimal? Retest = null);

/// <summary>Everything about one secondary pupil's year that the rules ask.</summary>
internal sealed record PupilYear(RuleSetId Rules, int Grade, IReadOnlyList<PupilSubject> Subjects)
{
    public bool IsSpecialisedClass { get; init; }

    public ConductLevel? FirstConduct { get; init; }

    public ConductLevel? SecondConduct { get; init; }

    /// <summary>Decided by people for the year (circular 58/2011).</summary>
    public ConductLevel? YearConduct { get; init; }

    /// <summary>Assessed anew after the summer's training.</summary>
    public ConductLevel? ConductAfterTraining { get; init; }

    public int Absences { get; init; }
}

/// <summary>What a pupil's year came to.</summary>
internal sealed record YearOutcome(
    IReadOnlyList<SubjectResult> Subjects,
    LearningResult First,
    LearningResult Second,
    LearningResult Year,
    ConductLevel? Conduct,
    TitleResult FirstTitle,
    TitleResult SecondTitle,
    TitleResult Title,
    Decision Decision)
{
    /// <summary>With the marks of the retest; for promotion only. Null where none was taken.</summary>
    public LearningResult? AfterRetest { get; init; }

    /// <summary>The decision after the summer; the same as <see cref="Decision"/> where nothing was left to the summer or it is not over.</summary>
    public required Decision Final { get; init; }
}

internal static class PupilYears
{
    public static YearOutcome Evaluate(PupilYear pupil, GradingSettings? settings = null)
    {
        var rules = pupil.Rules;
        var count = pupil.Subjects.Count;
        var first = new SubjectResult[count];
        var second = new SubjectResult[count];
        var year = new SubjectResult[count];
        var hasRetest = false;
        for (var i = 0; i < count; i++)
        {
            var subject = pupil.Subjects[i];
            first[i] = subject.First.Of(subject.Subject);
            second[i] = subject.Second.Of(subject.Subject);
            year[i] = SubjectYears.Evaluate(subject.Subject, subject.First, subject.Second);
            hasRetest |= subject.Retest is not null;
        }

        var firstLearning = LearningRules.Evaluate(rules, first, pupil.IsSpecialisedClass, settings);
        var secondLearning = LearningRules.Evaluate(rules, second, pupil.IsSpecialisedClass, settings);
        var learning = LearningRules.Evaluate(rules, year, pupil.IsSpecialisedClass, settings);
        var conduct = ConductRules.Year(rules, pupil.FirstConduct, pupil.SecondConduct, pupil.YearConduct);
        var decision = PromotionRules.Decide(rules, pupil.Grade, learning.Level, conduct, pupil.Absences, year, settings);
        var afterRetest = hasRetest && decision.Retest.Count > 0 ? LearningRules.Evaluate(rules, Retested(pupil, year, decision), pupil.IsSpecialisedClass, settings) : null;
        return new YearOutcome(
            year, firstLearning, secondLearning, learning, conduct,
            TitleRules.Term(rules, firstLearning.Level, pupil.FirstConduct),
            TitleRules.Term(rules, secondLearning.Level, pupil.SecondConduct),
            TitleRules.Year(rules, learning.Level, conduct, year, settings),
            decision)
        {
            AfterRetest = afterRetest,
            Final = PromotionRules.AfterSummer(rules, pupil.Grade, decision, afterRetest?.Level, pupil.ConductAfterTraining),
        };
    }

    // The retest's result replaces the year's, better or worse, in the subjects that were to be taken again.
    private static SubjectResult[] Retested(PupilYear pupil, SubjectResult[] year, Decision decision)
    {
        var results = (SubjectResult[])year.Clone();
        for (var i = 0; i < results.Length; i++)
        {
            if (pupil.Subjects[i].Retest is { } mark && decision.Retest.Contains(results[i].Subject))
                results[i] = results[i] with { Number = mark };
        }

        return results;
    }
}
