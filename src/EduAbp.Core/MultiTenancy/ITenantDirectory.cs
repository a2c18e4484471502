namespace EduAbp.MultiTenancy;

/// <summary>All units and their addresses, in memory; the one way to find a unit without asking the database.</summary>
public interface ITenantDirectory
{
    IReadOnlyCollection<UnitInfo> All { get; }

    UnitInfo? Find(Guid id);

    /// <summary>The department at the top; null before any unit exists.</summary>
    UnitInfo? Root { get; }

    /// <summary>The units managed by this one today, in the order of their names.</summary>
    IReadOnlyList<UnitInfo> Children(Guid id);

    /// <summary>The unit's managers from the nearest to the department.</summary>
    IReadOnlyList<UnitInfo> Ancestors(Guid id);

    /// <summary>The unit and all units below it.</summary>
    IReadOnlyList<UnitInfo> Descendants(Guid id);

    /// <summary>Which unit answers at this host and path; null where none does.</summary>
    ResolvedAddress? Resolve(string host, string path);

    /// <summary>The address that is canonical for the unit, without a slash at the end, e.g. <c>http://localhost:5080/can-gio</c>.</summary>
    string CanonicalUrl(UnitInfo unit);

    /// <summary>The unit that goes on where this one was merged; null for a unit that works.</summary>
    UnitInfo? SuccessorOf(UnitInfo unit)
    {
        // A successor may have been merged in its turn.
        for (var (next, steps) = (unit, 0); steps < 10; steps++)
        {
            if (next.Closing is not { } closing)
                return next == unit ? null : next;
            if (Find(closing.SuccessorId) is not { } successor)
                return null;
            next = successor;
        }

        return null;
    }

    /// <summary>The unit that has proven to hold this domain name; null for all other names.</summary>
    UnitInfo? FindByDomain(string host) => null;

    /// <summary>Address of a domain of a unit's own, without a slash at the end; scheme and port are those of the main host.</summary>
    string DomainUrl(string host) => $"https://{host}";

    /// <summary>Whole address of a page of the unit on the main host, where sign-in and the desk live.</summary>
    string MainHostUrl(UnitInfo unit, string path = "") => MainHostPath(unit, path);

    /// <summary>Address of a path in the unit on the main host, where sign-in and the desk live: <c>/can-gio/thcs-binh-khanh/quan-tri</c>.</summary>
    string MainHostPath(UnitInfo unit, string path = "") => (unit.Path.Length == 0 ? "" : "/" + unit.Path) + path;
}
