using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Results;

internal enum ResultPeriod
{
    Term1,
    Term2,
    Year,

    /// <summary>After retests and summer training.</summary>
    AfterSummer,
}

/// <summary>A pupil's result of a term or year as the circular gives it, computed from marks, conduct and absences; computed again it is the same.</summary>
internal sealed class PupilResult(Guid tenantId, Guid schoolYearId, Guid classId, Guid pupilId, ResultPeriod period) : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid ClassId { get; private set; } = classId;

    public Guid PupilId { get; private set; } = pupilId;

    public ResultPeriod Period { get; private set; } = period;

    /// <summary>Name of the rule set that gave it: a past year gives the same for ever.</summary>
    public string RuleSet { get; private set; } = "";

    /// <summary>Average over all subjects, where the circular has one.</summary>
    public decimal? Average { get; private set; }

    /// <summary>Code of the learning level (học lực, kết quả học tập); null while marks are missing.</summary>
    public string? Learning { get; private set; }

    public string? Conduct { get; private set; }

    public string? Title { get; private set; }

    /// <summary>Code of the promotion decision; only for a year.</summary>
    public string? Decision { get; private set; }

    public int AbsencesExcused { get; private set; }

    public int AbsencesUnexcused { get; private set; }

    /// <summary>Subjects' results, reasons with their articles, warnings, as compact JSON.</summary>
    public string Details { get; private set; } = "{}";

    public DateTimeOffset ComputedAt { get; private set; }
}
