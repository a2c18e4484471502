using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Marks;

/// <summary>What the former school's papers say of a term beside marks: days missed there count in the year's total.</summary>
internal sealed class TermElsewhere(Guid tenantId, Guid schoolYearId, Guid pupilId, int term) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid PupilId { get; private set; } = pupilId;

    /// <summary>1 or 2.</summary>
    public int Term { get; private set; } = term;

    /// <summary>Sessions missed with permission, by the plan of one session a day.</summary>
    public int Excused { get; private set; }

    /// <summary>Sessions missed without.</summary>
    public int Unexcused { get; private set; }

    /// <summary>School and paper.</summary>
    public string Source { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public void Say(int excused, int unexcused, string source, string byName, DateTimeOffset at) => (Excused, Unexcused, Source, ByName, At) = (excused, unexcused, source, byName, at);
}
