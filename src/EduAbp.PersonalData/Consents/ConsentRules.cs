using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Definitions;
using EduAbp.Text;

namespace EduAbp.PersonalData.Consents;

/// <summary>A consent as somebody typed it.</summary>
internal sealed record ConsentInput
{
    public string? FullName { get; set; }

    public DateOnly? BirthDate { get; set; }

    public string? Code { get; set; }

    public string? ClassName { get; set; }

    public Guid? ReferenceId { get; set; }

    public string? Purpose { get; set; }

    /// <summary>The current one where nothing is said.</summary>
    public int? TextVersion { get; set; }

    public string? GuardianName { get; set; }

    public GuardianRelation? Relation { get; set; }

    public string? GuardianPhone { get; set; }

    public bool GuardianAgreed { get; set; }

    public bool SubjectAgreed { get; set; }

    public ConsentChannel? Channel { get; set; }

    public string? Proof { get; set; }

    public DateOnly? GivenOn { get; set; }
}

/// <summary>A consent that breaks no rule.</summary>
internal sealed record CheckedConsent(
    string FullName, DateOnly BirthDate, string? Code, string? ClassName, Guid? ReferenceId, string Purpose, int TextVersion, string? GuardianName, GuardianRelation? Relation,
    string? GuardianPhone, bool SubjectAgreed, ConsentChannel Channel, string? Proof, DateOnly GivenOn);

/// <summary>Who has to agree, and what a record has to say.</summary>
internal static class ConsentRules
{
    /// <summary>Law 91/2025/QH15, art. 24: from seven years on the child agrees too.</summary>
    public const int AgreesToo = 7;

    /// <summary>Law on Children 102/2016/QH13, art. 1: a child is under sixteen.</summary>
    public const int NoChild = 16;

    private static readonly DateOnly Earliest = new(1900, 1, 1);

    public static int AgeOn(DateOnly birthDate, DateOnly day)
    {
        var years = day.Year - birthDate.Year;
        return birthDate.AddYears(years) > day ? years - 1 : years;
    }

    /// <summary>What a consent is worth on a day.</summary>
    public static ConsentState StateOn(DateOnly day, bool discloses, DateOnly birthDate, bool subjectAgreed, bool isWithdrawn) =>
        isWithdrawn ? ConsentState.Withdrawn
        : discloses && !subjectAgreed && AgeOn(birthDate, day) >= AgreesToo ? ConsentState.NeedsChild
        : ConsentState.Given;

    /// <param name="hasFile">Whether the scanned paper comes along.</param>
    public static (CheckedConsent? Given, IReadOnlyList<ValidationError> Errors) Check(ConsentInput input, ConsentPurposeCatalog purposes, bool hasFile, DateOnly today)
    {
        var errors = new List<ValidationError>();
        var name = VietnameseText.Normalize(input.FullName ?? "");
        var guardian = VietnameseText.Normalize(input.GuardianName ?? "");
        var phone = PhoneNumber.Normalize(input.GuardianPhone).Digits;
        if (name.Length is 0 or > ConsentSubject.MaxName || guardian.Length > ConsentSubject.MaxName)
            Wrong(name.Length is 0 or > ConsentSubject.MaxName ? "FullName" : "GuardianName", PersonalDataErrorCodes.NameMissing);
        if (input.BirthDate is not { } birthDate)
            Wrong("BirthDate", PersonalDataErrorCodes.BirthDateMissing);
        else if (birthDate < Earliest || birthDate > today)
            Wrong("BirthDate", PersonalDataErrorCodes.BirthDateImpossible);
        if (input.GivenOn is not { } givenOn)
            Wrong("GivenOn", PersonalDataErrorCodes.GivenOnMissing);
        else if (givenOn > today || givenOn < (input.BirthDate ?? Earliest))
            Wrong("GivenOn", PersonalDataErrorCodes.GivenOnImpossible);
        var purpose = purposes.Find(input.Purpose);
        var version = input.TextVersion ?? purpose?.CurrentVersion ?? 0;
        if (purpose is null)
            Wrong("Purpose", PersonalDataErrorCodes.PurposeMissing);
        else if (version < 1 || version > purpose.CurrentVersion)
            Wrong("TextVersion", PersonalDataErrorCodes.TextVersionUnknown);
        // Law 91/2025/QH15 and Decree 356/2025: consent can be shown at any time; silence is none.
        if (input.Channel is null)
            Wrong("Channel", PersonalDataErrorCodes.ChannelMissing);
        if (!hasFile && string.IsNullOrWhiteSpace(input.Proof))
            Wrong("Proof", PersonalDataErrorCodes.ProofMissing);
        if (!string.IsNullOrWhiteSpace(input.GuardianPhone) && phone is null)
            Wrong("GuardianPhone", PersonalDataErrorCodes.PhoneInvalid);
        if (errors.Count == 0)
            CheckWhoAgrees(AgeOn(input.BirthDate!.Value, input.GivenOn!.Value));
        if (errors.Count > 0)
            return (null, errors);
        return (
            new CheckedConsent(
                name, input.BirthDate!.Value, Short(input.Code, ConsentSubject.MaxCode), Short(input.ClassName, ConsentSubject.MaxCode), input.ReferenceId, purpose!.Name, version,
                guardian.Length == 0 ? null : guardian, guardian.Length == 0 ? null : input.Relation, phone, input.SubjectAgreed, input.Channel!.Value,
                Short(input.Proof, Consent.MaxProof), input.GivenOn!.Value),
            errors);

        void CheckWhoAgrees(int age)
        {
            if (age >= NoChild)
            {
                if (!input.SubjectAgreed)
                    Wrong("SubjectAgreed", PersonalDataErrorCodes.SubjectMustAgree);
                return;
            }

            if (guardian.Length == 0)
                Wrong("GuardianName", PersonalDataErrorCodes.GuardianMissing);
            if (input.Relation is null)
                Wrong("Relation", PersonalDataErrorCodes.RelationMissing);
            if (!input.GuardianAgreed)
                Wrong("GuardianAgreed", PersonalDataErrorCodes.GuardianMustAgree);
            // The law asks it for what is shown to others; a school asks it always, as Decree 13/2023 art. 20 did.
            if (age >= AgreesToo && !input.SubjectAgreed)
                Wrong("SubjectAgreed", PersonalDataErrorCodes.ChildMustAgree);
        }

        void Wrong(string field, string code) => errors.Add(new ValidationError(field, code));
    }

    private static string? Short(string? text, int length)
    {
        var clean = VietnameseText.Normalize(text ?? "");
        return clean.Length == 0 ? null : clean[..Math.Min(clean.Length, length)];
    }
}
