using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.RollCalls;

internal enum DaySession
{
    Morning,
    Afternoon,
}

/// <summary>That the roll of a class was called for a session, by whom and when; who was missing are its <see cref="Absence"/> rows.</summary>
internal sealed class RollCall(Guid tenantId, Guid schoolYearId, Guid classId, DateOnly date, DaySession session) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid ClassId { get; private set; } = classId;

    public DateOnly Date { get; private set; } = date;

    public DaySession Session { get; private set; } = session;

    public DateTimeOffset At { get; private set; }

    public string ByName { get; private set; } = "";

    public List<Absence> Absences { get; private set; } = [];
}

/// <summary>A session that a pupil missed.</summary>
internal sealed class Absence(Guid tenantId, Guid rollCallId, Guid schoolYearId, Guid pupilId, bool isExcused, string? note) : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid RollCallId { get; private set; } = rollCallId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid PupilId { get; private set; } = pupilId;

    /// <summary>With permission (có phép, P) or without (không phép, K).</summary>
    public bool IsExcused { get; private set; } = isExcused;

    public string? Note { get; private set; } = note;
}
