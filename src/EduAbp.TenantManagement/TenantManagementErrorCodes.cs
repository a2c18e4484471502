namespace EduAbp.TenantManagement;

internal static class TenantManagementErrorCodes
{
    public const string KindUnknown = "TenantManagement:KindUnknown";
    public const string NameMissing = "TenantManagement:NameMissing";
    public const string NameTooLong = "TenantManagement:NameTooLong";
    public const string NameTaken = "TenantManagement:NameTaken";
    public const string TaxCodeInvalid = "TenantManagement:TaxCodeInvalid";
    public const string TaxCodeTaken = "TenantManagement:TaxCodeTaken";
    public const string EmailInvalid = "TenantManagement:EmailInvalid";
    public const string PhoneInvalid = "TenantManagement:PhoneInvalid";
    public const string ColorInvalid = "TenantManagement:ColorInvalid";
    public const string ReasonMissing = "TenantManagement:ReasonMissing";
    public const string SuspensionEndInvalid = "TenantManagement:SuspensionEndInvalid";
    public const string MoveDayInvalid = "TenantManagement:MoveDayInvalid";
    public const string MoveBeforeItsTime = "TenantManagement:MoveBeforeItsTime";
    public const string MovePlanned = "TenantManagement:MovePlanned";
    public const string MoveIsOver = "TenantManagement:MoveIsOver";
    public const string NothingChosen = "TenantManagement:NothingChosen";
    public const string UnitIsThereAlready = "TenantManagement:UnitIsThereAlready";
    public const string UnitCannotMove = "TenantManagement:UnitCannotMove";
    public const string UnitIsClosed = "TenantManagement:UnitIsClosed";
    public const string TreeTooDeep = "TenantManagement:TreeTooDeep";
    public const string RelationEndsBeforeItBegins = "TenantManagement:RelationEndsBeforeItBegins";
    public const string SlugTaken = "TenantManagement:SlugTaken";
    public const string SlugInvalid = "TenantManagement:SlugInvalid";
    public const string ParentMissing = "TenantManagement:ParentMissing";
    public const string ParentIsNoOffice = "TenantManagement:ParentIsNoOffice";
    public const string DepartmentExists = "TenantManagement:DepartmentExists";
    public const string NotAnOffice = "TenantManagement:NotAnOffice";
    public const string BatchNotEditable = "TenantManagement:BatchNotEditable";
    public const string BatchHasProblems = "TenantManagement:BatchHasProblems";
    public const string BatchChangesNothing = "TenantManagement:BatchChangesNothing";
    public const string BatchNotSubmitted = "TenantManagement:BatchNotSubmitted";
    public const string BatchOfAnotherOffice = "TenantManagement:BatchOfAnotherOffice";
    public const string ContactMissing = "TenantManagement:ContactMissing";
    public const string UnitIsThere = "TenantManagement:UnitIsThere";
    public const string RegistrationWaits = "TenantManagement:RegistrationWaits";
    public const string ModuleNotAllowed = "TenantManagement:ModuleNotAllowed";
    public const string FileMissing = "TenantManagement:FileMissing";
}
