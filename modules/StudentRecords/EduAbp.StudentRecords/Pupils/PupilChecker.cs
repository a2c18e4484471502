using EduAbp.Text;

namespace EduAbp.StudentRecords.Pupils;

/// <summary>Something that is wrong with a field, or only doubtful.</summary>
internal sealed record FieldProblem(string Field, string Code, bool IsDoubt = false, string? Detail = null);

/// <summary>The rules for a record, the same for what is typed and for what a workbook brings.</summary>
internal static class PupilChecker
{
    public static (PupilDetails? Details, IReadOnlyList<FieldProblem> Problems) Check(PupilInput input, DateOnly today, IReadOnlyList<GuardianDetails>? known = null)
    {
        var problems = new List<FieldProblem>();
        var name = VietnameseText.Normalize(input.FullName ?? "");
        if (name.Length == 0) problems.Add(new("FullName", StudentRecordsErrorCodes.NameMissing));
        if (input.BirthDate is not { } birth) problems.Add(new("BirthDate", StudentRecordsErrorCodes.BirthDateMissing));
        else if (birth > today.AddYears(-3) || birth < today.AddYears(-80)) problems.Add(new("BirthDate", StudentRecordsErrorCodes.BirthDateUnlikely));
        if (input.Sex is null) problems.Add(new("Sex", StudentRecordsErrorCodes.SexMissing));

        var number = Digits(input.PersonalNumber);
        if (number is not null)
        {
            if (!PersonalNumber.IsWellFormed(number)) problems.Add(new("PersonalNumber", StudentRecordsErrorCodes.PersonalNumberWrong));
            else if (!input.KeepPersonalNumber && input is { BirthDate: { } date, Sex: { } sex })
                problems.AddRange(PersonalNumber.Doubts(number, date, sex).Select(code => new FieldProblem("PersonalNumber", code, IsDoubt: true)));
        }

        var ministry = Digits(input.MinistryCode);
        if (ministry is not null && !(ministry.Length == 10 && ministry.All(char.IsAsciiDigit))) problems.Add(new("MinistryCode", StudentRecordsErrorCodes.MinistryCodeWrong));

        string? ethnicity = null;
        if (!string.IsNullOrWhiteSpace(input.Ethnicity) && (ethnicity = Ethnicities.Find(input.Ethnicity)) is null) problems.Add(new("Ethnicity", StudentRecordsErrorCodes.EthnicityUnknown));

        var phone = Phone(input.Phone, "Phone", problems);
        var guardians = new List<GuardianDetails>();
        foreach (var (field, relation, typed) in new[]
        {
            ("Father", GuardianRelation.Father, input.Father), ("Mother", GuardianRelation.Mother, input.Mother), ("Guardian", GuardianRelation.Guardian, input.Guardian),
        })
        {
            var guardianName = VietnameseText.Normalize(typed.FullName ?? "");
            var guardianPhone = Phone(typed.Phone, $"{field}.Phone", problems);
            string? email = null;
            if (!string.IsNullOrWhiteSpace(typed.Email) && (email = EmailAddress.Normalize(typed.Email)) is null) problems.Add(new($"{field}.Email", StudentRecordsErrorCodes.EmailWrong));
            if (typed.BirthYear is { } year && (year < 1900 || year > today.Year - 10)) problems.Add(new($"{field}.BirthYear", StudentRecordsErrorCodes.YearOfBirthWrong));
            if (guardianName.Length > 0)
                guardians.Add(new(relation, guardianName, typed.BirthYear, Text(typed.Occupation), guardianPhone, email, known?.FirstOrDefault(guardian => guardian.Relation == relation)?.Id));
            else if (guardianPhone is not null || email is not null || typed.BirthYear is not null || Text(typed.Occupation) is not null)
                problems.Add(new($"{field}.FullName", StudentRecordsErrorCodes.NameMissing));
        }

        if (problems.Exists(problem => !problem.IsDoubt)) return (null, problems);
        return (
            new PupilDetails(Text(input.Code) ?? "", name, input.BirthDate!.Value, input.Sex!.Value)
            {
                MinistryCode = ministry, PersonalNumber = number, BirthPlace = Text(input.BirthPlace), Ethnicity = ethnicity, Nationality = Text(input.Nationality), Religion = Text(input.Religion),
                Residence = Text(input.Residence), PermanentAddress = Text(input.PermanentAddress), Phone = phone, Disability = Text(input.Disability), Policies = Text(input.Policies), Note = Text(input.Note),
                Guardians = guardians,
            },
            problems);
    }

    /// <summary>Two records that agree in this may be of one pupil.</summary>
    public static string LikenessKey(string fullName, DateOnly birth) => $"{VietnameseText.Fold(VietnameseText.Normalize(fullName))} {birth:yyyyMMdd}";

    private static string? Text(string? text) => VietnameseText.Normalize(text ?? "") is { Length: > 0 } some ? some : null;

    private static string? Digits(string? text) => Text(text)?.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);

    private static string? Phone(string? typed, string field, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var phone = PhoneNumber.Normalize(typed);
        if (phone.Digits is null) problems.Add(new(field, StudentRecordsErrorCodes.PhoneWrong));
        return phone.Digits;
    }
}
