namespace EduAbp.MultiTenancy;

/// <summary>The unit for which this scope (a request, a job) works. It is fixed when the scope starts.</summary>
public interface ICurrentTenant
{
    /// <summary>The unit's id; null where the host itself works (sign-in, start-up).</summary>
    Guid? Id { get; }

    /// <summary>The unit as the directory knows it; null as <see cref="Id"/> is.</summary>
    UnitInfo? Unit { get; }

    bool IsAvailable => Id is not null;
}

/// <summary>The id where one is required: outside a unit this is an error of the program.</summary>
public static class CurrentTenantExtensions
{
    public static Guid GetId(this ICurrentTenant tenant) =>
        tenant.Id ?? throw new InvalidOperationException("This code needs a current unit and there is none.");
}

/// <summary>The scope's unit and user; set once by whoever opens the scope.</summary>
public sealed class CurrentTenant : ICurrentTenant
{
    private bool _fixed;

    public Guid? Id { get; private set; }

    public UnitInfo? Unit { get; private set; }

    /// <summary>Called once, by the tenant resolution of a request or by <see cref="ITenantScopeFactory"/>.</summary>
    public void Set(Guid? id, UnitInfo? unit)
    {
        if (_fixed)
            throw new InvalidOperationException("A scope belongs to one unit; open another scope to work for another unit.");
        _fixed = true;
        Id = id;
        Unit = unit;
    }
}
