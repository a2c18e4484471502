namespace EduAbp.Support.Contracts;

public static class SupportErrorCodes
{
    public const string TitleMissing = "Support:TitleMissing";
    public const string TextMissing = "Support:TextMissing";
    public const string NobodyAbove = "Support:NobodyAbove";
    public const string IsClosed = "Support:IsClosed";
    public const string NameMissing = "Support:NameMissing";
    public const string PhoneInvalid = "Support:PhoneInvalid";
    public const string EmailInvalid = "Support:EmailInvalid";
    public const string WayMissing = "Support:WayMissing";
    public const string FileRefused = "Support:FileRefused";
    public const string FileTooLarge = "Support:FileTooLarge";
    public const string TooManyFiles = "Support:TooManyFiles";
}
