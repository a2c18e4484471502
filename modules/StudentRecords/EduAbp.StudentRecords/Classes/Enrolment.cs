using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Classes;

internal enum EntryKind
{
    New,
    RolledOver,
    Repeating,
    ClassTransfer,
    SchoolTransfer,
    Returned,
}

internal enum LeaveKind
{
    ClassTransfer,
    SchoolTransfer,
    DroppedOut,
    Expelled,
    Died,
}

/// <summary>A pupil in a class from a day on; at most one at a time.</summary>
internal sealed class Enrolment(Guid tenantId, Guid schoolYearId, Guid classId, Guid pupilId, DateOnly from, EntryKind entry) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid ClassId { get; private set; } = classId;

    public Guid PupilId { get; private set; } = pupilId;

    public DateOnly From { get; private set; } = from;

    public EntryKind Entry { get; private set; } = entry;

    /// <summary>The last day in the class; null while there.</summary>
    public DateOnly? To { get; private set; }

    public LeaveKind? Leave { get; private set; }

    public string? LeaveReason { get; private set; }

    /// <summary>Takes an end back.</summary>
    public void Reopen() => (To, Leave, LeaveReason) = (null, null, null);

    /// <summary>Goes to the record that stays when two are merged.</summary>
    public void GiveTo(Guid pupilId) => PupilId = pupilId;

    public void End(DateOnly on, LeaveKind leave, string? reason) => (To, Leave, LeaveReason) = (on, leave, reason);
}

internal enum ExemptionKind
{
    /// <summary>Excused for illness or disability (miễn học).</summary>
    Exempt,

    /// <summary>An elective that the pupil has not chosen.</summary>
    NotTaken,
}

/// <summary>A subject that a pupil does not have in a year.</summary>
internal sealed class SubjectExemption(Guid tenantId, Guid schoolYearId, Guid pupilId, Guid subjectId, ExemptionKind kind, int? term, string? reason) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid PupilId { get; private set; } = pupilId;

    public Guid SubjectId { get; private set; } = subjectId;

    public ExemptionKind Kind { get; private set; } = kind;

    /// <summary>1 or 2; null for the whole year.</summary>
    public int? Term { get; private set; } = term;

    public string? Reason { get; private set; } = reason;
}
