using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Corrections;

internal enum CorrectionState
{
    /// <summary>Waits for the home-room teacher.</summary>
    Asked,

    /// <summary>Waits for the principal.</summary>
    Verified,

    Refused,

    /// <summary>The mark has been changed.</summary>
    Applied,
}

/// <summary>A mark that is to be changed after its column was locked: asked by the teacher, verified by the home-room teacher, approved by the principal.</summary>
internal sealed class MarkCorrection(Guid tenantId, Guid schoolYearId, Guid classId, Guid pupilId, Guid subjectId, int term, string column) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid ClassId { get; private set; } = classId;

    public Guid PupilId { get; private set; } = pupilId;

    public Guid SubjectId { get; private set; } = subjectId;

    public int Term { get; private set; } = term;

    public string Column { get; private set; } = column;

    /// <summary>Of the note, from 1 in each school year.</summary>
    public int Number { get; private set; }

    /// <summary>As it stood when it was asked; null for an empty cell.</summary>
    public string? OldValue { get; private set; }

    public string? NewValue { get; private set; }

    public string Reason { get; private set; } = "";

    public CorrectionState State { get; private set; }

    public Guid AskedById { get; private set; }

    public string AskedByName { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public Guid? VerifiedById { get; private set; }

    public string? VerifiedByName { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? Refusal { get; private set; }

    public void Ask(int number, string? oldValue, string? newValue, string? reason, Guid byId, string byName, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessException(CorrectionErrorCodes.ReasonMissing).ForField("Reason");
        if (oldValue == newValue)
            throw new BusinessException(CorrectionErrorCodes.SameValue).ForField("NewValue");
        (Number, OldValue, NewValue, Reason) = (number, oldValue, newValue, reason.Trim());
        (AskedById, AskedByName, AskedAt, State) = (byId, byName, at, CorrectionState.Asked);
    }

    public void Verify(Guid byId, string byName, DateTimeOffset at)
    {
        if (State != CorrectionState.Asked)
            return;
        (VerifiedById, VerifiedByName, VerifiedAt, State) = (byId, byName, at, CorrectionState.Verified);
    }

    public void Apply(Guid byId, string byName, DateTimeOffset at)
    {
        if (State is CorrectionState.Applied or CorrectionState.Refused)
            return;
        (DecidedById, DecidedByName, DecidedAt, State) = (byId, byName, at, CorrectionState.Applied);
    }

    public void Refuse(string reason, Guid? byId, string byName, DateTimeOffset at)
    {
        if (State is CorrectionState.Applied or CorrectionState.Refused)
            return;
        (DecidedById, DecidedByName, DecidedAt, Refusal, State) = (byId, byName, at, reason, CorrectionState.Refused);
    }
}

internal static class CorrectionErrorCodes
{
    public const string ReasonMissing = "StudentRecords:Correction:ReasonMissing";
    public const string PupilMissing = "StudentRecords:Correction:PupilMissing";
    public const string SameValue = "StudentRecords:Correction:SameValue";
    public const string NotLocked = "StudentRecords:Correction:NotLocked";
    public const string Waiting = "StudentRecords:Correction:Waiting";
    public const string RefusalMissing = "StudentRecords:Correction:RefusalMissing";
    public const string Changed = "StudentRecords:Correction:Changed";
}
