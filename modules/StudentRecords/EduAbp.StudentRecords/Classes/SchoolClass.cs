using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Classes;

/// <summary>A class of a year.</summary>
internal sealed class SchoolClass(Guid tenantId, Guid schoolYearId, int grade, string name) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public int Grade { get; private set; } = grade;

    /// <summary>As the school writes it: <c>7A2</c>; one of its name in a year.</summary>
    public string Name { get; private set; } = name;

    /// <summary>Person; null until one is named.</summary>
    public Guid? HomeRoomTeacherId { get; private set; }

    /// <summary>The subject of a class of a specialised upper secondary school (lớp chuyên); null for all others.</summary>
    public Guid? SpecialSubjectId { get; private set; }

    /// <summary>Number of the last register of the class's books, so that the last one taken out shows too.</summary>
    public int MarkRegisters { get; private set; }

    public void Number(int register) => MarkRegisters = register;

    public void Change(string name, Guid? homeRoomTeacherId, Guid? specialSubjectId) =>
        (Name, HomeRoomTeacherId, SpecialSubjectId) = (name, homeRoomTeacherId, specialSubjectId);
}

/// <summary>Who teaches a subject in a class; two may share one.</summary>
internal sealed class TeachingAssignment(Guid tenantId, Guid schoolYearId, Guid classId, Guid subjectId, Guid teacherId) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid ClassId { get; private set; } = classId;

    public Guid SubjectId { get; private set; } = subjectId;

    /// <summary>Person.</summary>
    public Guid TeacherId { get; private set; } = teacherId;

    /// <summary>1 or 2; null for the whole year.</summary>
    public int? Term { get; private set; }

    public void Limit(int? term) => Term = term;
}
