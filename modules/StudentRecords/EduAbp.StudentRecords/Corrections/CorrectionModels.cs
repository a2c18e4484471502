namespace EduAbp.StudentRecords.Corrections;

internal sealed record CorrectionInput(Guid ClassId, Guid SubjectId, int Term, Guid PupilId, string? Column, string? NewValue, string? Reason);

internal sealed record CorrectionDecision(string Outcome, string? Comment = null);

/// <summary>A book in which one may ask for a correction.</summary>
/// <param name="Locked">How many of its columns are locked.</param>
internal sealed record CorrectionBook(Guid ClassId, string ClassName, Guid SubjectId, string SubjectName, int Term, int Locked);

/// <summary>The locked cells of a book.</summary>
internal sealed record CorrectionForm(CorrectionBook Book, IReadOnlyList<string> Columns, IReadOnlyList<CorrectionPupil> Pupils);

/// <param name="Values">By column, as shown.</param>
internal sealed record CorrectionPupil(Guid Id, string FullName, IReadOnlyDictionary<string, string?> Values);

internal sealed record CorrectionItem(
    Guid Id, int Number, CorrectionState State, string ClassName, string SubjectName, int Term, string Column, string PupilName, string? OldValue, string? NewValue, string AskedByName, DateTimeOffset AskedAt, bool IsMine);

/// <param name="Outcomes">What the person may decide; empty where it is not theirs.</param>
internal sealed record CorrectionDetails(
    CorrectionItem Item, string YearName, string PupilCode, string Reason, string? HomeRoomName, string? VerifiedByName, DateTimeOffset? VerifiedAt, string? DecidedByName, DateTimeOffset? DecidedAt,
    string? Refusal, IReadOnlyList<string> Outcomes);
