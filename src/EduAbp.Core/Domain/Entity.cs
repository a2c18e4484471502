namespace EduAbp.Domain;

/// <summary>A thing with an identity.</summary>
public abstract class Entity
{
    public Guid Id { get; protected init; } = Guid.CreateVersion7();
}

/// <summary>The root of what is loaded, changed and saved as one. Changes of roots are audited and guarded against a second writer.</summary>
public abstract class AggregateRoot : Entity, IHasConcurrencyStamp, IHasEvents
{
    private readonly List<object> _events = [];

    public Guid ConcurrencyStamp { get; set; } = Guid.CreateVersion7();

    IReadOnlyList<object> IHasEvents.Events => _events;

    void IHasEvents.ClearEvents() => _events.Clear();

    /// <summary>Publishes a fact together with the change that made it true.</summary>
    protected void AddEvent(object eto) => _events.Add(eto);
}

/// <summary>A row of which the second of two writers is told that it changed.</summary>
public interface IHasConcurrencyStamp
{
    Guid ConcurrencyStamp { get; set; }
}

/// <summary>Holds events until it is saved.</summary>
public interface IHasEvents
{
    IReadOnlyList<object> Events { get; }

    void ClearEvents();
}

/// <summary>A row that is marked as deleted rather than removed; hidden by <c>DataFilters.SoftDelete</c>.</summary>
public interface ISoftDelete
{
    bool IsDeleted { get; set; }
}

/// <summary>Who made it and when; filled at save.</summary>
public interface ICreationAudited
{
    DateTimeOffset CreationTime { get; set; }

    Guid? CreatorId { get; set; }
}

/// <summary>Who changed it last and when; filled at save.</summary>
public interface IModificationAudited
{
    DateTimeOffset? LastModificationTime { get; set; }

    Guid? LastModifierId { get; set; }
}

/// <summary>A property whose value never goes to the audit log (a hash, a long text).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;
