using EduAbp.StudentRecords.HomeRoom;

namespace EduAbp.StudentRecords.RollCalls;

/// <summary>Whether there is school on a day.</summary>
/// <param name="IsSchoolDay">False on Sundays, days off and outside the year's terms.</param>
/// <param name="Name">Of the day off, as the school calls it; null for an ordinary Sunday or a day outside the terms.</param>
internal sealed record DayKind(bool IsSchoolDay, string? Name = null, bool IsSunday = false, bool IsOutside = false);

/// <summary>The classes of a day, each with what was called.</summary>
internal sealed record RollCallDay(DateOnly Date, DateOnly Today, DayKind Kind, bool HasAfternoon, bool IsHomeRoomOnly, IReadOnlyList<RollCallClass> Classes, RollCallSettingsDto? Settings);

internal sealed record RollCallClass(Guid ClassId, string Name, int Grade, int Pupils, RollCallState? Morning, RollCallState? Afternoon);

/// <param name="IsComplete">The whole class was gone through.</param>
internal sealed record RollCallState(bool IsComplete, int Excused, int Unexcused, DateTimeOffset At, string ByName);

/// <summary>The roll of a class and session, ready to be called.</summary>
internal sealed record RollCallSheet(
    ClassRef Class,
    DateOnly Date,
    DateOnly Today,
    DaySession Session,
    bool HasAfternoon,
    DayKind Kind,
    bool IsSigned,
    DateTimeOffset? CompletedAt,
    string? ByName,
    IReadOnlyList<RollCallPupil> Pupils,
    IReadOnlyList<RollCallChangeItem> Changes)
{
    public bool CanCall => Kind.IsSchoolDay && !IsSigned && Date <= Today;
}

internal sealed record RollCallPupil(Guid Id, string Code, string FullName, string Folded, Presence Presence, string? Note);

internal sealed record RollCallChangeItem(DateTimeOffset At, string ByName, string PupilName, Presence Before, Presence After);

internal sealed record RollCallMark(Presence Presence, string? Note = null);

internal sealed record RollCallCount(int Present, int Excused, int Unexcused);

internal sealed record RollCallSettingsDto(bool HasAfternoon, bool BySubjectTeachers);

/// <summary>A month of a class.</summary>
internal sealed record RollCallMonth(ClassRef Class, DateOnly Month, IReadOnlyList<RollCallMonthDay> Days, IReadOnlyList<RollCallMonthRow> Rows)
{
    public int Missing => Days.Count(day => day.IsMissing);
}

/// <param name="IsMissing">A school day that has passed without a roll-call.</param>
internal sealed record RollCallMonthDay(DateOnly Date, DayKind Kind, bool IsCalled, bool IsMissing);

/// <param name="Marks">By day, in the month's order: <c>P</c>, <c>K</c>, both for two sessions; empty for present.</param>
internal sealed record RollCallMonthRow(Guid PupilId, string Code, string FullName, IReadOnlyList<string> Marks, int Excused, int Unexcused);

internal static class RollCallErrorCodes
{
    public const string NoSchool = "StudentRecords:RollCall:NoSchool";
    public const string Future = "StudentRecords:RollCall:Future";
    public const string NotInClass = "StudentRecords:RollCall:NotInClass";
    public const string SignedOff = "StudentRecords:RollCall:SignedOff";
    public const string NoAfternoon = "StudentRecords:RollCall:NoAfternoon";
}
