using EduAbp.Blobs;
using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.PersonalData.Contracts;

namespace EduAbp.PersonalData.Consents;

/// <summary>How consent was given. Stored by name.</summary>
internal enum ConsentChannel
{
    Paper,
    InPerson,
    Electronic,
}

/// <summary>What the representative is to the child. Stored by name.</summary>
internal enum GuardianRelation
{
    Father,
    Mother,
    Guardian,
}

/// <summary>That somebody agreed to one purpose in the words of one version. It is withdrawn, never deleted: it is the proof of both.</summary>
internal sealed class Consent : AggregateRoot, IMultiTenant, ICreationAudited
{
    public const int MaxProof = 300;
    public const int MaxReason = 500;

    private Consent()
    {
    }

    public Consent(ConsentSubject subject, CheckedConsent given)
    {
        Subject = subject;
        SubjectId = subject.Id;
        (Purpose, TextVersion, SubjectAgreed) = (given.Purpose, given.TextVersion, given.SubjectAgreed);
        (GuardianName, Relation, GuardianPhone) = (given.GuardianName, given.Relation, given.GuardianPhone);
        (Channel, Proof, GivenOn) = (given.Channel, given.Proof, given.GivenOn);
    }

    public Guid TenantId { get; private set; }

    public Guid SubjectId { get; private set; }

    public ConsentSubject Subject { get; private set; } = null!;

    public string Purpose { get; private set; } = "";

    public int TextVersion { get; private set; }

    /// <summary>Whether the subject agreed in person: a child of seven or more beside its representative, from sixteen on alone.</summary>
    public bool SubjectAgreed { get; private set; }

    [NotAudited]
    public string? GuardianName { get; private set; }

    public GuardianRelation? Relation { get; private set; }

    [NotAudited]
    public string? GuardianPhone { get; private set; }

    public ConsentChannel Channel { get; private set; }

    /// <summary>Where the proof lies: a folder of papers, who was present, the message.</summary>
    [NotAudited]
    public string? Proof { get; private set; }

    public DateOnly GivenOn { get; private set; }

    /// <summary>The scanned paper; null where there is none.</summary>
    [NotAudited]
    public string? FileName { get; private set; }

    public string? FileType { get; private set; }

    /// <summary>What a scanner said of the paper; without a paper nothing.</summary>
    public ScanState Scan { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    [NotAudited]
    public string? WithdrawalReason { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public Guid? WithdrawnById { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public string BlobName => Id.ToString("N");

    public void Attach(string name, string contentType, ScanState scan) => (FileName, FileType, Scan) = (name, contentType, scan);

    public void Scanned(ScanState state) => Scan = state;

    /// <summary>Law 91/2025/QH15: withdrawing works from then on; what was done before stays lawful.</summary>
    public void Withdraw(DateOnly on, string? reason, DateOnly today, DateTimeOffset now, Guid by, Guid? referenceId)
    {
        if (WithdrawnOn is not null)
            throw new BusinessException(PersonalDataErrorCodes.AlreadyWithdrawn);
        if (string.IsNullOrWhiteSpace(reason))
            throw new AbpValidationException("Reason", PersonalDataErrorCodes.ReasonMissing);
        if (on < GivenOn || on > today)
            throw new AbpValidationException("On", PersonalDataErrorCodes.WithdrawnOnImpossible);
        (WithdrawnOn, WithdrawalReason, WithdrawnAt, WithdrawnById) = (on, reason.Trim()[..Math.Min(reason.Trim().Length, MaxReason)], now, by);
        AddEvent(new ConsentWithdrawnEto(Id, SubjectId, referenceId, Purpose));
    }
}
