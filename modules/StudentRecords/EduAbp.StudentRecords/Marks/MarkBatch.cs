using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Marks;

/// <summary>That a batch of cells was taken in, and what became of each: the same batch sent again is answered and not applied.</summary>
internal sealed class MarkBatch(Guid tenantId, Guid personId, Guid batchId, DateTimeOffset at, string outcomes) : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid PersonId { get; private set; } = personId;

    /// <summary>Chosen by the browser.</summary>
    public Guid BatchId { get; private set; } = batchId;

    public DateTimeOffset At { get; private set; } = at;

    /// <summary>As compact JSON.</summary>
    public string Outcomes { get; private set; } = outcomes;
}
