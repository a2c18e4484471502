using System.Text.Json;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduAbp.EntityFrameworkCore.Outbox;

/// <summary>
/// Handles due events and jobs, each handler in a scope and a transaction of its own together with its inbox row: what
/// crashes between commit and mark is delivered again and found done.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxClaim claim,
    ITenantScopeFactory scopes,
    IEnumerable<EventHandlerDescriptor> handlers,
    IEnumerable<BackgroundJobDescriptor> jobs,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger) : ISingletonDependency
{
    private readonly ILookup<string, EventHandlerDescriptor> _handlers = handlers.ToLookup(handler => EventNameAttribute.Of(handler.EventType));
    private readonly Dictionary<string, BackgroundJobDescriptor> _jobs = jobs.ToDictionary(job => EventNameAttribute.Of(job.ArgsType));

    /// <summary>Handles what is due now, and what that leads to, until nothing is due. Returns how many rows it took.</summary>
    public async Task<int> DispatchDueAsync(CancellationToken cancellationToken = default)
    {
        var count = 0;
        while (await claim.ClaimAsync(20, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var message in batch)
                await DispatchAsync(message, cancellationToken);
            count += batch.Count;
        }

        return count;
    }

    private async Task DispatchAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (message.Kind == OutboxKind.Event)
            {
                foreach (var handler in _handlers[message.Name])
                    await InvokeAsync(message, handler.HandlerType, handler.EventType, typeof(IDistributedEventHandler<>), cancellationToken);
            }
            else
            {
                var job = _jobs.GetValueOrDefault(message.Name) ?? throw new InvalidOperationException($"No module has a job for {message.Name}.");
                await InvokeAsync(message, job.JobType, job.ArgsType, typeof(IBackgroundJob<>), cancellationToken);
            }

            await claim.DoneAsync(message.Id, cancellationToken);
        }
        catch (ModuleIsOffException)
        {
            await claim.WaitForModuleAsync(message, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "{Name} {Id} failed at try {Attempt}", message.Name, message.Id, message.Attempts);
            await claim.FailedAsync(message, error.ToString(), cancellationToken);
        }
    }

    private async Task InvokeAsync(ClaimedMessage message, Type service, Type payloadType, Type openInterface, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(message.TenantId);
        var db = scope.Get<AbpKernelDbContext>();
        var name = service.FullName!;
        if (await db.Inbox.AnyAsync(entry => entry.MessageId == message.Id && entry.Handler == name, cancellationToken))
            return;

        if (!await scope.Get<IFeatureChecker>().IsEnabledAsync(service, cancellationToken))
        {
            // An event is skipped; what somebody has asked for waits.
            if (message.Kind == OutboxKind.Job)
                throw new ModuleIsOffException(service.Assembly.GetName().Name!);
            return;
        }

        scope.Get<CurrentMessage>().Id = message.Id;
        var payload = JsonSerializer.Deserialize(message.Payload, payloadType, OutboxMessage.Json)!;
        var instance = scope.Services.GetRequiredService(service);
        var method = openInterface.MakeGenericType(payloadType).GetMethods().Single();
        await (Task)method.Invoke(instance, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [payload, cancellationToken], null)!;

        db.Inbox.Add(new InboxEntry { MessageId = message.Id, Handler = name, HandledAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}

/// <summary>The row that is being handled in this scope: an idempotency key for effects outside the database.</summary>
public sealed class CurrentMessage : IScopedDependency
{
    public Guid? Id { get; internal set; }
}
