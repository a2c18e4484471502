using EduAbp.StudentRecords.Classes;

namespace EduAbp.StudentRecords.Pupils;

/// <param name="Text">Part of a name or code, with or without marks.</param>
/// <param name="NoClass">Only those who are in no class of the year.</param>
internal sealed record PupilFilter(string? Text = null, int? Grade = null, Guid? ClassId = null, PupilState? State = null, bool AnyState = false, bool NoClass = false, Guid? YearId = null);

internal sealed record PupilListItem(
    Guid Id, string Code, string FullName, DateOnly BirthDate, Sex Sex, string? MinistryCode, string? PersonalNumber, PupilState State, Guid? ClassId, string? ClassName);

internal sealed record PupilPage(IReadOnlyList<PupilListItem> Items, int Total);

internal sealed record PupilRecord(
    Guid Id, PupilDetails Details, PupilState State, Guid? ClassId, string? ClassName, IReadOnlyList<EnrolmentLine> History, IReadOnlyList<ExemptionLine> Exemptions, Guid ConcurrencyStamp,
    bool CameInMidYear = false);

internal sealed record EnrolmentLine(Guid Id, int YearBegin, string ClassName, DateOnly From, EntryKind Entry, DateOnly? To, LeaveKind? Leave, string? Reason)
{
    public string Year => $"{YearBegin}-{YearBegin + 1}";
}

internal sealed record ExemptionLine(Guid Id, int YearBegin, string Subject, ExemptionKind Kind, int? Term, string? Reason)
{
    public string Year => $"{YearBegin}-{YearBegin + 1}";
}

/// <summary>A record that may be of the same pupil.</summary>
/// <param name="SameNumber">It has the same identity number or ministry code, not only name and birth date.</param>
internal sealed record LikePupil(Guid Id, string Code, string FullName, DateOnly BirthDate, string? ClassName, PupilState State, bool SameNumber);

/// <summary>How a new pupil comes in.</summary>
internal sealed record Arrival(Guid? ClassId = null, DateOnly? From = null, EntryKind Entry = EntryKind.New);

internal sealed record NewPupil(PupilInput Pupil, Arrival? Arrival = null);
