namespace EduAbp.AspNetCore.Localization;

/// <summary>Where a person's choice of language at the desk is kept.</summary>
public static class DeskLanguage
{
    /// <summary>Cookie with <c>en</c>; without it the desk speaks Vietnamese.</summary>
    public const string Cookie = "EduAbp.Language";
}
