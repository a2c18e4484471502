namespace EduAbp.StudentRecords.Grading;

/// <summary>The conditions of each level: circular 58/2011, art. 13; circular 22/2021, art. 9 clause 2.</summary>
internal sealed class LearningTable(RuleSetId rules, IReadOnlyList<SubjectResult> subjects, decimal? average, bool isSpecialisedClass, GradingSettings settings)
{
    private const int Nobody = -1;

    public RuleSetId Rules => rules;

    public IReadOnlyList<SubjectResult> Subjects => subjects;

    public GradingSettings Settings => settings;

    public Article AdjustmentArticle => rules.IsTt58() ? Articles.Tt58Adjustment(rules) : Articles.Tt22Adjustment;

    public int ScoredCount => subjects.Count(result => result.Counts && result.IsScored);

    /// <summary>No pupil could ever have the number of subjects that a level asks for.</summary>
    public bool TooFewSubjects => !rules.IsTt58() && ScoredCount < settings.CountedSubjects;

    /// <summary>The best level all of whose conditions hold.</summary>
    public LearningLevel Level()
    {
        var lowest = rules.IsTt58() ? LearningLevel.Poor : LearningLevel.Weak;
        for (var level = LearningLevel.Excellent; level > lowest; level--)
        {
            if (Meets(level, Nobody, default))
                return level;
        }

        return lowest;
    }

    /// <summary>Whether the average alone is that of the level.</summary>
    public bool AverageReaches(LearningLevel level) => !rules.IsTt58() || average >= AverageBound(level);

    /// <summary>Whether the level would be met if the subject had the best result, or were not there.</summary>
    public bool MeetsBut(LearningLevel level, int subject, OneSubjectTest test) => Meets(level, subject, test);

    public Article ArticleOf(LearningLevel level) => rules.IsTt58() ? Articles.Tt58Level(rules, level) : Articles.Tt22Levels;

    /// <summary>Which conditions of the level do not hold.</summary>
    public List<Reason> Failures(LearningLevel level)
    {
        var found = new List<Reason>();
        var article = ArticleOf(level);
        var word = Words.Of(rules, level);
        if (!AverageReaches(level))
            found.Add(new Reason("AverageBelow", article, ("Mark", average!.Value), ("Bound", AverageBound(level)), ("Level", word)));
        foreach (var result in subjects)
        {
            if (result.Counts && result.IsScored && result.Number < Floor(level))
                found.Add(Below(result, Floor(level), article, word));
        }

        if (!HasCore(level, Nobody, default))
        {
            var core = subjects.Where(result => result.Counts && IsCore(result.Subject)).Select(result => result.Subject.Name).ToList();
            found.Add(new Reason("CoreBelow", article, ("Subjects", core), ("Bound", CoreBound(level)), ("Level", word)));
        }

        if (isSpecialisedClass && rules.IsTt58() && level >= LearningLevel.Average)
        {
            found.AddRange(subjects.Where(result => result.Counts && result.IsScored && result.Subject.IsSpecialised && result.Number < CoreBound(level) && result.Number >= Floor(level))
                .Select(result => new Reason("SpecialisedBelow", article, ("Subject", result.Subject.Name), ("Mark", result.Number), ("Bound", CoreBound(level)), ("Level", word))));
        }

        if (!rules.IsTt58() && CountFrom(CountBound(level), Nobody, default) is var count && count < settings.CountedSubjects)
            found.Add(new Reason("CountBelow", article, ("Count", count), ("Needed", settings.CountedSubjects), ("Bound", CountBound(level)), ("Level", word)));

        if (FailedRemarks(Nobody) > AllowedFailedRemarks(level))
            found.AddRange(subjects.Where(result => result.IsFailedRemark).Select(result => new Reason("RemarkFailed", article, ("Subject", result.Subject.Name), ("Level", word))));
        return found;
    }

