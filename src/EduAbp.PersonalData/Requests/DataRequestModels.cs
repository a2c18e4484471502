using EduAbp.PersonalData.Contracts;

namespace EduAbp.PersonalData.Requests;

internal sealed record DataRequestFilter(string? Search = null, DataRequestKind? Kind = null, DataRequestState? State = null, bool OnlyOverdue = false);

internal sealed record DataRequestListItem(
    Guid Id, DataRequestKind Kind, DataRequestState State, DataRequestOrigin Origin, string SubjectName, string RequesterName, DateTimeOffset ReceivedAt, DateTimeOffset AcknowledgeBy, DateTimeOffset AnswerBy,
    bool IsAcknowledged, bool IsOverdue, string? Assignee);

internal sealed record DataRequestDetails(
    Guid Id, string Code, DataRequestListItem Item, string? Relation, string? Email, string? Phone, DateOnly? SubjectBirthDate, string Text, bool ThirdParty, int ExtensionDays, bool IsVerified, string? VerifiedHow,
    ConsentSubjectDto? Subject, string? AccountName, string? Answer, DataRequestWork? Work, bool HasCopy, DateTimeOffset? CopyExpiresAt, bool IsCopyForStaff, IReadOnlyList<StepRow> Steps)
{
    public bool IsOpen => Item.State is DataRequestState.New or DataRequestState.Acknowledged;
}

internal sealed record StepRow(DataRequestEvent What, string? Text, string? ByName, DateTimeOffset At);

internal sealed record HandlerDto(Guid Id, string FullName);

/// <summary>One's own request, as one sees it.</summary>
internal sealed record MyDataRequest(
    Guid Id, string Code, DataRequestKind Kind, DataRequestState State, DateTimeOffset ReceivedAt, DateTimeOffset AnswerBy, string Text, string? Answer, bool IsWorking, bool HasCopy, DateTimeOffset? CopyExpiresAt);
