using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore.Outbox;

/// <summary>Puts events and jobs into the transaction of the scope.</summary>
internal sealed class OutboxWriter(AbpKernelDbContext db, ICurrentTenant tenant, TimeProvider clock)
    : IDistributedEventBus, IBackgroundJobManager, ITransientDependency
{
    public async Task PublishAsync(object eto, string? aggregateKey, CancellationToken cancellationToken)
    {
        db.Outbox.Add(OutboxMessage.OfEvent(eto, tenant.Id, aggregateKey, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<Guid> EnqueueAsync<TArgs>(TArgs args, DateTimeOffset? dueAt, string? key, CancellationToken cancellationToken)
        where TArgs : class
    {
        var now = clock.GetUtcNow();
        var message = OutboxMessage.OfJob(args, tenant.Id, key, now, dueAt ?? now);
        db.Outbox.Add(message);
        await db.SaveChangesAsync(cancellationToken);
        return message.Id;
    }

    public async Task CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        await db.BeginAsync(cancellationToken);
        await db.Outbox.Where(message => message.Id == jobId && message.DoneAt == null && message.FailedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(message => message.DoneAt, clock.GetUtcNow()).SetProperty(message => message.Error, "cancelled"),
                cancellationToken);
    }
}
