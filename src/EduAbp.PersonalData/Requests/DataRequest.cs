using EduAbp.Domain;
using EduAbp.Exporting;
using EduAbp.MultiTenancy;
using EduAbp.PersonalData.Contracts;
using EduAbp.Text;

namespace EduAbp.PersonalData.Requests;

/// <summary>The rights of Law 91/2025/QH15 that somebody can ask a unit for. Stored by name.</summary>
internal enum DataRequestKind
{
    Copy,
    Correct,
    Erase,
    WithdrawConsent,
    Restrict,
    Object,
}

/// <summary>How it reached the unit. Stored by name.</summary>
internal enum DataRequestOrigin
{
    /// <summary>By the person, signed in.</summary>
    Account,

    /// <summary>On paper or in person, written down by staff.</summary>
    Desk,

    /// <summary>By the form on the unit's site: nobody knows yet who it was.</summary>
    PublicForm,
}

/// <summary>Stored by name.</summary>
internal enum DataRequestState
{
    New,
    Acknowledged,
    Done,
    Refused,
}

internal sealed record DataRequestInput
{
    public DataRequestKind? Kind { get; set; }

    public string? SubjectName { get; set; }

    public DateOnly? SubjectBirthDate { get; set; }

    public string? RequesterName { get; set; }

    /// <summary>What the requester is to the subject; empty for the same person.</summary>
    public string? Relation { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Text { get; set; }
}

/// <summary>Somebody asks for a right. What was asked and answered is kept; names stay out of the audit log.</summary>
internal sealed class DataRequest : AggregateRoot, IMultiTenant, ICreationAudited
{
    public const int MaxText = 2000;
    public const int MaxName = 100;

    private DataRequest()
    {
    }

    public DataRequest(DataRequestOrigin origin, DataRequestInput input, Guid? personId, DeadlineRules rules, DateTimeOffset now)
    {
        var errors = new List<ValidationError>();
        if (input.Kind is not { } kind || !Enum.IsDefined(kind))
            errors.Add(new ValidationError("Kind", PersonalDataErrorCodes.KindMissing));
        (SubjectName, RequesterName) = (VietnameseText.Normalize(input.SubjectName ?? ""), VietnameseText.Normalize(input.RequesterName ?? ""));
        if (SubjectName.Length is 0 or > MaxName)
            errors.Add(new ValidationError("SubjectName", PersonalDataErrorCodes.NameMissing));
        if (RequesterName.Length is 0 or > MaxName)
            errors.Add(new ValidationError("RequesterName", PersonalDataErrorCodes.NameMissing));
        (Email, Phone) = (EmailAddress.Normalize(input.Email), PhoneNumber.Normalize(input.Phone).Digits);
        if (!string.IsNullOrWhiteSpace(input.Email) && Email is null)
            errors.Add(new ValidationError("Email", PersonalDataErrorCodes.EmailInvalid));
        if (!string.IsNullOrWhiteSpace(input.Phone) && Phone is null)
            errors.Add(new ValidationError("Phone", PersonalDataErrorCodes.PhoneInvalid));
        if (string.IsNullOrWhiteSpace(input.Email) && string.IsNullOrWhiteSpace(input.Phone))
            errors.Add(new ValidationError("Phone", PersonalDataErrorCodes.WayMissing));
        Text = (input.Text ?? "").Trim();
        if (Text.Length > MaxText || (Text.Length == 0 && input.Kind is not DataRequestKind.Copy and not null))
            errors.Add(new ValidationError("Text", PersonalDataErrorCodes.RequestTextMissing));
        if (errors.Count > 0)
            throw new AbpValidationException(errors);
        (Kind, Origin, PersonId, SubjectBirthDate, ReceivedAt) = (input.Kind!.Value, origin, personId, input.SubjectBirthDate, now);
        var relation = VietnameseText.Normalize(input.Relation ?? "");
        Relation = relation.Length == 0 ? null : relation[..Math.Min(relation.Length, MaxName)];
        SearchKey = VietnameseText.Fold($"{SubjectName} {RequesterName}");
        AcknowledgeBy = rules.AcknowledgeBy(now);
        Reckon(rules);
        // Whoever is signed in has shown who it is.
        if (origin == DataRequestOrigin.Account)
            (VerifiedAt, VerifiedHow) = (now, "");
        Note(DataRequestEvent.Received, null, null, now);
    }

