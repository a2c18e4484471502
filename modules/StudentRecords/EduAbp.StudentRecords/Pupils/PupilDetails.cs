namespace EduAbp.StudentRecords.Pupils;

/// <summary>What a record says of a pupil, checked and in its stored form.</summary>
internal sealed record PupilDetails(string Code, string FullName, DateOnly BirthDate, Sex Sex)
{
    public string? MinistryCode { get; init; }

    public string? PersonalNumber { get; init; }

    public string? BirthPlace { get; init; }

    public string? Ethnicity { get; init; }

    public string? Nationality { get; init; }

    public string? Religion { get; init; }

    public string? Residence { get; init; }

    public string? PermanentAddress { get; init; }

    public string? Phone { get; init; }

    public string? Disability { get; init; }

    public string? Policies { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<GuardianDetails> Guardians { get; init; } = [];
}

/// <param name="Id">Of a guardian that the record has already; null for a new one.</param>
internal sealed record GuardianDetails(GuardianRelation Relation, string FullName, int? BirthYear = null, string? Occupation = null, string? Phone = null, string? Email = null, Guid? Id = null);
