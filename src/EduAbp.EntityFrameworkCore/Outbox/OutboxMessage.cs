using System.Text.Json;
using EduAbp.EventBus;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore.Outbox;

internal enum OutboxKind
{
    Event = 1,
    Job = 2,
}

/// <summary>
/// An event that leaves, or a job (a timer is a job with a due time). A host table: whoever claims rows works for all
/// units; on PostgreSQL the web's role may only insert and cancel.
/// </summary>
internal sealed class OutboxMessage
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Order of writing, given by the database.</summary>
    public long Sequence { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public OutboxKind Kind { get; init; }

    public required string Name { get; init; }

    public required string Payload { get; init; }

    public Guid? TenantId { get; init; }

    /// <summary>Rows with one key are done one after the other, in the order of writing.</summary>
    public string? OrderKey { get; init; }

    public DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public int Attempts { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Set when it will not be tried again: an incident for a person to look at.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    public string? Error { get; set; }

    public static OutboxMessage OfEvent(object eto, Guid? tenantId, string? orderKey, DateTimeOffset now) => new()
    {
        Kind = OutboxKind.Event,
        Name = EventNameAttribute.Of(eto.GetType()),
        Payload = JsonSerializer.Serialize(eto, eto.GetType(), Json),
        TenantId = tenantId,
        OrderKey = orderKey,
        CreationTime = now,
        DueAt = now,
    };

    public static OutboxMessage OfJob(object args, Guid? tenantId, string? orderKey, DateTimeOffset now, DateTimeOffset dueAt) => new()
    {
        Kind = OutboxKind.Job,
        Name = EventNameAttribute.Of(args.GetType()),
        Payload = JsonSerializer.Serialize(args, args.GetType(), Json),
        TenantId = tenantId,
        OrderKey = orderKey,
        CreationTime = now,
        DueAt = dueAt,
    };

    // Every context can write rows; only the kernel's own context owns the table's migrations.
    public static void Configure(ModelBuilder modelBuilder, bool owner) => modelBuilder.Entity<OutboxMessage>(entity =>
    {
        entity.ToTable("AbpOutbox", table =>
        {
            if (!owner)
                table.ExcludeFromMigrations();
        });
        entity.HasKey(message => message.Sequence);
        entity.HasIndex(message => message.Id).IsUnique();
        entity.Property(message => message.Name).HasMaxLength(200);
        entity.Property(message => message.OrderKey).HasMaxLength(200);
        entity.HasIndex(message => new { message.DueAt, message.Sequence }).HasFilter("\"DoneAt\" IS NULL AND \"FailedAt\" IS NULL");
        entity.HasIndex(message => message.OrderKey).HasFilter("\"DoneAt\" IS NULL AND \"FailedAt\" IS NULL AND \"OrderKey\" IS NOT NULL");
    });
}

/// <summary>(event, handler): written in the handler's transaction, so that a second delivery does nothing.</summary>
internal sealed class InboxEntry
{
    public Guid MessageId { get; init; }

    public required string Handler { get; init; }

    public DateTimeOffset HandledAt { get; init; }
}
