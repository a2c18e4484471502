namespace EduAbp.StudentRecords.Grading;

/// <summary>A primary pupil's year: circular 27/2020, art. 9, 11, 13; circular 30/2014, art. 14, 16, with circular 22/2016.</summary>
internal static class PrimaryYears
{
    private const decimal OutstandingTest = 9;
    private const decimal WellCompletedTest = 7;
    private const decimal CompletedTest = 5;

    public static PrimaryOutcome Evaluate(PrimaryYear pupil)
    {
        var missing = Missing(pupil);
        if (missing.Count > 0)
        {
            Reason[] why = [new Reason("SubjectsMissing", null, ("Subjects", missing))];
            return new PrimaryOutcome(null, null, new TitleResult(Title.None, []), new Decision(DecisionKind.Incomplete) { Reasons = why }) { Missing = missing, Reasons = why };
        }

        var isTt27 = pupil.Rules == RuleSetId.Tt27;
        var step = Step(pupil);
        var isCompleted = step >= EducationResult.Completed;
        var reasons = Reasons(pupil, step);
        return new PrimaryOutcome(isTt27 ? step : null, isCompleted, TitleOf(pupil, step), Decide(pupil, isCompleted, reasons)) { Reasons = reasons };
    }

    private static List<string> Missing(PrimaryYear pupil)
    {
        var missing = new List<string>();
        foreach (var subject in pupil.Subjects)
        {
            if (!subject.IsExempt && (subject.Level is null || (subject.HasTest && subject.Test is null)))
                missing.Add(subject.Subject.Name);
        }

        missing.AddRange(pupil.Qualities.Where(quality => quality.Level is null).Select(quality => quality.Name));
        if (pupil.Subjects.Count == 0)
            missing.Add("?");
        return missing;
    }

    private static EducationResult Step(PrimaryYear pupil)
    {
        for (var step = EducationResult.Outstanding; step > EducationResult.NotCompleted; step--)
        {
            if (Meets(pupil, step))
                return step;
        }

        return EducationResult.NotCompleted;
    }

    private static bool Meets(PrimaryYear pupil, EducationResult step)
    {
        foreach (var subject in pupil.Subjects)
        {
            if (!subject.IsExempt && (subject.Level < LevelOf(step) || subject.Test < TestOf(step)))
                return false;
        }

        foreach (var quality in pupil.Qualities)
        {
            if (quality.Level < QualityOf(step))
                return false;
        }

        return true;
    }

    private static PrimaryLevel LevelOf(EducationResult step) => step >= EducationResult.WellCompleted ? PrimaryLevel.WellCompleted : PrimaryLevel.Completed;

    private static QualityLevel QualityOf(EducationResult step) => step >= EducationResult.WellCompleted ? QualityLevel.Good : QualityLevel.Reached;

    private static decimal TestOf(EducationResult step) => step switch
    {
        EducationResult.Outstanding => OutstandingTest,
        EducationResult.WellCompleted => WellCompletedTest,
        _ => CompletedTest,
    };

    // What keeps the pupil from the next step; before circular 27/2020 there is only one, to have completed the class.
    private static IReadOnlyList<Reason> Reasons(PrimaryYear pupil, EducationResult step)
    {
        var isTt27 = pupil.Rules == RuleSetId.Tt27;
        var article = isTt27 ? Articles.Tt27Result : Articles.Tt30(pupil.Rules, 14);
        if (step == EducationResult.Outstanding || (!isTt27 && step >= EducationResult.Completed))
            return [new Reason("AllConditions", article)];

        var next = step + 1;
        var reasons = new List<Reason>();
        var word = isTt27 ? Words.Of(next) : new Word("Education:ClassCompleted");
        foreach (var subject in pupil.Subjects.Where(subject => !subject.IsExempt))
        {
            if (subject.Level < LevelOf(next))
                reasons.Add(new Reason("SubjectLevel", article, ("Subject", subject.Subject.Name), ("Mark", Words.Of(subject.Level!.Value)), ("Level", word)));
            if (subject.Test < TestOf(next))
                reasons.Add(new Reason("TestBelow", article, ("Subject", subject.Subject.Name), ("Mark", (int)subject.Test!.Value), ("Bound", (int)TestOf(next)), ("Level", word)));
        }

        reasons.AddRange(pupil.Qualities.Where(quality => quality.Level < QualityOf(next))
            .Select(quality => new Reason("QualityLevel", article, ("Quality", quality.Name), ("Mark", Words.Of(pupil.Rules, quality.Level!.Value)), ("Level", word))));
        return reasons;
    }

    private static TitleResult TitleOf(PrimaryYear pupil, EducationResult step)
    {
        var isDistinguished = (pupil.ExcelsInSubject || pupil.HasProgressed) && pupil.IsRecognisedByClass;
        return pupil.Rules switch
        {
            RuleSetId.Tt27 when step == EducationResult.Outstanding => new(Title.Outstanding, [new Reason("TitleOfResult", Articles.Tt27Titles, ("Level", Words.Of(step)))]),
            RuleSetId.Tt27 when step == EducationResult.WellCompleted => isDistinguished
                ? new(Title.Exemplary, [new Reason("Recognised", Articles.Tt27Titles, ("Level", Words.Of(step)))])
                : new(Title.None, [new Reason("NotRecognised", Articles.Tt27Titles)]),
            RuleSetId.Tt30Tt22Of2016 when step == EducationResult.Outstanding => new(Title.OutstandingCompletion, [new Reason("AllConditions", Articles.Tt30(pupil.Rules, 16))]),
            RuleSetId.Tt30Tt22Of2016 when isDistinguished => new(Title.Progress, [new Reason("RecognisedByClass", Articles.Tt30(pupil.Rules, 16))]),
            _ => new(Title.None, []),
        };
    }

    private static Decision Decide(PrimaryYear pupil, bool isCompleted, IReadOnlyList<Reason> reasons)
    {
        var passed = SchoolLevels.IsLastOfLevel(pupil.Grade) ? DecisionKind.CompletedLevel : DecisionKind.Promoted;
        var article = pupil.Rules == RuleSetId.Tt27 ? Articles.Tt27Completion : Articles.Tt30(pupil.Rules, 14);
        return (isCompleted, pupil.PromotedByPrincipal) switch
        {
            (true, _) => new Decision(passed) { Reasons = [new Reason("ClassCompleted", article)] },
            (_, true) => new Decision(DecisionKind.Promoted) { Reasons = [new Reason("PrincipalDecided", article)] },
            (_, false) => new Decision(DecisionKind.NotPromoted) { Reasons = [new Reason("PrincipalDecided", article)] },
            _ => new Decision(DecisionKind.ExtraHelp) { Reasons = [.. reasons, new Reason("ExtraHelp", article)] },
        };
    }
}
