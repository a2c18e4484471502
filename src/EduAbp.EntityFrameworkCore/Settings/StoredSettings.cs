using EduAbp.MultiTenancy;

namespace EduAbp.EntityFrameworkCore.Settings;

/// <summary>A value that a unit has set for itself.</summary>
internal sealed class TenantSetting : IMultiTenant
{
    public Guid TenantId { get; init; }

    public required string Name { get; init; }

    public required string Value { get; set; }
}

/// <summary>A value for the whole installation.</summary>
internal sealed class GlobalSetting
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}
