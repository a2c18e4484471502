namespace EduAbp.AspNetCore.PublicSites;

/// <summary>The picture of a text, or a drawing where it has none: the model of the theme's <c>_Cover</c>.</summary>
/// <param name="Id">Chooses the drawing.</param>
/// <param name="Folder">Address of the picture's folder, which holds <c>320.webp</c>, <c>800.webp</c>, <c>1600.webp</c>.</param>
public sealed record PublicCover(Guid Id, string? Folder = null, string? Alt = null)
{
    /// <summary>A certain drawing.</summary>
    public string? Drawing { get; init; }

    public string Sizes { get; init; } = "(max-width: 40rem) 7rem, 26rem";

    /// <summary>Seen at once: fetched first.</summary>
    public bool IsFirst { get; init; }
}