    /// <summary>Why the one subject keeps the pupil below the level.</summary>
    public Reason FailureOf(LearningLevel level, int subject)
    {
        var result = subjects[subject];
        var article = ArticleOf(level);
        var word = Words.Of(rules, level);
        if (!result.IsScored)
            return new Reason("RemarkFailed", article, ("Subject", result.Subject.Name), ("Level", word));
        return Below(result, result.Number < Floor(level) ? Floor(level) : rules.IsTt58() ? CoreBound(level) : CountBound(level), article, word);
    }

    private static Reason Below(SubjectResult result, decimal bound, Article article, Word level) =>
        new("SubjectBelow", article, ("Subject", result.Subject.Name), ("Mark", result.Number), ("Bound", bound), ("Level", level));

    private bool Meets(LearningLevel level, int but, OneSubjectTest test)
    {
        if (!AverageReaches(level) || FailedRemarks(but) > AllowedFailedRemarks(level))
            return false;
        var floor = Floor(level);
        var isSpecialityAsked = isSpecialisedClass && rules.IsTt58() && level >= LearningLevel.Average;
        for (var i = 0; i < subjects.Count; i++)
        {
            var result = subjects[i];
            if (i == but || !result.Counts || !result.IsScored)
                continue;
            if (result.Number < floor || (isSpecialityAsked && result.Subject.IsSpecialised && result.Number < CoreBound(level)))
                return false;
        }

        return rules.IsTt58() ? HasCore(level, but, test) : CountFrom(CountBound(level), but, test) >= settings.CountedSubjects;
    }

    private bool HasCore(LearningLevel level, int but, OneSubjectTest test)
    {
        if (!rules.IsTt58() || level < LearningLevel.Average)
            return true;
        var bound = CoreBound(level);
        for (var i = 0; i < subjects.Count; i++)
        {
            if (!subjects[i].Counts || !IsCore(subjects[i].Subject))
                continue;
            if (i == but ? test == OneSubjectTest.Replace : subjects[i].Number >= bound)
                return true;
        }

        return false;
    }

    private int CountFrom(decimal bound, int but, OneSubjectTest test)
    {
        var count = 0;
        for (var i = 0; i < subjects.Count; i++)
        {
            var result = subjects[i];
            if (result.Counts && result.IsScored && (i == but ? test == OneSubjectTest.Replace : result.Number >= bound))
                count++;
        }

        return count;
    }

    private int FailedRemarks(int but)
    {
        var count = 0;
        for (var i = 0; i < subjects.Count; i++)
        {
            if (i != but && subjects[i].IsFailedRemark)
                count++;
        }

        return count;
    }

    private bool IsCore(GradedSubject subject) => subject.IsScored && (subject.Role is SubjectRole.Mathematics or SubjectRole.Literature
        || (rules == RuleSetId.Tt58Tt26 && subject.Role == SubjectRole.ForeignLanguage));

    private static decimal AverageBound(LearningLevel level) => level switch
    {
        LearningLevel.Excellent => 8.0m,
        LearningLevel.Good => 6.5m,
        LearningLevel.Average => 5.0m,
        LearningLevel.Weak => 3.5m,
        _ => 0,
    };

    private static decimal CoreBound(LearningLevel level) => AverageBound(level);

    private static decimal CountBound(LearningLevel level) => AverageBound(level);

    /// <summary>Which mark no scored subject may lie below.</summary>
    private static decimal Floor(LearningLevel level) => level switch
    {
        LearningLevel.Excellent => 6.5m,
        LearningLevel.Good => 5.0m,
        LearningLevel.Average => 3.5m,
        LearningLevel.Weak => 2.0m,
        _ => 0,
    };

    private int AllowedFailedRemarks(LearningLevel level) => level switch
    {
        LearningLevel.Excellent or LearningLevel.Good => 0,
        LearningLevel.Average => rules.IsTt58() ? 0 : 1,
        _ => int.MaxValue,
    };
}
