using System.Reflection;

namespace EduAbp.EventBus;

/// <summary>
/// Tells other modules that something happened. The event leaves with the transaction of the change, is handled at
/// least once in a scope of the same unit, and in order for each aggregate.
/// </summary>
public interface IDistributedEventBus
{
    /// <param name="aggregateKey">Events with the same key are handled one after the other; null where order does not matter.</param>
    Task PublishAsync(object eto, string? aggregateKey = null, CancellationToken cancellationToken = default);
}

/// <summary>Hears an event, in a scope and transaction of its own; may be called twice only if its transaction failed.</summary>
public interface IDistributedEventHandler<in TEvent>
{
    Task HandleEventAsync(TEvent eto, CancellationToken cancellationToken);
}

/// <summary>The stored name of an event or of a job's arguments; never rename one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public static string Of(Type type) => type.GetCustomAttribute<EventNameAttribute>()?.Name ?? type.FullName!;
}

/// <summary>A handler found in a module.</summary>
public sealed record EventHandlerDescriptor(Type EventType, Type HandlerType);
