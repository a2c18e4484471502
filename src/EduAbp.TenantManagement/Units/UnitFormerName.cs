using EduAbp.Domain;

namespace EduAbp.TenantManagement.Units;

/// <summary>A name that a unit had until a day. A host row.</summary>
internal sealed class UnitFormerName(Guid unitId, string name, DateOnly until) : Entity
{
    public Guid UnitId { get; private set; } = unitId;

    public string Name { get; private set; } = name;

    public DateOnly Until { get; private set; } = until;
}
