namespace EduAbp.StudentRecords.Grading;

/// <summary>The short codes under which levels are stored and printed, in the letters of the year's circular.</summary>
internal static class LevelCodes
{
    private static readonly string[] Learning58 = ["", "KEM", "Y", "TB", "K", "G"];
    private static readonly string[] Conduct58 = ["", "", "Y", "TB", "K", "T"];
    private static readonly string[] Both22 = ["", "", "CD", "D", "K", "T"];

    public static string Of(RuleSetId rules, LearningLevel level) => (rules.IsTt58() ? Learning58 : Both22)[(int)level];

    public static string Of(RuleSetId rules, ConductLevel level) => (rules.IsTt58() ? Conduct58 : Both22)[(int)level];

    public static LearningLevel? Learning(RuleSetId rules, string? code) => Find(rules.IsTt58() ? Learning58 : Both22, code) is { } place ? (LearningLevel)place : null;

    public static ConductLevel? Conduct(RuleSetId rules, string? code) => Find(rules.IsTt58() ? Conduct58 : Both22, code) is { } place ? (ConductLevel)place : null;

    private static int? Find(string[] codes, string? code) =>
        !string.IsNullOrEmpty(code) && Array.FindIndex(codes, known => known.Equals(code, StringComparison.OrdinalIgnoreCase)) is > 0 and var place ? place : null;
}
