namespace EduAbp.Website;

internal static class WebsiteErrorCodes
{
    public const string TitleMissing = "Website:Article:TitleMissing";
    public const string TitleTooLong = "Website:Article:TitleTooLong";
    public const string SummaryMissing = "Website:Article:SummaryMissing";
    public const string SummaryTooLong = "Website:Article:SummaryTooLong";
    public const string BodyMissing = "Website:Article:BodyMissing";
    public const string CategoryMissing = "Website:Article:CategoryMissing";
    public const string CategoryUnknown = "Website:Article:CategoryUnknown";
    public const string CoverUnknown = "Website:Article:CoverUnknown";
    public const string CoverAltMissing = "Website:Article:CoverAltMissing";
    public const string PictureAltMissing = "Website:Article:PictureAltMissing";
    public const string SlugTaken = "Website:Article:SlugTaken";
    public const string SlugEmpty = "Website:Article:SlugEmpty";
    public const string NotEditable = "Website:Article:NotEditable";
    public const string WrongState = "Website:Article:WrongState";
    public const string OwnArticle = "Website:Article:OwnArticle";
    public const string CommentMissing = "Website:Article:CommentMissing";
    public const string CommentTooLong = "Website:Article:CommentTooLong";
    public const string ReasonMissing = "Website:Article:ReasonMissing";
    public const string PublishTimeMissing = "Website:Article:PublishTimeMissing";
    public const string DecisionMissing = "Website:Article:DecisionMissing";
    public const string PublishTimePast = "Website:Article:PublishTimePast";
    public const string MergeChoiceMissing = "Website:Article:MergeChoiceMissing";
    public const string MergeMovedOn = "Website:Article:MergeMovedOn";
    public const string DeletePublished = "Website:Article:DeletePublished";

    public const string CategoryNameMissing = "Website:Category:NameMissing";
    public const string CategoryNameTaken = "Website:Category:NameTaken";
    public const string CategoryTooDeep = "Website:Category:TooDeep";
    public const string CategoryInUse = "Website:Category:InUse";

    public const string LookNoColour = "Website:Look:NoColour";
    public const string LookThemeUnknown = "Website:Look:ThemeUnknown";
    public const string LookLinkText = "Website:Look:LinkTextMissing";
    public const string LookLinkAddress = "Website:Look:LinkAddressWrong";
    public const string LookMenuCount = "Website:Look:MenuCount";
    public const string LookTooManyLinks = "Website:Look:TooManyLinks";
    public const string LookNothingToUndo = "Website:Look:NothingToUndo";

    public const string FileMissing = "Website:Media:FileMissing";
    public const string FileTooLarge = "Website:Media:FileTooLarge";
    public const string FileTypeRefused = "Website:Media:FileTypeRefused";
    public const string FileDamaged = "Website:Media:FileDamaged";
    public const string FileHasMacros = "Website:Media:FileHasMacros";
    public const string PictureTooLarge = "Website:Media:PictureTooLarge";
    public const string SvgRefused = "Website:Media:SvgRefused";
    public const string ConsentMissing = "Website:ConsentMissing";
    public const string ConsentMissingThere = "Website:ConsentMissingThere";
    public const string MediaInUse = "Website:Media:InUse";
    public const string FolderNameMissing = "Website:Media:FolderNameMissing";
    public const string FolderNameTaken = "Website:Media:FolderNameTaken";
    public const string FolderNotEmpty = "Website:Media:FolderNotEmpty";
}
