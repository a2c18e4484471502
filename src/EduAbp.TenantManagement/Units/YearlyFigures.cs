using EduAbp.MultiTenancy;

namespace EduAbp.TenantManagement.Units;

/// <summary>The units of an office in a school year, by the tree of the day that counts.</summary>
/// <param name="Day">The year's last day; today for the running year.</param>
/// <param name="Years">Those that can be asked for, the latest first.</param>
/// <param name="Offices">The office itself and those below it on the day; the schools that each managed itself add up to all schools.</param>
internal sealed record YearlyFigures(
    int Year, DateOnly Day, bool IsRunning, IReadOnlyList<int> Years, IReadOnlyList<KindFigure> Kinds, IReadOnlyList<OfficeFigure> Offices, IReadOnlyList<UnitThen> Units)
{
    public IEnumerable<KindFigure> Schools => Kinds.Where(kind => !kind.Kind.IsOffice);
}

/// <param name="Below">Through an office in between.</param>
internal sealed record KindFigure(UnitKind Kind, int Direct, int Below)
{
    public int Total => Direct + Below;
}

internal sealed record OfficeFigure(UnitInfo Office, int Schools);

/// <summary>A unit as it stood on the day.</summary>
/// <param name="Name">The name that it bore then.</param>
/// <param name="IsManaged">Still stands below the office that asks.</param>
/// <param name="Since">What became of it; null where it stands where it stood.</param>
internal sealed record UnitThen(UnitInfo Unit, string Name, UnitKind Kind, UnitInfo Office, bool IsManaged, UnitSince? Since);

internal enum UnitSinceKind
{
    /// <summary>Left for another office; the unit named is the one that manages it now.</summary>
    Moved,

    /// <summary>Left together with the office named, which managed it then.</summary>
    MovedAlong,

    /// <summary>Went on in the unit named.</summary>
    Merged,
}

/// <param name="On">The first day on which it was no longer as it had been.</param>
internal sealed record UnitSince(UnitSinceKind Kind, UnitInfo? Unit, DateOnly On);
