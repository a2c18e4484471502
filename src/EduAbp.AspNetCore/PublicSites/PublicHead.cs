namespace EduAbp.AspNetCore.PublicSites;

/// <summary>What a public page tells the layout about itself, in <c>ViewData["Head"]</c>.</summary>
public sealed record PublicHead(string Title)
{
    public string? Description { get; init; }

    /// <summary>Path below the unit's canonical address; null: the path of the request.</summary>
    public string? CanonicalPath { get; init; }

    /// <summary>Path of a picture below the unit's address.</summary>
    public string? ImagePath { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Path of the heading that has feeds of its own.</summary>
    public string? FeedPath { get; init; }

    /// <summary>The entry of the menu under which the page stands.</summary>
    public string? MenuAddress { get; init; }

    public bool IsHome { get; init; }

    public bool IsIndexed { get; init; } = true;

    /// <summary>The page has a larger field for searching, so the one at the top would be a second.</summary>
    public bool HasOwnSearch { get; init; }
}
