namespace EduAbp.Identity.Contracts;

public static class IdentityErrorCodes
{
    public const string NameMissing = "Identity:NameMissing";
    public const string RoleMissing = "Identity:RoleMissing";
    public const string RoleUnknown = "Identity:RoleUnknown";
    public const string EmailInvalid = "Identity:EmailInvalid";
    public const string EmailTaken = "Identity:EmailTaken";
    public const string AlreadyMember = "Identity:AlreadyMember";
    public const string HeadExists = "Identity:HeadExists";
    public const string HeadMustBeTransferred = "Identity:HeadMustBeTransferred";
    public const string LastAdministrator = "Identity:LastAdministrator";
    public const string PasswordTooShort = "Identity:PasswordTooShort";
    public const string PasswordTooLong = "Identity:PasswordTooLong";
    public const string PasswordCommon = "Identity:PasswordCommon";
    public const string PasswordsDiffer = "Identity:PasswordsDiffer";
    public const string PasswordWrong = "Identity:PasswordWrong";
    public const string CodeNotUsable = "Identity:CodeNotUsable";
    public const string SecondFactorCodeWrong = "Identity:SecondFactorCodeWrong";
    public const string NotForThisPerson = "Identity:NotForThisPerson";
    public const string LastDayOver = "Identity:LastDayOver";
    public const string PhoneInvalid = "Identity:PhoneInvalid";
    public const string SecondFactorIsOn = "Identity:SecondFactorIsOn";
    public const string SecondFactorIsOff = "Identity:SecondFactorIsOff";
    public const string MailNotOfficial = "Identity:MailNotOfficial";
    public const string SlipNotAllowed = "Identity:SlipNotAllowed";
    public const string AdministratorKeepsRoles = "Identity:AdministratorKeepsRoles";
    public const string HelpReasonMissing = "Identity:HelpReasonMissing";
    public const string HelpIsDecided = "Identity:HelpIsDecided";
    public const string HelpIsRunning = "Identity:HelpIsRunning";
    public const string HelpIsAsked = "Identity:HelpIsAsked";
    public const string HelpTooLong = "Identity:HelpTooLong";
    public const string HelperMissing = "Identity:HelperMissing";
    public const string HelpUnitMissing = "Identity:HelpUnitMissing";
    public const string TokenNameMissing = "Identity:TokenNameMissing";
    public const string TokenScopesMissing = "Identity:TokenScopesMissing";
    public const string TokenScopeNotOwn = "Identity:TokenScopeNotOwn";
    public const string TokenDaysInvalid = "Identity:TokenDaysInvalid";
    public const string TokenTooMany = "Identity:TokenTooMany";
    public const string TokenNotByToken = "Identity:TokenNotByToken";
    public const string TokenNotInHelp = "Identity:TokenNotInHelp";
    public const string ImportHasErrors = "Identity:ImportHasErrors";
}
