namespace EduAbp.Data;

/// <summary>What a unit needs of a module from its first day with it: run once per (unit, contributor, version), while the module is on.</summary>
public interface IDataSeedContributor
{
    /// <summary>Raise it when units that exist already need something more.</summary>
    int Version => 1;

    /// <summary>Runs in a scope of the unit; running it twice must add nothing.</summary>
    Task SeedAsync(DataSeedContext context, CancellationToken cancellationToken);
}

/// <param name="TenantId">The unit.</param>
/// <param name="UnitKind">Code of its kind.</param>
public sealed record DataSeedContext(Guid TenantId, string UnitKind);

/// <summary>Brings the seeds of a unit up to date. Called when a unit is created, a module enabled, or the program updated.</summary>
public interface IDataSeeder
{
    Task SeedAsync(Guid tenantId, string unitKind, CancellationToken cancellationToken = default);

    /// <summary>After an update: does so for all units if some module has more to seed than when this last ran.</summary>
    Task SeedUpdatesAsync(CancellationToken cancellationToken = default);
}

/// <summary>Sample content for the demonstration city, made by <c>seed --demo</c>, after units and people exist.</summary>
public interface IDemoDataContributor
{
    /// <summary>Lower runs first: units 10, people 20, content 30.</summary>
    int Order { get; }

    /// <summary>Runs in a scope of the host; running it twice must add nothing.</summary>
    Task SeedAsync(CancellationToken cancellationToken);
}

/// <summary>Names of the query filters; they are lifted by name only.</summary>
public static class DataFilters
{
    public const string Tenant = "Tenant";
    public const string SoftDelete = "SoftDelete";
}
