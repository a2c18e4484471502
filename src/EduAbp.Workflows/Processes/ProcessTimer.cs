using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Workflows.Processes;

/// <summary>A timer that is set: which queued job will fire it, so that it can be taken back.</summary>
internal sealed class ProcessTimer : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; }

    public required Guid ProcessId { get; init; }

    public required int TokenId { get; init; }

    public required string EventId { get; init; }

    public required Guid JobId { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}
