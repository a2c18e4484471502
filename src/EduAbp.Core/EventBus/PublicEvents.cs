using System.Reflection;
using System.Text.Json.Nodes;
using EduAbp.DependencyInjection;
using EduAbp.Modularity;

namespace EduAbp.EventBus;

/// <summary>
/// An event that may leave the installation, for those whom a unit lets listen. Only the fields named here go out: ids and
/// times, never what says something of a person.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicEventAttribute(params string[] fields) : Attribute
{
    public IReadOnlyList<string> Fields { get; } = fields;
}

/// <summary>What happened, as the outside may know it.</summary>
/// <param name="Id">The same at every delivery of one happening.</param>
/// <param name="Name">The event's stored name: <c>Website.ArticlePublished</c>; its text is <c>Event:{name}</c>.</param>
public sealed record PublicEvent(Guid Id, string Name, DateTimeOffset Time, JsonObject Data);

/// <summary>Hears every public event, in a scope of its unit; what it writes is committed with the mark that it was heard.</summary>
public interface IPublicEventListener
{
    Task HandleAsync(PublicEvent happened, CancellationToken cancellationToken);
}

/// <summary>The public events of all modules.</summary>
public sealed class PublicEventCatalog(ModuleList modules) : ISingletonDependency
{
    private readonly Dictionary<string, PublicEventAttribute> _byName = modules.Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Select(type => (Type: type, Public: type.GetCustomAttribute<PublicEventAttribute>()))
        .Where(found => found.Public is not null)
        .ToDictionary(found => EventNameAttribute.Of(found.Type), found => found.Public!);

    public IReadOnlyList<string> Names => [.. _byName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What of a stored event may go out; null for an event that is nobody else's business.</summary>
    /// <param name="payload">The event as JSON.</param>
    public JsonObject? Reduce(string name, string payload)
    {
        if (!_byName.TryGetValue(name, out var described) || JsonNode.Parse(payload) is not JsonObject all)
            return null;
        var data = new JsonObject();
        foreach (var field in described.Fields.Where(all.ContainsKey))
            data[field] = all[field]?.DeepClone();
        return data;
    }
}
