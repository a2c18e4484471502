using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore.Outbox;

/// <param name="Failed">Given up: incidents for a person.</param>
/// <param name="Late">Due for longer than asked about, and not done.</param>
public sealed record OutboxCounts(int Failed, int Late);

/// <summary>How events, jobs and timers are getting on.</summary>
public sealed class OutboxHealth(ITenantScopeFactory scopes, TimeProvider clock) : ITransientDependency
{
    public async Task<OutboxCounts> CountAsync(TimeSpan lateness, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.Create(null);
        var outbox = scope.Get<AbpKernelDbContext>().Outbox;
        var due = clock.GetUtcNow() - lateness;
        return new OutboxCounts(
            await outbox.CountAsync(row => row.FailedAt != null, cancellationToken),
            await outbox.CountAsync(row => row.FailedAt == null && row.DoneAt == null && row.DueAt < due, cancellationToken));
    }
}
