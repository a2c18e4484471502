using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.HomeRoom;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Conduct;

/// <summary>A class's conduct in a period.</summary>
/// <param name="IsComputed">Circular 22/2021 makes the year of its terms: nothing is entered.</param>
internal sealed record ConductList(
    ClassRef Class,
    ConductPeriod Period,
    RuleSetId? Rules,
    IReadOnlyList<ConductChoice> Levels,
    bool IsComputed,
    bool IsSigned,
    IReadOnlyList<ConductRow> Pupils,
    IReadOnlyList<string> Phrases)
{
    public bool CanEdit => !IsComputed && !IsSigned && Levels.Count > 0;

    public int Missing => Pupils.Count(pupil => pupil.Level is null);
}

/// <param name="Code">As stored: <c>T</c>, <c>K</c>, <c>D</c>, <c>CD</c>.</param>
/// <param name="Short">On the key: <c>Đ</c>.</param>
internal sealed record ConductChoice(string Code, string Text, string Short)
{
    /// <summary>The levels of a year's rules, the best first; none in primary school.</summary>
    public static IReadOnlyList<ConductChoice> Of(RuleSetId? rules, IStringLocalizer texts) => rules is not { } set || set.IsPrimary()
        ? []
        : [.. new[] { ConductLevel.Excellent, ConductLevel.Good, ConductLevel.Average, ConductLevel.Weak }.Select(level =>
        {
            var code = LevelCodes.Of(set, level);
            return new ConductChoice(code, GradingText.Of(texts, Words.Of(set, level)), code switch { "D" => "Đ", "CD" => "CĐ", _ => code });
        })];
}

/// <param name="First">Of the first term, to look back at.</param>
internal sealed record ConductRow(Guid PupilId, string Code, string FullName, string? Level, string? Remark, string? First, string? Second, int Excused, int Unexcused);

internal sealed record ConductInput(Guid PupilId, string? Level, string? Remark = null);

internal static class ConductErrorCodes
{
    public const string LevelWrong = "StudentRecords:Conduct:LevelWrong";
    public const string Computed = "StudentRecords:Conduct:Computed";
    public const string NotInClass = "StudentRecords:Conduct:NotInClass";
    public const string RemarkLong = "StudentRecords:Conduct:RemarkLong";
}
