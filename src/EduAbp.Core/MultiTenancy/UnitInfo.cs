namespace EduAbp.MultiTenancy;

/// <summary>A unit as every request needs it; kept in memory for all units.</summary>
/// <param name="Path">The address below the main host without slashes at the ends: <c>can-gio/thcs-binh-khanh</c>; empty for the department.</param>
/// <param name="Slug">The last part of the path.</param>
/// <param name="Kind">Code of the unit's kind: <c>district-office</c>, <c>lower-secondary</c>, …</param>
/// <param name="ParentId">The unit that manages it today; null for the department.</param>
/// <param name="State"><see cref="UnitStates"/>.</param>
/// <param name="Suspension">Set while the state is suspended.</param>
/// <param name="Closing">Set when the state is closed.</param>
/// <param name="Domain">A domain name of its own that it chose as the address of its pages.</param>
public sealed record UnitInfo(
    Guid Id,
    string Name,
    string ShortName,
    string Path,
    string Slug,
    string Kind,
    Guid? ParentId,
    string State,
    string? MainColor = null,
    bool IsSample = false,
    SiteSuspension? Suspension = null,
    SiteClosing? Closing = null,
    string? Domain = null);

/// <summary>Why a unit's public site is closed for now.</summary>
/// <param name="Reason">As visitors read it.</param>
/// <param name="Until">The day on which it is expected to open again; null where nobody knows yet.</param>
public sealed record SiteSuspension(string Reason, DateOnly? Until);

/// <summary>A unit that was merged into another.</summary>
/// <param name="On">The first day on which it no longer worked.</param>
public sealed record SiteClosing(Guid SuccessorId, DateOnly On);

/// <summary>States of a unit's site.</summary>
public static class UnitStates
{
    public const string Active = "active";
    public const string Suspended = "suspended";

    /// <summary>Merged into another unit: an archive that can be read.</summary>
    public const string Closed = "closed";
}

/// <summary>An address of a request, taken apart.</summary>
/// <param name="Unit">The unit that answers.</param>
/// <param name="PathBase">What of the path named the unit, with its leading slash: <c>/can-gio/thcs-binh-khanh</c>, or empty where the host did.</param>
/// <param name="RedirectTo">Path base to which a given-up address leads; null where the address is current.</param>
/// <param name="IsOwnDomain">The host is a domain of the unit's own, or of an office above it.</param>
public sealed record ResolvedAddress(UnitInfo Unit, string PathBase, string? RedirectTo = null, bool IsOwnDomain = false);
