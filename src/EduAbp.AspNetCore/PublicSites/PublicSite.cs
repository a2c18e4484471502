namespace EduAbp.AspNetCore.PublicSites;

/// <summary>What every public page of a unit shows around its content. Addresses begin with <c>~/</c> where they stay in the unit.</summary>
/// <param name="Name">In full: <c>Trường Trung học cơ sở Bình Khánh</c>.</param>
/// <param name="KindLine">The words of the name that say what the unit is; null where the name is not made that way.</param>
/// <param name="OwnName">The rest of the name.</param>
/// <param name="OpenedAt">When the unit's site came into being.</param>
/// <param name="Menu">At most seven entries.</param>
/// <param name="Headings">All headings that letter 3082 asks for, in its order.</param>
/// <param name="Responsible">Who answers for the content; null while nobody is named.</param>
public sealed record PublicSite(
    Guid UnitId,
    string Name,
    string? KindLine,
    string OwnName,
    string ShortName,
    bool IsOffice,
    bool IsSample,
    PublicOffice? OfficeAbove,
    DateTimeOffset? OpenedAt,
    IReadOnlyList<PublicLink> Menu,
    IReadOnlyList<PublicLink> Headings,
    PublicContacts Contacts,
    string? Responsible,
    string CanonicalUrl)
{
    public PublicLook Look { get; init; } = PublicLook.Usual;

    /// <summary>First letters of the own name, for the crest: <c>BK</c>.</summary>
    public string Initials => string.Concat(OwnName
        .Split([' ', '-', '–'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => char.IsLetterOrDigit(word[0]))
        .Take(3)
        .Select(word => char.ToUpperInvariant(word[0])));
}

/// <summary>The office that manages the unit.</summary>
public sealed record PublicOffice(Guid UnitId, string ShortName);

/// <param name="TextKey">Key of its text.</param>
/// <param name="Text">The unit's own words instead.</param>
public sealed record PublicLink(string TextKey, string Address, string? Text = null)
{
    /// <summary>Leads out of the platform.</summary>
    public bool IsElsewhere => !Address.StartsWith('~');
}

/// <param name="Phone">Ready to show; <paramref name="PhoneLink"/> is what a phone dials.</param>
public sealed record PublicContacts(string? Address, string? Phone, string? PhoneLink, string? Email)
{
    public bool Any => Address is not null || Phone is not null || Email is not null;
}

/// <summary>Knows a unit's public site; asked by every public page and by the pages of errors.</summary>
public interface IPublicSiteProvider
{
    /// <summary>The current unit's; null outside a unit.</summary>
    ValueTask<PublicSite?> GetAsync(CancellationToken cancellationToken = default);
}
