using EduAbp.Domain;

namespace EduAbp.TenantManagement.Units;

/// <summary>A dated relation of a unit to another. Only <see cref="UnitRelationKinds.Management"/> drives addresses and rights.</summary>
internal sealed class UnitRelation : Entity
{
    private UnitRelation()
    {
    }

    public UnitRelation(string kind, Guid unitId, Guid parentId, DateOnly from) => (Kind, UnitId, ParentId, From) = (kind, unitId, parentId, from);

    public string Kind { get; private set; } = "";

    public Guid UnitId { get; private set; }

    public Guid ParentId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The first day on which it no longer holds.</summary>
    public DateOnly? To { get; private set; }

    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day < To);

    public void End(DateOnly day)
    {
        if (day < From) throw new BusinessException(TenantManagementErrorCodes.RelationEndsBeforeItBegins);
        To = day;
    }
}

/// <summary>Kinds of relations (stored: never rename one).</summary>
internal static class UnitRelationKinds
{
    public const string Management = "management";
    public const string Location = "location";
    public const string Guidance = "guidance";

    /// <summary>The unit came out of the other by merging or splitting.</summary>
    public const string Predecessor = "predecessor";
}
