using System.Collections.Concurrent;
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
    PublicEventCatalog publicEvents,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger) : ISingletonDependency
{
    private const int SlowAtOnce = 8;

    private readonly ILookup<string, EventHandlerDescriptor> _handlers = handlers.ToLookup(handler => EventNameAttribute.Of(handler.EventType));
    private readonly Dictionary<string, BackgroundJobDescriptor> _jobs = jobs.ToDictionary(job => EventNameAttribute.Of(job.ArgsType));

    private readonly HashSet<string> _slow = [.. jobs.Where(job => job.ArgsType.IsDefined(typeof(CallsOutsideAttribute), false)).Select(job => EventNameAttribute.Of(job.ArgsType))];
    private readonly string[] _heavy = [.. jobs.Where(job => job.ArgsType.IsDefined(typeof(HeavyAttribute), false)).Select(job => EventNameAttribute.Of(job.ArgsType))];
    private readonly SemaphoreSlim _slowLane = new(SlowAtOnce);
    private readonly ConcurrentDictionary<Guid, Task> _underWay = new();

    /// <summary>Handles what is due now, and what that leads to, until nothing is due. Returns how many rows it took.</summary>
    public async Task<int> DispatchDueAsync(CancellationToken cancellationToken = default)
    {
        var count = 0;
        int taken;
        do
        {
            taken = await DispatchReadyAsync(cancellationToken) + await DispatchHeavyAsync(cancellationToken);
            await Task.WhenAll(_underWay.Values);
            count += taken;
        }
        while (taken > 0);
        return count;
    }

    /// <summary>The same without heavy jobs, and does not wait for what calls outside: that goes on beside, a few at once.</summary>
    internal async Task<int> DispatchReadyAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (await claim.ClaimAsync(20, _heavy, only: false, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var message in batch)
            {
                if (!TryBeside(message, cancellationToken))
                    await DispatchAsync(message, cancellationToken);
            }

            count += batch.Count;
        }

        return count;
    }

    /// <summary>Heavy jobs, one after the other.</summary>
    internal async Task<int> DispatchHeavyAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (_heavy.Length > 0 && await claim.ClaimAsync(1, _heavy, only: true, cancellationToken) is [var message])
        {
            await DispatchAsync(message, cancellationToken);
            count++;
        }

        return count;
    }

    /// <summary>Ends when nothing goes on beside any more.</summary>
    internal Task DrainAsync() => Task.WhenAll(_underWay.Values);

    private bool TryBeside(ClaimedMessage message, CancellationToken cancellationToken)
    {
        if (message.Kind != OutboxKind.Job || !_slow.Contains(message.Name) || !_slowLane.Wait(0, cancellationToken))
            return false;
        var task = Task.Run(
            async () =>
            {
                try
                {
                    await DispatchAsync(message, cancellationToken);
                }
                finally
                {
                    _slowLane.Release();
                    _underWay.TryRemove(message.Id, out _);
                }
            },
            CancellationToken.None);
        _underWay[message.Id] = task;
        // It may have ended before it was noted.
        if (task.IsCompleted)
            _underWay.TryRemove(message.Id, out _);
        return true;
    }

    private async Task DispatchAsync(ClaimedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (message.Kind == OutboxKind.Event)
            {
                foreach (var handler in _handlers[message.Name])
                    await InvokeAsync(message, handler.HandlerType, handler.EventType, typeof(IDistributedEventHandler<>), cancellationToken);
                if (message.TenantId is not null && publicEvents.Reduce(message.Name, message.Payload) is { } data)
                    await TellListenersAsync(message, new PublicEvent(message.Id, message.Name, clock.GetUtcNow(), data), cancellationToken);
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

    private Task TellListenersAsync(ClaimedMessage message, PublicEvent happened, CancellationToken cancellationToken) => OnceAsync(
        message,
        typeof(IPublicEventListener).FullName!,
        async scope =>
        {
            foreach (var listener in scope.Services.GetServices<IPublicEventListener>())
                await listener.HandleAsync(happened, cancellationToken);
            return true;
        },
        cancellationToken);

    private Task InvokeAsync(ClaimedMessage message, Type service, Type payloadType, Type openInterface, CancellationToken cancellationToken) => OnceAsync(
        message,
        service.FullName!,
        async scope =>
        {
            if (!await scope.Get<IFeatureChecker>().IsEnabledAsync(service, cancellationToken))
            {
                // An event is skipped; what somebody has asked for waits.
                if (message.Kind == OutboxKind.Job)
                    throw new ModuleIsOffException(service.Assembly.GetName().Name!);
                return false;
            }

            var payload = JsonSerializer.Deserialize(message.Payload, payloadType, OutboxMessage.Json)!;
            var instance = scope.Services.GetRequiredService(service);
            var method = openInterface.MakeGenericType(payloadType).GetMethods().Single();
            await (Task)method.Invoke(instance, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [payload, cancellationToken], null)!;
            return true;
        },
        cancellationToken);

    private async Task OnceAsync(ClaimedMessage message, string handler, Func<TenantScope, Task<bool>> act, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(message.TenantId);
        var db = scope.Get<AbpKernelDbContext>();
        if (await db.Inbox.AnyAsync(entry => entry.MessageId == message.Id && entry.Handler == handler, cancellationToken))
            return;

        scope.Get<CurrentMessage>().Id = message.Id;
        if (!await act(scope))
            return;
        db.Inbox.Add(new InboxEntry { MessageId = message.Id, Handler = handler, HandledAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}

/// <summary>The row that is being handled in this scope: an idempotency key for effects outside the database.</summary>
public sealed class CurrentMessage : IScopedDependency
{
    public Guid? Id { get; internal set; }
}
