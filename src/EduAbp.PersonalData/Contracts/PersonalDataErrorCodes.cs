namespace EduAbp.PersonalData.Contracts;

public static class PersonalDataErrorCodes
{
    public const string NameMissing = "PersonalData:NameMissing";
    public const string BirthDateMissing = "PersonalData:BirthDateMissing";
    public const string BirthDateImpossible = "PersonalData:BirthDateImpossible";
    public const string PurposeMissing = "PersonalData:PurposeMissing";
    public const string TextVersionUnknown = "PersonalData:TextVersionUnknown";
    public const string ChannelMissing = "PersonalData:ChannelMissing";
    public const string ProofMissing = "PersonalData:ProofMissing";
    public const string GivenOnMissing = "PersonalData:GivenOnMissing";
    public const string GivenOnImpossible = "PersonalData:GivenOnImpossible";
    public const string GuardianMissing = "PersonalData:GuardianMissing";
    public const string RelationMissing = "PersonalData:RelationMissing";
    public const string GuardianMustAgree = "PersonalData:GuardianMustAgree";
    public const string ChildMustAgree = "PersonalData:ChildMustAgree";
    public const string SubjectMustAgree = "PersonalData:SubjectMustAgree";
    public const string PhoneInvalid = "PersonalData:PhoneInvalid";
    public const string AlreadyGiven = "PersonalData:AlreadyGiven";
    public const string CodeOfAnother = "PersonalData:CodeOfAnother";
    public const string Twice = "PersonalData:Twice";
    public const string DateUnreadable = "PersonalData:DateUnreadable";
    public const string RelationUnknown = "PersonalData:RelationUnknown";
    public const string RowsMissing = "PersonalData:RowsMissing";
    public const string TooManyRows = "PersonalData:TooManyRows";
    public const string ImportHasErrors = "PersonalData:ImportHasErrors";
    public const string ReasonMissing = "PersonalData:ReasonMissing";
    public const string AlreadyWithdrawn = "PersonalData:AlreadyWithdrawn";
    public const string WithdrawnOnImpossible = "PersonalData:WithdrawnOnImpossible";
    public const string FileRefused = "PersonalData:FileRefused";
    public const string FileTooLarge = "PersonalData:FileTooLarge";
}
