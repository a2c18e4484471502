namespace EduAbp.StudentRecords.Grading;

/// <summary>What the circulars call a level: the same step is Trung bình in one and Đạt in the other.</summary>
internal static class Words
{
    public static Word Of(RuleSetId rules, LearningLevel level) => (rules.IsTt58() ? Learning58 : Learning22)[(int)level];

    public static Word Of(RuleSetId rules, ConductLevel level) => (rules.IsTt58() ? Conduct58 : Conduct22)[(int)level];

    public static Word Of(Title title) => new($"Title:{title}");

    public static Word Of(PrimaryLevel level) => new($"Primary:{level}");

    public static Word Of(RuleSetId rules, QualityLevel level) => new(rules == RuleSetId.Tt30 ? $"Quality30:{level}" : $"Quality:{level}");

    public static Word Of(EducationResult result) => new($"Education:{result}");

    public static Word Of(DecisionKind kind) => new($"Decision:{kind}");

    private static readonly Word[] Learning58 = All<LearningLevel>("Learning58");
    private static readonly Word[] Learning22 = All<LearningLevel>("Learning22");
    private static readonly Word[] Conduct58 = All<ConductLevel>("Conduct58");
    private static readonly Word[] Conduct22 = All<ConductLevel>("Conduct22");

    private static Word[] All<T>(string group)
        where T : struct, Enum => [.. Enumerable.Range(0, 6).Select(number => new Word($"{group}:{Enum.ToObject(typeof(T), number)}"))];
}
