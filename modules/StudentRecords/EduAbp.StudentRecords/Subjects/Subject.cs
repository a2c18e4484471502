using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Subjects;

/// <summary>How a subject is assessed.</summary>
internal enum SubjectKind
{
    /// <summary>By marks from 0 to 10, with remarks.</summary>
    Scored,

    /// <summary>Đạt or Chưa đạt.</summary>
    Remark,

    /// <summary>Primary school: a level (T, H, C), no test.</summary>
    Level,

    /// <summary>Primary school: a level and periodic tests.</summary>
    LevelAndTest,

    /// <summary>Primary school: a quality (phẩm chất).</summary>
    Quality,

    /// <summary>Primary school: a competence (năng lực).</summary>
    Competence,
}

/// <summary>A subject, an activity, or in primary school a quality or competence, as the school calls it.</summary>
internal sealed class Subject(Guid tenantId, string code, string name, string shortName, int order) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    /// <summary>Fixed code by which circulars are applied: <c>toan</c>, <c>ngu-van</c>, <c>ngoai-ngu-1</c>; the school's own otherwise.</summary>
    public string Code { get; private set; } = code;

    public string Name { get; private set; } = name;

    public string ShortName { get; private set; } = shortName;

    public int Order { get; private set; } = order;

    public void Rename(string name, string shortName, int order) => (Name, ShortName, Order) = (name, shortName, order);
}

/// <summary>A subject as a grade has it in a year.</summary>
internal sealed class GradeSubject(Guid tenantId, Guid schoolYearId, int grade, Guid subjectId, SubjectKind kind, int periodsPerYear) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    /// <summary>1 to 12.</summary>
    public int Grade { get; private set; } = grade;

    public Guid SubjectId { get; private set; } = subjectId;

    public SubjectKind Kind { get; private set; } = kind;

    /// <summary>Chooses the number of regular marks.</summary>
    public int PeriodsPerYear { get; private set; } = periodsPerYear;

    /// <summary>Chosen by the pupil: who does not take it has an exemption of the kind <see cref="Classes.ExemptionKind.NotTaken"/>.</summary>
    public bool IsElective { get; private set; }

    /// <summary>Regular columns of the first term where the school departs from the circular's number; null for that number.</summary>
    public int? RegularColumns1 { get; private set; }

    /// <summary>The same for the second term (a chosen topic, chuyên đề, adds one).</summary>
    public int? RegularColumns2 { get; private set; }

    public void Change(SubjectKind kind, int periodsPerYear, bool isElective, int? regularColumns1, int? regularColumns2) =>
        (Kind, PeriodsPerYear, IsElective, RegularColumns1, RegularColumns2) = (kind, periodsPerYear, isElective, regularColumns1, regularColumns2);
}
