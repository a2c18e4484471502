namespace EduAbp.Website.Appearance;

/// <summary>What a unit chose for its public site. An empty menu is the usual one.</summary>
internal sealed record SiteLook
{
    public string Theme { get; init; } = AspNetCore.PublicSites.PublicThemes.Dignified;

    public string? MainColor { get; init; }

    public string? AccentColor { get; init; }

    public Guid? CrestId { get; init; }

    public Guid? BannerId { get; init; }

    public string BannerAlt { get; init; } = "";

    public IReadOnlyList<MenuChoice> Menu { get; init; } = [];
}

/// <summary>An entry of the menu: one that the site offers, or a link of the unit's own.</summary>
/// <param name="Key">Name of an offered entry; null for a link of the unit's own.</param>
internal sealed record MenuChoice(string? Key, string? Text, string? Address, bool IsShown);
