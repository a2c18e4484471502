namespace EduAbp.StudentRecords.Grading.Readings;

/// <summary>One point that the circulars leave open.</summary>
/// <param name="Name">As in <see cref="GradingSettings"/>.</param>
internal sealed record GradingPoint(string Name, Func<RuleSetId, bool> IsOf, Func<GradingSettings, object> Value, Func<RuleSetId, Article> Article)
{
    private static readonly Func<RuleSetId, bool> Secondary = rules => !rules.IsPrimary();
    private static readonly Func<RuleSetId, bool> Tt22 = rules => rules == RuleSetId.Tt22Of2021;

    public static IReadOnlyList<GradingPoint> All { get; } =
    [
        new(nameof(GradingSettings.RemarkSubjectCountsAsOneSubject), Secondary, settings => settings.RemarkSubjectCountsAsOneSubject, Adjustment),
        new(nameof(GradingSettings.OneSubjectTest), Secondary, settings => settings.OneSubjectTest, Adjustment),
        new(nameof(GradingSettings.ExcellentAverageReachesGood), rules => rules.IsTt58(), settings => settings.ExcellentAverageReachesGood, Adjustment),
        new(nameof(GradingSettings.CountedSubjects), Tt22, settings => settings.CountedSubjects, _ => Articles.Tt22Levels),
        new(nameof(GradingSettings.OutstandingSubjects), Tt22, settings => settings.OutstandingSubjects, _ => Articles.Tt22Titles),
        new(nameof(GradingSettings.AllowRetestAfterSummerConduct), Tt22, settings => settings.AllowRetestAfterSummerConduct, _ => Articles.Tt22Retest),
        new(nameof(GradingSettings.MaxAbsences), Secondary, settings => settings.MaxAbsences, Articles.Promotion),
        new(nameof(GradingSettings.Tt58RegularMarksAreWhole), rules => rules == RuleSetId.Tt58, settings => settings.Tt58RegularMarksAreWhole, rules => Articles.Tt58(rules, 8)),
    ];

    public object Default => Value(GradingSettings.Default);

    private static Article Adjustment(RuleSetId rules) => rules.IsTt58() ? Articles.Tt58Adjustment(rules) : Articles.Tt22Adjustment;
}
