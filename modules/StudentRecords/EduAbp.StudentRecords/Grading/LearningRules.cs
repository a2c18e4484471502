namespace EduAbp.StudentRecords.Grading;

/// <summary>The result of learning of a term or a year, from the subjects' results of the same time.</summary>
internal static class LearningRules
{
    /// <param name="isSpecialisedClass">A class of a school for the gifted: its speciality counts (circular 58/2011).</param>
    public static LearningResult Evaluate(RuleSetId rules, IReadOnlyList<SubjectResult> subjects, bool isSpecialisedClass = false, GradingSettings? settings = null)
    {
        if (rules.IsPrimary())
            throw new ArgumentOutOfRangeException(nameof(rules), rules, "Primary pupils have no such result.");
        settings ??= GradingSettings.Default;

        List<GradedSubject>? missing = null;
        var hasScored = false;
        for (var i = 0; i < subjects.Count; i++)
        {
            if (subjects[i].State == ResultState.Incomplete)
                (missing ??= []).Add(subjects[i].Subject);
            hasScored |= subjects[i].Counts && subjects[i].IsScored;
        }

        if (missing is not null)
            return new LearningResult(rules, null) { Missing = missing, Reasons = [new Reason("SubjectsMissing", null, ("Subjects", missing.ConvertAll(subject => subject.Name)))] };
        if (!hasScored)
            return new LearningResult(rules, null) { Reasons = [new Reason("NoSubjects", null)] };

        var average = rules.IsTt58() ? MeanOf(subjects) : (decimal?)null;
        var table = new LearningTable(rules, subjects, average, isSpecialisedClass, settings);
        var level = table.Level();
        var adjusted = OneSubjectAdjustment.Find(table, level, settings.OneSubjectTest);
        var result = new LearningResult(rules, adjusted?.Level ?? level)
        {
            Average = average,
            Unadjusted = level,
            AdjustedFor = adjusted is null ? null : subjects[adjusted.Value.Subject].Subject,
            Reasons = adjusted is { } found ? OneSubjectAdjustment.Explain(table, level, found) : Explain(table, level),
        };
        return result with { Warnings = Warnings(table, level, result, settings) };
    }

    /// <summary>The plain mean of the scored subjects, rounded (circular 58/2011, art. 11); null without one.</summary>
    public static decimal? MeanOf(IReadOnlyList<SubjectResult> subjects)
    {
        decimal sum = 0;
        var count = 0;
        for (var i = 0; i < subjects.Count; i++)
        {
            if (!subjects[i].IsScored || subjects[i].State != ResultState.Complete)
                continue;
            sum += subjects[i].Number;
            count++;
        }

        return count == 0 ? null : Rounding.HalfUp(sum / count);
    }

    // Why it is not one level higher.
    private static IReadOnlyList<Reason> Explain(LearningTable table, LearningLevel level) =>
        level == LearningLevel.Excellent ? [new Reason("AllConditions", table.ArticleOf(level))] : table.Failures(level + 1);

    private static IReadOnlyList<Reason> Warnings(LearningTable table, LearningLevel level, LearningResult result, GradingSettings settings)
    {
        List<Reason>? warnings = null;
        var other = OneSubjectAdjustment.Find(table, level, settings.OneSubjectTest == OneSubjectTest.Replace ? OneSubjectTest.LeaveOut : OneSubjectTest.Replace)?.Level ?? level;
        if (other != result.Level)
            (warnings ??= []).Add(new Reason("AdjustmentAmbiguous", table.AdjustmentArticle, ("Other", Words.Of(table.Rules, other)), ("Level", Words.Of(table.Rules, result.Level!.Value))));
        if (result.AdjustedFor is { Kind: AssessedBy.Remarks } remark)
            (warnings ??= []).Add(new Reason("AdjustedForRemark", table.AdjustmentArticle, ("Subject", remark.Name)));
        if (table.TooFewSubjects)
            (warnings ??= []).Add(new Reason("TooFewSubjects", table.ArticleOf(LearningLevel.Average), ("Count", table.ScoredCount), ("Needed", settings.CountedSubjects)));
        return warnings ?? (IReadOnlyList<Reason>)[];
    }
}
