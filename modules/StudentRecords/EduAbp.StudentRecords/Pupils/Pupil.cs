using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Text;

namespace EduAbp.StudentRecords.Pupils;

internal enum Sex
{
    Male,
    Female,
}

internal enum PupilState
{
    Studying,
    Transferred,
    DroppedOut,
    Expelled,
    Died,
    Graduated,
}

/// <summary>A pupil with the full record.</summary>
internal sealed class Pupil : AggregateRoot, IMultiTenant, ISoftDelete, ICreationAudited, IModificationAudited
{
    private Pupil()
    {
    }

    public Pupil(Guid tenantId, string code, string fullName, DateOnly birthDate, Sex sex)
    {
        (TenantId, Code, BirthDate, Sex) = (tenantId, code, birthDate, sex);
        Name(fullName);
    }

    public Guid TenantId { get; private set; }

    /// <summary>The school's code (mã học sinh), one of its kind in the school.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The ministry's code, ten digits.</summary>
    public string? MinistryCode { get; private set; }

    /// <summary>Personal identity number (số định danh cá nhân), twelve digits.</summary>
    [NotAudited]
    public string? PersonalNumber { get; private set; }

    public string FullName { get; private set; } = "";

    /// <summary>Sorts the Vietnamese way.</summary>
    [NotAudited]
    public string SortKey { get; private set; } = "";

    /// <summary>Name and codes without marks, for the search.</summary>
    [NotAudited]
    public string SearchKey { get; private set; } = "";

    public DateOnly BirthDate { get; private set; }

    public string? BirthPlace { get; private set; }

    public Sex Sex { get; private set; }

    /// <summary>Code of the list of ethnic groups (dân tộc).</summary>
    [NotAudited]
    public string? Ethnicity { get; private set; }

    public string? Nationality { get; private set; }

    [NotAudited]
    public string? Religion { get; private set; }

    /// <summary>Where the pupil lives now.</summary>
    [NotAudited]
    public string? Residence { get; private set; }

    [NotAudited]
    public string? PermanentAddress { get; private set; }

    [NotAudited]
    public string? Phone { get; private set; }

    [NotAudited]
    public string? Disability { get; private set; }

    /// <summary>Policies that apply to the family (hộ nghèo, con thương binh, …), separated by a semicolon.</summary>
    [NotAudited]
    public string? Policies { get; private set; }

    public string? Note { get; private set; }

    public PupilState State { get; private set; } = PupilState.Studying;

    public bool IsDeleted { get; set; }

    public List<Guardian> Guardians { get; private set; } = [];

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public DateTimeOffset? LastModificationTime { get; set; }

    public Guid? LastModifierId { get; set; }

    private void Name(string fullName)
    {
        FullName = VietnameseText.Normalize(fullName);
        SortKey = VietnameseText.SortKey(FullName);
        SearchKey = VietnameseText.Fold($"{FullName} {Code} {MinistryCode}");
    }
}

internal enum GuardianRelation
{
    Father,
    Mother,
    Guardian,
}

/// <summary>Father, mother or guardian.</summary>
internal sealed class Guardian(Guid tenantId, Guid pupilId, GuardianRelation relation, string fullName) : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid PupilId { get; private set; } = pupilId;

    public GuardianRelation Relation { get; private set; } = relation;

    public string FullName { get; private set; } = fullName;

    public int? BirthYear { get; private set; }

    public string? Occupation { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }
}
