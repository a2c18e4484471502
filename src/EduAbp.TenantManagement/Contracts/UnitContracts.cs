using EduAbp.EventBus;
using EduAbp.TenantManagement.Units;

namespace EduAbp.TenantManagement.Contracts;

/// <summary>A unit has come into being; handled in a scope of the new unit, once it is in the directory.</summary>
[EventName("TenantManagement.UnitCreated")]
public sealed record UnitCreatedEto(Guid UnitId, string Name, string Kind, Guid? ParentId, string Path);

/// <summary>Name, contacts, appearance, address or state of a unit have changed; handled in a scope of the unit that changed it, often its office.</summary>
[EventName("TenantManagement.UnitChanged")]
[PublicEvent("unitId")]
public sealed record UnitChangedEto(Guid UnitId);

/// <summary>What other modules may do with units.</summary>
public interface IUnitIntegrationService
{
    /// <summary>
    /// Makes a unit with its address and seeds it, in a transaction of its own: call it outside one (SQLite has a single writer).
    /// </summary>
    Task<UnitDto> CreateAsync(CreateUnitInput input, CancellationToken cancellationToken = default);

    /// <summary>What a unit publishes about itself; null when there is none.</summary>
    Task<UnitDto?> FindAsync(Guid unitId, CancellationToken cancellationToken = default);

    /// <summary>The units that an office manages today, by level and name; empty for a school.</summary>
    Task<IReadOnlyList<UnitDto>> GetChildrenAsync(Guid officeId, CancellationToken cancellationToken = default);
}

/// <summary>Who stands above and below a unit today, by management.</summary>
public interface IUnitTree
{
    /// <summary>From the nearest office to the department.</summary>
    IReadOnlyList<Guid> GetAncestors(Guid unitId);

    /// <summary>All units below, without the unit itself.</summary>
    IReadOnlyList<Guid> GetDescendants(Guid unitId);

    /// <summary>Whether the unit stands somewhere below the office.</summary>
    bool IsManagedBy(Guid unitId, Guid officeId);
}

/// <summary>
/// Who stood above and below a unit on a day, by management: figures of a year before a move add up under the office of
/// that time. Rights follow <see cref="IUnitTree"/>, the tree of today.
/// </summary>
public interface IUnitHistory
{
    /// <summary>The office that managed the unit on the day; null where none did.</summary>
    Task<Guid?> FindManagerAsync(Guid unitId, DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>All units that stood anywhere below the office on the day, each with the office that managed it itself.</summary>
    Task<IReadOnlyList<ManagedUnit>> GetManagedAsync(Guid officeId, DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>The day on which the office managed a unit for the first time; null where it never did.</summary>
    Task<DateOnly?> FindFirstDayAsync(Guid officeId, CancellationToken cancellationToken = default);

    /// <summary>The unit's offices one after the other.</summary>
    Task<IReadOnlyList<UnitManagement>> GetManagementsAsync(Guid unitId, CancellationToken cancellationToken = default);

    /// <summary>What the unit came out of: its former names, units merged into it, the unit of which it was a part; the latest first.</summary>
    Task<IReadOnlyList<UnitOrigin>> GetOriginsAsync(Guid unitId, CancellationToken cancellationToken = default);
}

/// <param name="OfficeId">Who managed it itself on the day.</param>
/// <param name="To">The first day on which that no longer held; null while it holds.</param>
public sealed record ManagedUnit(Guid UnitId, Guid OfficeId, DateOnly? To);

/// <param name="UnitId">The unit before; null for a former name.</param>
/// <param name="On">The first day on which it was no longer so.</param>
public sealed record UnitOrigin(UnitOriginKind Kind, Guid? UnitId, string Name, DateOnly On);

public enum UnitOriginKind
{
    Renamed,
    Merged,
    SplitFrom,
}

/// <param name="To">The first day on which it no longer held; null while it holds.</param>
public sealed record UnitManagement(Guid OfficeId, DateOnly From, DateOnly? To);

/// <param name="Slug">Last part of the address; made from the name when null. A slug that is taken is refused.</param>
/// <param name="ParentId">The managing office; null only for the department.</param>
/// <param name="ManagedSince">Since when the office manages it, for figures of earlier years; today where nothing is said.</param>
public sealed record CreateUnitInput(
    string Name,
    string Kind,
    Guid? ParentId,
    string? Slug = null,
    string? Address = null,
    string? TaxCode = null,
    string? Email = null,
    string? Phone = null,
    UnitLevels? Levels = null,
    UnitOwnership Ownership = UnitOwnership.Public,
    string? MainColor = null,
    bool IsSample = false,
    DateOnly? ManagedSince = null);

/// <param name="Kind">Code of a <see cref="UnitKind"/> of the catalogue, <see cref="UnitKinds"/>.</param>
/// <param name="Phone">Ready to show: <c>028 3103 5333</c>.</param>
public sealed record UnitDto(
    Guid Id,
    string Name,
    string ShortName,
    string Kind,
    UnitLevels Levels,
    UnitOwnership Ownership,
    string Path,
    string? Address,
    string? Email,
    string? Phone,
    string? TaxCode,
    string State,
    string? MainColor,
    bool IsSample);

/// <summary>Who keeps the unit up.</summary>
public enum UnitOwnership
{
    Public = 0,
    Private = 1,
}

public static class TenantManagementPermissions
{
    public const string Group = "TenantManagement";

    public static class Unit
    {
        /// <summary>The own unit's contacts and appearance.</summary>
        public const string Manage = "TenantManagement.Unit.Manage";

        /// <summary>Take out everything that the unit owns, its pupils' data too.</summary>
        public const string Export = "TenantManagement.Unit.Export";
    }

    public static class SubUnits
    {
        public const string Default = "TenantManagement.SubUnits";

        /// <summary>Suspend and resume a subordinate unit's site, change its name and address.</summary>
        public const string Manage = "TenantManagement.SubUnits.Manage";

        /// <summary>Move units to another office, merge and split them.</summary>
        public const string Restructure = "TenantManagement.SubUnits.Restructure";
    }

    public static class Modules
    {
        /// <summary>Switch the own unit's modules on and off.</summary>
        public const string Manage = "TenantManagement.Modules.Manage";

        /// <summary>In the department: say which modules units may have, approve plug-ins.</summary>
        public const string Allow = "TenantManagement.Modules.Allow";
    }

    public static class Registrations
    {
        /// <summary>Read registrations, upload and submit them.</summary>
        public const string Default = "TenantManagement.Registrations";

        /// <summary>Accept or return what offices and units have submitted.</summary>
        public const string Accept = "TenantManagement.Registrations.Accept";
    }
}
