using EduAbp.MultiTenancy;

namespace EduAbp.EntityFrameworkCore.Seeding;

/// <summary>Which version of a seed a unit has.</summary>
internal sealed class SeedRecord : IMultiTenant
{
    public Guid TenantId { get; init; }

    public required string Contributor { get; init; }

    public int Version { get; set; }

    public DateTimeOffset Time { get; set; }
}
