namespace EduAbp.StudentRecords.Grading;

/// <summary>Where the circulars say it.</summary>
internal static class Articles
{
    public static Article Tt22Average { get; } = new(RuleSetId.Tt22Of2021, 9, 1);
    public static Article Tt22Levels { get; } = new(RuleSetId.Tt22Of2021, 9, 2);
    public static Article Tt22Adjustment { get; } = new(RuleSetId.Tt22Of2021, 9, 3);
    public static Article Tt22Conduct { get; } = new(RuleSetId.Tt22Of2021, 8);
    public static Article Tt22Promotion { get; } = new(RuleSetId.Tt22Of2021, 12);
    public static Article Tt22Summer { get; } = new(RuleSetId.Tt22Of2021, 13);
    public static Article Tt22Retest { get; } = new(RuleSetId.Tt22Of2021, 14);
    public static Article Tt22Titles { get; } = new(RuleSetId.Tt22Of2021, 15);

    public static Article Tt27Result { get; } = new(RuleSetId.Tt27, 9, 2);
    public static Article Tt27Completion { get; } = new(RuleSetId.Tt27, 11);
    public static Article Tt27Titles { get; } = new(RuleSetId.Tt27, 13);

    private static readonly Article[][] Tt58Levels = [.. new[] { RuleSetId.Tt58, RuleSetId.Tt58Tt26 }
        .Select(rules => Enumerable.Range(0, 7).Select(clause => new Article(rules, 13, clause)).ToArray())];

    private static readonly Article[][] Tt58Articles = [.. new[] { RuleSetId.Tt58, RuleSetId.Tt58Tt26 }
        .Select(rules => Enumerable.Range(0, 19).Select(number => new Article(rules, number)).ToArray())];

    public static Article Tt58Average(RuleSetId rules) => Tt58(rules, 10);

    public static Article Tt58Level(RuleSetId rules, LearningLevel level) => Tt58Levels[rules == RuleSetId.Tt58 ? 0 : 1][LearningLevel.Excellent - level + 1];

    public static Article Tt58Adjustment(RuleSetId rules) => Tt58Levels[rules == RuleSetId.Tt58 ? 0 : 1][6];

    /// <summary>4 conduct, 15 promotion, 16 retest, 17 summer training, 18 titles.</summary>
    public static Article Tt58(RuleSetId rules, int number) => Tt58Articles[rules == RuleSetId.Tt58 ? 0 : 1][number];

    public static Article Conduct(RuleSetId rules) => rules.IsTt58() ? Tt58(rules, 4) : Tt22Conduct;

    public static Article Promotion(RuleSetId rules) => rules.IsTt58() ? Tt58(rules, 15) : Tt22Promotion;

    public static Article Summer(RuleSetId rules) => rules.IsTt58() ? Tt58(rules, 17) : Tt22Summer;

    public static Article Retest(RuleSetId rules) => rules.IsTt58() ? Tt58(rules, 16) : Tt22Retest;

    public static Article Titles(RuleSetId rules) => rules.IsTt58() ? Tt58(rules, 18) : Tt22Titles;

    /// <summary>Circulars 30/2014 and 22/2016: 14 completion of the class, 16 awards.</summary>
    public static Article Tt30(RuleSetId rules, int number) => new(rules, number);
}
