using EduAbp.Blobs;
using EduAbp.PersonalData.Contracts;

namespace EduAbp.PersonalData.Consents;

internal sealed record ConsentFilter(string? Search = null, string? Purpose = null, ConsentState? State = null);

internal sealed record ConsentListItem(
    Guid Id, string FullName, DateOnly BirthDate, string? Code, string? ClassName, string Purpose, int TextVersion, string? GuardianName, GuardianRelation? Relation, string? GuardianPhone,
    bool SubjectAgreed, ConsentChannel Channel, string? Proof, DateOnly GivenOn, DateOnly? WithdrawnOn, string? WithdrawalReason, ConsentState State);

/// <param name="Text">The words that were agreed to.</param>
/// <param name="Others">The other records of the same person.</param>
internal sealed record ConsentDetails(
    ConsentListItem Item, int AgeWhenGiven, string Text, bool IsCurrentText, string? FileName, ScanState Scan, string? RecordedBy, DateTimeOffset RecordedAt, string? WithdrawnBy, DateTimeOffset? WithdrawnAt,
    IReadOnlyList<ConsentListItem> Others);
