using System.Text.Json;

namespace EduAbp.Workflows.Contracts;

/// <summary>
/// Does a service task. It runs for a machine, in the unit of the process and in one transaction with the process's
/// next step: it loads, calls the domain method and saves. It may run again only if that transaction failed.
/// </summary>
public interface IActivity
{
    Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken);
}

/// <summary>The name by which processes call an activity; it is stored in running processes: never rename one, add a second.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActivityAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>What an activity knows of its process.</summary>
/// <param name="BusinessKey">The thing's id.</param>
/// <param name="IdempotencyKey">The same at every try: for effects outside the database.</param>
public sealed class ActivityContext(
    Guid processId, string processKey, string businessKey, string idempotencyKey, IReadOnlyDictionary<string, JsonElement> variables)
{
    private readonly Dictionary<string, object?> _changes = [];

    public Guid ProcessId { get; } = processId;

    public string ProcessKey { get; } = processKey;

    public string BusinessKey { get; } = businessKey;

    public string IdempotencyKey { get; } = idempotencyKey;

    internal IReadOnlyDictionary<string, object?> Changes => _changes;

    public Guid? FindGuid(string name) => Find(name) is { ValueKind: JsonValueKind.String } value && value.TryGetGuid(out var id) ? id : null;

    public string? FindText(string name) => Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public DateTimeOffset? FindTime(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } value && value.TryGetDateTimeOffset(out var time) ? time : null;

    public bool IsTrue(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    /// <summary>Leaves a plain value for the steps that follow.</summary>
    public void Set(string name, object? value) => _changes[name] = value;

    private JsonElement? Find(string name) => variables.TryGetValue(name, out var value) ? value : null;
}
