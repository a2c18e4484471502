namespace EduAbp.Website.Appearance;

/// <summary>What the form of the appearance sends.</summary>
internal sealed record LookInput
{
    public string? Theme { get; init; }

    public string? MainColor { get; init; }

    /// <summary>Off: the theme chooses an accent that goes with the main colour.</summary>
    public bool HasAccent { get; init; }

    public string? AccentColor { get; init; }

    public Guid? CrestId { get; init; }

    public Guid? BannerId { get; init; }

    public string? BannerAlt { get; init; }

    public IReadOnlyList<MenuInput> Menu { get; init; } = [];
}

internal sealed record MenuInput
{
    /// <summary>Name of an offered entry; empty for a link of the unit's own.</summary>
    public string? Key { get; init; }

    public string? Text { get; init; }

    public string? Address { get; init; }

    public bool IsShown { get; init; }

    public int Order { get; init; }

    public bool IsBlank => string.IsNullOrEmpty(Key) && string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Address);
}
