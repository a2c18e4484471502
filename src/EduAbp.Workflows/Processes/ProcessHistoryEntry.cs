using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Workflows.Contracts;

namespace EduAbp.Workflows.Processes;

/// <summary>A step that was taken; never changed.</summary>
internal sealed class ProcessHistoryEntry : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; }

    public required Guid ProcessId { get; init; }

    public required string BusinessKey { get; init; }

    /// <summary>Order within one step; several rows have the same time.</summary>
    public required int Order { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required ProcessHistoryKind Kind { get; init; }

    public string? NodeId { get; init; }

    public Guid? UserId { get; init; }

    /// <summary>The person's name at that time.</summary>
    public string? UserName { get; init; }

    public string? Outcome { get; init; }

    public string? Comment { get; init; }
}