    public Guid TenantId { get; private set; }

    public DataRequestKind Kind { get; private set; }

    public DataRequestOrigin Origin { get; private set; }

    public DataRequestState State { get; private set; }

    /// <summary>The account, where the subject has one.</summary>
    public Guid? PersonId { get; private set; }

    [NotAudited]
    public string SubjectName { get; private set; } = "";

    [NotAudited]
    public DateOnly? SubjectBirthDate { get; private set; }

    /// <summary>Whom of the register the staff found this to be about.</summary>
    public Guid? SubjectId { get; private set; }

    [NotAudited]
    public string RequesterName { get; private set; } = "";

    [NotAudited]
    public string? Relation { get; private set; }

    [NotAudited]
    public string? Email { get; private set; }

    [NotAudited]
    public string? Phone { get; private set; }

    [NotAudited]
    public string SearchKey { get; private set; } = "";

    [NotAudited]
    public string Text { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

    public DateTimeOffset AcknowledgeBy { get; private set; }

    public DateTimeOffset AnswerBy { get; private set; }

    public bool ThirdParty { get; private set; }

    public int ExtensionDays { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Since when the unit knows who asks; before that nothing leaves.</summary>
    public DateTimeOffset? VerifiedAt { get; private set; }

    [NotAudited]
    public string? VerifiedHow { get; private set; }

    public Guid? AssigneeId { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    [NotAudited]
    public string? Answer { get; private set; }

    /// <summary>What is being done in the background; null where nothing is.</summary>
    public DataRequestWork? Work { get; private set; }

    public DateTimeOffset? CopyReadyAt { get; private set; }

    public DateTimeOffset? CopyExpiresAt { get; private set; }

    public long CopySize { get; private set; }

    /// <summary>The last reminder that was sent, so that none comes twice.</summary>
    [NotAudited]
    public DataRequestReminder Reminded { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public List<DataRequestStep> Steps { get; private set; } = [];

    public string BlobName => $"{Id:N}.zip";

    public bool IsOpen => State is DataRequestState.New or DataRequestState.Acknowledged;

    public bool IsOverdue(DateTimeOffset now) => IsOpen && ((AcknowledgedAt is null && AcknowledgeBy < now) || AnswerBy < now);

    public bool HasCopy(DateTimeOffset now) => CopyReadyAt is not null && CopyExpiresAt > now;

    public void Acknowledge(Guid by, string byName, DateTimeOffset now)
    {
        CheckOpen();
        if (State != DataRequestState.New)
            return;
        (State, AcknowledgedAt) = (DataRequestState.Acknowledged, now);
        AssigneeId ??= by;
        Note(DataRequestEvent.Acknowledged, null, byName, now);
    }

    public void Assign(Guid person, string name, string byName, DateTimeOffset now)
    {
        CheckOpen();
        AssigneeId = person;
        Note(DataRequestEvent.Assigned, name, byName, now);
    }

    /// <summary>Staff have seen who asks, and whose data it is.</summary>
    public void Verify(string? how, Guid? subjectId, Guid? personId, string byName, DateTimeOffset now)
    {
        CheckOpen();
        if (string.IsNullOrWhiteSpace(how))
            throw new AbpValidationException("How", PersonalDataErrorCodes.HowMissing);
        (VerifiedAt, VerifiedHow) = (now, Cut(how, 300));
        // An account that asked by itself stays the one that is meant.
        (SubjectId, PersonId) = (subjectId, Origin == DataRequestOrigin.Account ? PersonId : personId);
        Note(DataRequestEvent.Verified, VerifiedHow, byName, now);
    }

    public void SetThirdParty(bool thirdParty, DeadlineRules rules, string byName, DateTimeOffset now)
    {
        CheckOpen();
        if (ThirdParty == thirdParty)
            return;
        ThirdParty = thirdParty;
        Reckon(rules);
        Note(thirdParty ? DataRequestEvent.ThirdParty : DataRequestEvent.NoThirdParty, null, byName, now);
    }

    /// <summary>Decree 356/2025: once, with a reason that the requester is told.</summary>
    public void Extend(int? days, string? reason, DeadlineRules rules, string byName, DateTimeOffset now)
    {
        CheckOpen();
        if (ExtensionDays > 0)
            throw new BusinessException(PersonalDataErrorCodes.ExtendedOnce);
        var errors = new List<ValidationError>();
        if (days is null or < 1 || days > rules.LongestExtension)
            errors.Add(new ValidationError("Days", PersonalDataErrorCodes.ExtensionTooLong, new Dictionary<string, object?> { ["Limit"] = rules.LongestExtension }));
        if (string.IsNullOrWhiteSpace(reason))
            errors.Add(new ValidationError("Reason", PersonalDataErrorCodes.ReasonMissing));
        if (errors.Count > 0)
            throw new AbpValidationException(errors);
        ExtensionDays = days!.Value;
        Reckon(rules);
        Reminded = DataRequestReminder.None;
        Note(DataRequestEvent.Extended, $"{days}: {Cut(reason!, 500)}", byName, now);
    }

    /// <summary>Begins what takes a while; refused before the requester is known, and while something runs.</summary>
    public void Begin(DataRequestWork work, string? byName, DateTimeOffset now)
    {
        CheckOpen();
        CheckVerified();
        if (Work is not null && WorkSince > now.AddHours(-1))
            throw new BusinessException(PersonalDataErrorCodes.WorkRuns);
        (Work, WorkSince) = (work, now);
        if (byName is not null)
            Note(work switch { DataRequestWork.Copy => DataRequestEvent.CopyBegun, DataRequestWork.Erase => DataRequestEvent.EraseBegun, _ => DataRequestEvent.CorrectBegun }, null, byName, now);
    }

    public DateTimeOffset? WorkSince { get; private set; }

    [NotAudited]
    public string? CorrectName { get; private set; }

    [NotAudited]
    public DateOnly? CorrectBirthDate { get; private set; }

    [NotAudited]
    public string? CorrectPhone { get; private set; }

    public PersonalDataCorrection Correction => new(CorrectName, CorrectBirthDate, CorrectPhone);

    /// <summary>How it is right; what is left empty stays as it is.</summary>
    public void Correct(PersonalDataCorrection correction)
    {
        var name = VietnameseText.Normalize(correction.FullName ?? "");
        var phone = PhoneNumber.Normalize(correction.Phone).Digits;
        if (name.Length > MaxName)
            throw new AbpValidationException("FullName", PersonalDataErrorCodes.NameMissing);
        if (!string.IsNullOrWhiteSpace(correction.Phone) && phone is null)
            throw new AbpValidationException("NewPhone", PersonalDataErrorCodes.PhoneInvalid);
        if (name.Length == 0 && phone is null && correction.BirthDate is null)
            throw new AbpValidationException("FullName", PersonalDataErrorCodes.CorrectionMissing);
        (CorrectName, CorrectBirthDate, CorrectPhone) = (name.Length == 0 ? null : name, correction.BirthDate, phone);
    }

    public void CopyDone(long size, DateTimeOffset now, TimeSpan keep)
    {
        (Work, CopyReadyAt, CopyExpiresAt, CopySize) = (null, now, now + keep, size);
        Note(DataRequestEvent.CopyReady, null, null, now);
        // What the person asked for by itself lies ready: the right is served.
        if (Origin == DataRequestOrigin.Account && Kind == DataRequestKind.Copy)
            (State, ClosedAt, AcknowledgedAt) = (DataRequestState.Done, now, AcknowledgedAt ?? now);
    }

    public void WorkDone(DataRequestEvent what, IReadOnlyList<PersonalDataOutcome> outcomes, DateTimeOffset now)
    {
        Work = null;
        Note(what, string.Join("\n", outcomes.Select(outcome => $"{outcome.What}: {outcome.Changed}" + (outcome.Kept > 0 ? $" / {outcome.Kept}" : "") + (outcome.Reason is null ? "" : $" — {outcome.Reason}"))), null, now);
    }

    public void WorkFailed(DateTimeOffset now)
    {
        Work = null;
        Note(DataRequestEvent.WorkFailed, null, null, now);
    }

    /// <summary>Ends it; a refusal names its reason in law.</summary>
    public void Close(bool refused, string? answer, string byName, DateTimeOffset now)
    {
        CheckOpen();
        if (!refused)
            CheckVerified();
        if (string.IsNullOrWhiteSpace(answer))
            throw new AbpValidationException("Answer", PersonalDataErrorCodes.AnswerMissing);
        (State, ClosedAt, Answer, AcknowledgedAt) = (refused ? DataRequestState.Refused : DataRequestState.Done, now, Cut(answer, MaxText), AcknowledgedAt ?? now);
        Note(refused ? DataRequestEvent.Refused : DataRequestEvent.Done, Answer, byName, now);
    }

    /// <returns>The step, for a root whose steps are not loaded.</returns>
    public DataRequestStep Fetched(string? byName, DateTimeOffset now) => Note(DataRequestEvent.CopyFetched, null, byName, now);

    public void ForgetCopy() => (CopyReadyAt, CopyExpiresAt, CopySize) = (null, null, 0);

    /// <returns>The reminder that is due now; null where none is.</returns>
    public DataRequestReminder? RemindAt(DateTimeOffset now)
    {
        if (!IsOpen)
            return null;
        var due = AnswerBy <= now ? DataRequestReminder.AnswerOver
            : AnswerBy <= now.AddDays(2) ? DataRequestReminder.AnswerSoon
            : AcknowledgedAt is not null ? DataRequestReminder.None
            : AcknowledgeBy <= now ? DataRequestReminder.AcknowledgeOver
            : AcknowledgeBy <= now.AddDays(1) ? DataRequestReminder.AcknowledgeSoon
            : DataRequestReminder.None;
        if (due <= Reminded)
            return null;
        Reminded = due;
        return due;
    }

    private void Reckon(DeadlineRules rules) => AnswerBy = rules.AnswerBy(Kind, ThirdParty, ExtensionDays, ReceivedAt);

    private void CheckOpen()
    {
        if (!IsOpen)
            throw new BusinessException(PersonalDataErrorCodes.RequestClosed);
    }

    private void CheckVerified()
    {
        if (VerifiedAt is null)
            throw new BusinessException(PersonalDataErrorCodes.NotVerified);
    }

    private DataRequestStep Note(DataRequestEvent what, string? text, string? byName, DateTimeOffset now)
    {
        var step = new DataRequestStep(Id, what, text, byName, now);
        Steps.Add(step);
        return step;
    }

    private static string Cut(string text, int length) => text.Trim()[..Math.Min(text.Trim().Length, length)];
}

/// <summary>Stored by name.</summary>
internal enum DataRequestWork
{
    Copy,
    Erase,
    Correct,
}

/// <summary>In the order in which they come.</summary>
internal enum DataRequestReminder
{
    None,
    AcknowledgeSoon,
    AcknowledgeOver,
    AnswerSoon,
    AnswerOver,
}

/// <summary>What happened to a request. Stored by name; its text is <c>PersonalData:Step:{name}</c>.</summary>
internal enum DataRequestEvent
{
    Received,
    Acknowledged,
    Assigned,
    Verified,
    ThirdParty,
    NoThirdParty,
    Extended,
    CopyBegun,
    CopyReady,
    CopyFetched,
    EraseBegun,
    Erased,
    CorrectBegun,
    Corrected,
    WorkFailed,
    Done,
    Refused,
}

/// <summary>One step, in the order of its id.</summary>
internal sealed class DataRequestStep : Entity, IMultiTenant
{
    private DataRequestStep()
    {
    }

    public DataRequestStep(Guid requestId, DataRequestEvent what, string? text, string? byName, DateTimeOffset at) =>
        (RequestId, What, Text, ByName, At) = (requestId, what, text is { Length: > 4000 } ? text[..4000] : text, byName, at);

    public Guid TenantId { get; private set; }

    public Guid RequestId { get; private set; }

    public DataRequestEvent What { get; private set; }

    public string? Text { get; private set; }

    public string? ByName { get; private set; }

    public DateTimeOffset At { get; private set; }
}
