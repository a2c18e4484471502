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

    /// <summary>The record that goes on in this one's place, where two were of the same pupil.</summary>
    public Guid? MergedIntoId { get; private set; }

    public bool IsDeleted { get; set; }

    public List<Guardian> Guardians { get; private set; } = [];

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public DateTimeOffset? LastModificationTime { get; set; }

    public Guid? LastModifierId { get; set; }

    /// <summary>Takes over what has been typed and checked; guardians are replaced as a whole.</summary>
    public void Change(PupilDetails details)
    {
        (Code, MinistryCode, PersonalNumber, BirthDate, Sex) = (details.Code, details.MinistryCode, details.PersonalNumber, details.BirthDate, details.Sex);
        (BirthPlace, Ethnicity, Nationality, Religion) = (details.BirthPlace, details.Ethnicity, details.Nationality, details.Religion);
        (Residence, PermanentAddress, Phone) = (details.Residence, details.PermanentAddress, details.Phone);
        (Disability, Policies, Note) = (details.Disability, details.Policies, details.Note);
        Guardians.RemoveAll(guardian => details.Guardians.All(kept => kept.Id != guardian.Id));
        foreach (var given in details.Guardians)
        {
            if (Guardians.Find(guardian => guardian.Id == given.Id) is { } known) known.Change(given);
            else Guardians.Add(new Guardian(TenantId, Id, given));
        }

        Name(details.FullName);
    }

    public void MergeInto(Guid? kept) => (MergedIntoId, IsDeleted) = (kept, kept is not null);

    /// <summary>What the record says now, as <see cref="Change"/> takes it.</summary>
    public PupilDetails Details() => new(Code, FullName, BirthDate, Sex)
    {
        MinistryCode = MinistryCode, PersonalNumber = PersonalNumber, BirthPlace = BirthPlace, Ethnicity = Ethnicity, Nationality = Nationality, Religion = Religion,
        Residence = Residence, PermanentAddress = PermanentAddress, Phone = Phone, Disability = Disability, Policies = Policies, Note = Note,
        Guardians = [.. Guardians.Select(guardian => new GuardianDetails(
            guardian.Relation, guardian.FullName, guardian.BirthYear, guardian.Occupation, guardian.Phone, guardian.Email, guardian.Id))],
    };

    public void Become(PupilState state) => State = state;

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
internal sealed class Guardian : Entity, IMultiTenant
{
    private Guardian()
    {
    }

    public Guardian(Guid tenantId, Guid pupilId, GuardianDetails details)
    {
        (TenantId, PupilId) = (tenantId, pupilId);
        Change(details);
    }

    public Guid TenantId { get; private set; }

    public Guid PupilId { get; private set; }

    public GuardianRelation Relation { get; private set; }

    public string FullName { get; private set; } = "";

    public int? BirthYear { get; private set; }

    public string? Occupation { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    public void Change(GuardianDetails details) =>
        (Relation, FullName, BirthYear, Occupation, Phone, Email) =
        (details.Relation, VietnameseText.Normalize(details.FullName), details.BirthYear, details.Occupation, details.Phone, details.Email);
}
