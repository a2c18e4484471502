namespace EduAbp.MultiTenancy;

/// <summary>A unit as every request needs it; kept in memory for all units.</summary>
/// <param name="Path">The address below the main host without slashes at the ends: <c>can-gio/thcs-binh-khanh</c>; empty for the department.</param>
/// <param name="Slug">The last part of the path.</param>
/// <param name="Kind">Code of the unit's kind: <c>district-office</c>, <c>lower-secondary</c>, …</param>
/// <param name="ParentId">The unit that manages it today; null for the department.</param>
/// <param name="State"><see cref="UnitStates"/>.</param>
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
    bool IsSample = false);

/// <summary>States of a unit's site.</summary>
public static class UnitStates
{
    public const string Active = "active";
    public const string Suspended = "suspended";
}

/// <summary>An address of a request, taken apart.</summary>
/// <param name="Unit">The unit that answers.</param>
/// <param name="PathBase">What of the path named the unit, with its leading slash: <c>/can-gio/thcs-binh-khanh</c>, or empty where the host did.</param>
/// <param name="RedirectTo">Path base to which a given-up address leads; null where the address is current.</param>
public sealed record ResolvedAddress(UnitInfo Unit, string PathBase, string? RedirectTo = null);
