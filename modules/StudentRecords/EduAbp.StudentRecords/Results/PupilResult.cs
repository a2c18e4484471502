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

    /// <summary>Takes over what was computed.</summary>
    /// <returns>Whether it differs from what stood here; the time alone is no difference.</returns>
    public bool Take(ComputedResult result, Guid classId, DateTimeOffset at)
    {
        if (ClassId == classId && RuleSet == result.RuleSet && Average == result.Average && Learning == result.Learning && Conduct == result.Conduct && Title == result.Title
            && Decision == result.Decision && AbsencesExcused == result.AbsencesExcused && AbsencesUnexcused == result.AbsencesUnexcused && Details == result.Details)
            return false;
        (ClassId, RuleSet, Average, Learning, Conduct, Title, Decision) =
            (classId, result.RuleSet, result.Average, result.Learning, result.Conduct, result.Title, result.Decision);
        (AbsencesExcused, AbsencesUnexcused, Details, ComputedAt) = (result.AbsencesExcused, result.AbsencesUnexcused, result.Details, at);
        return true;
    }
}

/// <summary>What the rules make of a pupil's period: codes and compact JSON, the same for the same marks.</summary>
internal sealed record ComputedResult(
    Guid PupilId,
    string RuleSet,
    decimal? Average,
    string? Learning,
    string? Conduct,
    string? Title,
    string? Decision,
    int AbsencesExcused,
    int AbsencesUnexcused,
    string Details);
