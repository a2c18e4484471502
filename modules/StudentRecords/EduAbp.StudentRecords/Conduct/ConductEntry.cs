using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Conduct;

/// <summary>The home-room teacher's judgement of a pupil for a term, the year, or after the summer.</summary>
internal sealed class ConductEntry(Guid tenantId, Guid schoolYearId, Guid pupilId, ConductPeriod period) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid PupilId { get; private set; } = pupilId;

    public ConductPeriod Period { get; private set; } = period;

    /// <summary>Code of the level in the year's circular: <c>T</c>, <c>K</c>, <c>TB</c>, <c>Y</c>, or <c>T</c>, <c>K</c>, <c>D</c>, <c>CD</c>.</summary>
    public string? Level { get; private set; }

    /// <summary>The home-room teacher's remarks on the pupil.</summary>
    public string? Remark { get; private set; }

    public void Judge(string? level) => Level = level;

    public void Say(string? remark) => Remark = string.IsNullOrWhiteSpace(remark) ? null : remark.Trim();
}

internal enum ConductPeriod
{
    Term1,
    Term2,
    Year,
    AfterSummer,
}
