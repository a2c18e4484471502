namespace EduAbp.AspNetCore.PublicSites;

/// <summary>How a unit's public site looks. Folders of pictures are addresses below which <c>320.webp</c>, <c>800.webp</c>, <c>1600.webp</c> stand.</summary>
/// <param name="Theme">One of <see cref="PublicThemes.All"/>.</param>
/// <param name="MainColor">As <c>#rrggbb</c>; null: the unit's own or its kind's.</param>
/// <param name="BannerAlt">What the banner shows; empty for mere decoration.</param>
public sealed record PublicLook(
    string Theme, string? MainColor = null, string? AccentColor = null, string? CrestFolder = null, string? BannerFolder = null, string BannerAlt = "")
{
    public static readonly PublicLook Usual = new(PublicThemes.Dignified);
}

/// <summary>Names of the ways in which the public theme can be worn; stored: never rename one.</summary>
public static class PublicThemes
{
    public const string Dignified = "trang-trong";
    public const string Bright = "tuoi-sang";
    public const string Paper = "bao-chi";

    public static readonly IReadOnlyList<string> All = [Dignified, Bright, Paper];
}

/// <summary>Judges the colours that a unit picks; answered by the public theme, which knows where they stand.</summary>
public interface ISiteColours
{
    /// <summary>White words on the colour. Null where the text is no colour.</summary>
    ColourAdvice? OfMain(string? colour);

    /// <summary>The accent on the deep band at the top and the bottom.</summary>
    ColourAdvice? OfAccent(string? accent, string? main);

    /// <summary>The main colour of the current unit when it has picked none here.</summary>
    string Usual { get; }
}

/// <param name="Ratio">Contrast by WCAG 2, 1 to 21.</param>
/// <param name="Proposal">The nearest colour of the same hue that reaches <paramref name="Needed"/>; null where this one does.</param>
public sealed record ColourAdvice(double Ratio, double Needed, string? Proposal)
{
    public bool IsEnough => Proposal is null;
}
