namespace EduAbp.StudentRecords.Imports;

/// <summary>The table that was found in a workbook.</summary>
/// <param name="Headings">By place; merged headings are written over all their columns.</param>
/// <param name="Rows">Rows with their number in the sheet.</param>
internal sealed record SheetTable(IReadOnlyList<string> Headings, IReadOnlyList<SheetRow> Rows, IReadOnlyList<string> HiddenSheets, LegacyEncoding Encoding);

internal sealed record SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>An old way of writing Vietnamese with a font's help.</summary>
internal enum LegacyEncoding
{
    None,
    Vni,
    Tcvn3,
}

/// <summary>What the office has chosen for a workbook.</summary>
internal sealed record ImportChoices
{
    /// <summary>Which column of the sheet each field is read from.</summary>
    public Dictionary<PupilField, int> Columns { get; init; } = [];

    public bool Convert { get; init; }

    /// <summary>Rows that are left out.</summary>
    public HashSet<int> Skip { get; init; } = [];

    /// <summary>Rows that are another pupil although one of the same name and birth date is known.</summary>
    public HashSet<int> New { get; init; } = [];
}

/// <summary>What a column of a list may hold.</summary>
internal enum PupilField
{
    ClassName,
    Code,
    MinistryCode,
    PersonalNumber,
    FullName,
    BirthDate,
    Sex,
    BirthPlace,
    Ethnicity,
    Nationality,
    Religion,
    State,
    Province,
    Commune,
    Hamlet,
    Residence,
    PermanentAddress,
    Phone,
    Disability,
    Policies,
    FatherName,
    FatherBirthYear,
    FatherOccupation,
    FatherPhone,
    MotherName,
    MotherBirthYear,
    MotherOccupation,
    MotherPhone,
    GuardianName,
    GuardianBirthYear,
    GuardianOccupation,
    GuardianPhone,
    Note,
}
