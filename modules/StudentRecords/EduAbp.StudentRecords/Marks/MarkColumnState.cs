using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Marks;

/// <summary>What the school has decided about one column of a class and subject: its last day, its lock, whether families see it.</summary>
internal sealed class MarkColumnState(Guid tenantId, Guid classId, Guid subjectId, int term, string column) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid ClassId { get; private set; } = classId;

    public Guid SubjectId { get; private set; } = subjectId;

    public int Term { get; private set; } = term;

    /// <summary><c>TX1</c>, <c>GK</c>, <c>CK</c>, …</summary>
    public string Column { get; private set; } = column;

    public DateOnly? DueOn { get; private set; }

    public DateTimeOffset? LockedAt { get; private set; }

    public Guid? LockedById { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public Guid? PublishedById { get; private set; }

    /// <summary>The teacher has looked: that the column is unlike the others is right.</summary>
    public bool IsUnusualConfirmed { get; private set; }

    public bool IsLocked => LockedAt is not null;

    public bool IsPublished => PublishedAt is not null;

    public void SetDue(DateOnly? day) => DueOn = day;

    public void Lock(DateTimeOffset now, Guid by) => (LockedAt, LockedById) = (LockedAt ?? now, LockedById ?? by);

    public void Unlock() => (LockedAt, LockedById) = (null, null);

    public void Publish(DateTimeOffset now, Guid by) => (PublishedAt, PublishedById) = (PublishedAt ?? now, PublishedById ?? by);

    public void Withdraw() => (PublishedAt, PublishedById) = (null, null);

    public void ConfirmUnusual() => IsUnusualConfirmed = true;
}
