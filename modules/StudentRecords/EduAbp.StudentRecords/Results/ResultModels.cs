using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.HomeRoom;

namespace EduAbp.StudentRecords.Results;

/// <summary>A class's results of a period, as they stand or, once signed off, as they stood.</summary>
internal sealed record ClassSummary(
    ClassRef Class,
    string YearName,
    ResultPeriod Period,
    RuleSetId? Rules,
    string? RuleText,
    bool IsPrimary,
    bool HasAverage,
    bool CanJudge,
    bool CanSign,
    SignedState? Signed,
    SignedState? Reopened,
    IReadOnlyList<SummarySubject> Subjects,
    IReadOnlyList<SummaryRow> Rows)
{
    public int Incomplete => Rows.Count(row => !row.IsComplete);
}

internal sealed record SignedState(DateTimeOffset At, string ByName, string? Reason = null);

internal sealed record SummarySubject(Guid Id, string Code, string Name, string ShortName, bool IsScored);

/// <param name="Learning">In words: <c>Tốt</c>; null while marks are missing.</param>
internal sealed record SummaryRow(
    PupilRef Pupil,
    IReadOnlyList<string> Subjects,
    decimal? Average,
    string? LearningCode,
    string? Learning,
    string? ConductCode,
    string? Conduct,
    string? TitleCode,
    string? Title,
    string? DecisionCode,
    string? Decision,
    int Excused,
    int Unexcused,
    ResultDetails Why,
    IReadOnlyDictionary<string, string> Retests,
    YearJudgementDto? Judgement)
{
    public bool IsComplete { get; init; }
}

internal sealed record YearJudgementDto(bool ExcelsInSubject, bool HasProgressed, bool IsRecognisedByClass, bool? PromotedByPrincipal);

internal sealed record RetestInput(Guid SubjectId, string? Value);

internal sealed record ReopenInput(string? Reason);

/// <summary>One class among the others.</summary>
/// <param name="ByLearning">Pupils by the level's code.</param>
internal sealed record ClassFigures(
    ClassRef Class,
    string? TeacherName,
    int Pupils,
    int Incomplete,
    IReadOnlyDictionary<string, int> ByLearning,
    IReadOnlyDictionary<string, int> ByConduct,
    IReadOnlyDictionary<string, int> ByTitle,
    IReadOnlyDictionary<string, int> ByDecision,
    bool IsSigned,
    DateTimeOffset? ComputedAt);

/// <summary>A stored code and what people call it.</summary>
internal sealed record CodeText(string Code, string Text);

/// <summary>The school's results of a period.</summary>
/// <param name="LearningLevels">The levels that occur, best first: code and words.</param>
internal sealed record SchoolResults(
    string YearName,
    ResultPeriod Period,
    bool CanSign,
    IReadOnlyList<ClassFigures> Classes,
    IReadOnlyList<CodeText> LearningLevels,
    IReadOnlyList<CodeText> ConductLevels,
    IReadOnlyList<CodeText> Titles,
    IReadOnlyList<CodeText> Decisions)
{
    public DateTimeOffset? ComputedAt => Classes.Min(one => one.ComputedAt);

    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<IGrouping<int, ClassFigures>> Grades => Classes.GroupBy(one => one.Class.Grade).OrderBy(grade => grade.Key);
}

/// <summary>What the principal waits for.</summary>
internal sealed record LateList(string YearName, ResultPeriod Period, IReadOnlyList<LateMarks> Marks, IReadOnlyList<LateRollCalls> RollCalls, IReadOnlyList<LateConduct> Conduct);

/// <param name="Pupils">How many pupils lack something.</param>
/// <param name="What">Of the first of them, in words.</param>
internal sealed record LateMarks(ClassRef Class, Guid SubjectId, string SubjectName, int Term, string? TeacherName, int Pupils, string What);

/// <param name="Days">School days of the last four weeks without a roll-call.</param>
internal sealed record LateRollCalls(ClassRef Class, string? TeacherName, int Days, DateOnly Last);

internal sealed record LateConduct(ClassRef Class, string? TeacherName, int Pupils);

/// <summary>A mark that was changed after it had been entered.</summary>
/// <param name="IsCorrection">It was locked: there is a note.</param>
internal sealed record ChangedMark(DateTimeOffset At, string ByName, string ClassName, string PupilName, string SubjectName, int Term, string Column, string? Before, string? After, string? Reason, bool IsCorrection);
