using System.ComponentModel.DataAnnotations;

namespace EduAbp.StudentRecords.Pupils;

/// <summary>A record as it is typed, on the page and by programs.</summary>
internal sealed class PupilInput
{
    [StringLength(40)]
    public string? Code { get; set; }

    public string? MinistryCode { get; set; }

    public string? PersonalNumber { get; set; }

    /// <summary>The number stays although it does not go with birth date or sex: it is so on paper.</summary>
    public bool KeepPersonalNumber { get; set; }

    [StringLength(120)]
    public string? FullName { get; set; }

    public DateOnly? BirthDate { get; set; }

    public Sex? Sex { get; set; }

    [StringLength(300)]
    public string? BirthPlace { get; set; }

    public string? Ethnicity { get; set; }

    [StringLength(80)]
    public string? Nationality { get; set; }

    [StringLength(80)]
    public string? Religion { get; set; }

    [StringLength(300)]
    public string? Residence { get; set; }

    [StringLength(300)]
    public string? PermanentAddress { get; set; }

    public string? Phone { get; set; }

    [StringLength(200)]
    public string? Disability { get; set; }

    [StringLength(400)]
    public string? Policies { get; set; }

    [StringLength(1000)]
    public string? Note { get; set; }

    public GuardianInput Father { get; set; } = new();

    public GuardianInput Mother { get; set; } = new();

    public GuardianInput Guardian { get; set; } = new();

    /// <summary>Another pupil, although one of the same name and birth date is known.</summary>
    public bool IsAnother { get; set; }

    public static PupilInput Of(PupilDetails details) => new()
    {
        Code = details.Code, MinistryCode = details.MinistryCode, PersonalNumber = details.PersonalNumber, FullName = details.FullName, BirthDate = details.BirthDate, Sex = details.Sex,
        BirthPlace = details.BirthPlace, Ethnicity = details.Ethnicity, Nationality = details.Nationality, Religion = details.Religion, Residence = details.Residence,
        PermanentAddress = details.PermanentAddress, Phone = details.Phone, Disability = details.Disability, Policies = details.Policies, Note = details.Note,
        Father = GuardianInput.Of(details, GuardianRelation.Father), Mother = GuardianInput.Of(details, GuardianRelation.Mother), Guardian = GuardianInput.Of(details, GuardianRelation.Guardian),
    };
}

internal sealed class GuardianInput
{
    [StringLength(120)]
    public string? FullName { get; set; }

    public int? BirthYear { get; set; }

    [StringLength(120)]
    public string? Occupation { get; set; }

    public string? Phone { get; set; }

    [StringLength(254)]
    public string? Email { get; set; }

    public static GuardianInput Of(PupilDetails details, GuardianRelation relation) =>
        details.Guardians.FirstOrDefault(guardian => guardian.Relation == relation) is { } known
            ? new() { FullName = known.FullName, BirthYear = known.BirthYear, Occupation = known.Occupation, Phone = known.Phone, Email = known.Email }
            : new();
}
