using EduAbp.Uow;
using EduAbp.Users;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.MultiTenancy;

/// <summary>Opens scopes that work for a unit: jobs, event handlers, seeding, tests.</summary>
public interface ITenantScopeFactory
{
    /// <param name="tenantId">The unit; null for the host.</param>
    /// <param name="userId">The person on whose behalf the scope works; null where a machine works.</param>
    TenantScope Create(Guid? tenantId, Guid? userId = null);
}

/// <summary>A scope of one unit with a unit of work of its own; what was not completed is rolled back at its end.</summary>
public sealed class TenantScope(AsyncServiceScope scope) : IAsyncDisposable
{
    public IServiceProvider Services => scope.ServiceProvider;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task CompleteAsync(CancellationToken cancellationToken = default) =>
        Get<IUnitOfWork>().CompleteAsync(cancellationToken);

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

internal sealed class TenantScopeFactory(IServiceScopeFactory scopes, IServiceProvider root)
    : ITenantScopeFactory, DependencyInjection.ISingletonDependency
{
    public TenantScope Create(Guid? tenantId, Guid? userId = null)
    {
        var scope = scopes.CreateAsyncScope();
        // The directory may not know the unit yet: it is being created, or the host runs without units.
        var unit = tenantId is { } id ? root.GetService<ITenantDirectory>()?.Find(id) : null;
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(tenantId, unit);
        if (userId is { } user)
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(user);
        return new TenantScope(scope);
    }
}
