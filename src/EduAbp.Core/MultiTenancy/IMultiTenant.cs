namespace EduAbp.MultiTenancy;

/// <summary>A row that belongs to a unit: filtered by it, checked at save, fenced by PostgreSQL.</summary>
public interface IMultiTenant
{
    Guid TenantId { get; }
}

/// <summary>A tenant's row that its person may also see from any other unit (memberships, notifications, sessions).</summary>
public interface IPersonOwned
{
    Guid UserId { get; }
}
