namespace EduAbp.StudentRecords;

/// <summary>Rules that the office's work can meet; each is the key of its text.</summary>
internal static class StudentRecordsErrorCodes
{
    public const string YearExists = "StudentRecords:YearExists";
    public const string YearDatesWrong = "StudentRecords:YearDatesWrong";
    public const string YearInUse = "StudentRecords:YearInUse";
    public const string DayOffWrong = "StudentRecords:DayOffWrong";
    public const string NoYear = "StudentRecords:NoYear";
    public const string NoLastYear = "StudentRecords:NoLastYear";
    public const string SubjectNameMissing = "StudentRecords:SubjectNameMissing";
    public const string SubjectTaken = "StudentRecords:SubjectTaken";
    public const string SubjectInUse = "StudentRecords:SubjectInUse";
    public const string PeriodsWrong = "StudentRecords:PeriodsWrong";
    public const string ColumnsWrong = "StudentRecords:ColumnsWrong";
    public const string GradeNotTaught = "StudentRecords:GradeNotTaught";
    public const string ClassNamesWrong = "StudentRecords:ClassNamesWrong";
    public const string ClassNameTaken = "StudentRecords:ClassNameTaken";
    public const string ClassNotEmpty = "StudentRecords:ClassNotEmpty";
    public const string TeacherUnknown = "StudentRecords:TeacherUnknown";
    public const string NameMissing = "StudentRecords:NameMissing";
    public const string BirthDateMissing = "StudentRecords:BirthDateMissing";
    public const string BirthDateUnlikely = "StudentRecords:BirthDateUnlikely";
    public const string SexMissing = "StudentRecords:SexMissing";
    public const string CodeTaken = "StudentRecords:CodeTaken";
    public const string MinistryCodeWrong = "StudentRecords:MinistryCodeWrong";
    public const string MinistryCodeTaken = "StudentRecords:MinistryCodeTaken";
    public const string EthnicityUnknown = "StudentRecords:EthnicityUnknown";
    public const string PhoneWrong = "StudentRecords:PhoneWrong";
    public const string EmailWrong = "StudentRecords:EmailWrong";
    public const string YearOfBirthWrong = "StudentRecords:YearOfBirthWrong";
    public const string PersonalNumberWrong = "StudentRecords:PersonalNumber:Digits";
    public const string PersonalNumberTaken = "StudentRecords:PersonalNumber:Taken";
    public const string TooLong = "StudentRecords:TooLong";
    public const string MaybeKnown = "StudentRecords:MaybeKnown";
    public const string ClassMissing = "StudentRecords:ClassMissing";
    public const string DateBeforeEntry = "StudentRecords:DateBeforeEntry";
    public const string DateOutsideYear = "StudentRecords:DateOutsideYear";
    public const string SameClass = "StudentRecords:SameClass";
    public const string NotInClass = "StudentRecords:NotInClass";
    public const string AlreadyInClass = "StudentRecords:AlreadyInClass";
    public const string MergeSelf = "StudentRecords:MergeSelf";
    public const string MergeBothMarked = "StudentRecords:MergeBothMarked";
    public const string DeedUndone = "StudentRecords:DeedUndone";
    public const string DeedTooOld = "StudentRecords:DeedTooOld";
    public const string DeedBuiltUpon = "StudentRecords:DeedBuiltUpon";
    public const string ImportDone = "StudentRecords:ImportDone";
    public const string ImportHasErrors = "StudentRecords:ImportHasErrors";
    public const string ImportColumnsMissing = "StudentRecords:ImportColumnsMissing";
    public const string ImportColumnTwice = "StudentRecords:ImportColumnTwice";
    public const string RollOverNothing = "StudentRecords:RollOverNothing";
    public const string RollOverUndecided = "StudentRecords:RollOverUndecided";
    public const string RollOverDone = "StudentRecords:RollOverDone";
}
