using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EduAbp.EntityFrameworkCore.Auditing;

/// <summary>Who did what and when.</summary>
public abstract class AuditRecord
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DateTimeOffset Time { get; init; }

    public Guid? UserId { get; init; }

    /// <summary>The person's name at that time.</summary>
    public string? UserName { get; init; }

    /// <summary><c>Created</c>, <c>Changed</c>, <c>Deleted</c>, or a module's own, <c>Identity.SignedIn</c>.</summary>
    public string Action { get; init; } = "";

    public string? EntityType { get; init; }

    public Guid? EntityId { get; init; }

    /// <summary>JSON: property → [old, new], or what the module wrote.</summary>
    public string? Data { get; init; }

    internal static AuditRecord OfChange(EntityEntry entry, Guid? tenantId, ICurrentUser user, DateTimeOffset now) => Create(
        tenantId,
        user,
        now,
        entry.State switch { EntityState.Added => "Created", EntityState.Deleted => "Deleted", _ => "Changed" },
        entry.Metadata.ClrType.Name,
        ((Entity)entry.Entity).Id,
        entry.State == EntityState.Modified ? JsonSerializer.Serialize(Changes(entry), Json) : null);

    internal static AuditRecord Of(string action, object? data, Guid? entityId, Guid? tenantId, ICurrentUser user, DateTimeOffset now) =>
        Create(tenantId, user, now, action, null, entityId, data is null ? null : JsonSerializer.Serialize(data, Json));

    internal static void Configure(ModelBuilder modelBuilder, bool owner)
    {
        modelBuilder.Entity<AuditLogEntry>(entity =>
        {
            Map(entity, "AbpAuditLogs", owner);
            entity.HasIndex(log => new { log.TenantId, log.Time });
            entity.HasIndex(log => new { log.TenantId, log.EntityId });
        });
        modelBuilder.Entity<HostAuditLogEntry>(entity =>
        {
            Map(entity, "AbpHostAuditLogs", owner);
            entity.HasIndex(log => log.Time);
        });
    }

    private static void Map<T>(EntityTypeBuilder<T> entity, string table, bool owner)
        where T : AuditRecord
    {
        entity.ToTable(table, builder =>
        {
            if (!owner)
                builder.ExcludeFromMigrations();
        });
        entity.Property(log => log.Id).ValueGeneratedNever();
        entity.Property(log => log.UserName).HasMaxLength(200);
        entity.Property(log => log.Action).HasMaxLength(100);
        entity.Property(log => log.EntityType).HasMaxLength(100);
    }

    private static AuditRecord Create(
        Guid? tenantId, ICurrentUser user, DateTimeOffset now, string action, string? entityType, Guid? entityId, string? data)
    {
        var name = user.FullName ?? user.UserName;
        return tenantId is { } tenant
            ? new AuditLogEntry { TenantId = tenant, Time = now, UserId = user.Id, UserName = name, Action = action, EntityType = entityType, EntityId = entityId, Data = data }
            : new HostAuditLogEntry { Time = now, UserId = user.Id, UserName = name, Action = action, EntityType = entityType, EntityId = entityId, Data = data };
    }

    private static Dictionary<string, object?[]> Changes(EntityEntry entry) =>
        entry.Properties
            .Where(property => property.IsModified && property.Metadata.PropertyInfo is { } info
                && info.GetCustomAttribute<NotAuditedAttribute>() is null
                && info.Name is not (nameof(IHasConcurrencyStamp.ConcurrencyStamp) or nameof(IModificationAudited.LastModificationTime) or nameof(IModificationAudited.LastModifierId)))
            .Where(property => !Equals(property.OriginalValue, property.CurrentValue))
            .ToDictionary(property => property.Metadata.Name, property => new[] { Shorten(property.OriginalValue), Shorten(property.CurrentValue) });

    private static object? Shorten(object? value) => value is string { Length: > 500 } text ? text[..500] + "…" : value;
}

/// <summary>What was done in a unit, readable by that unit; kept five years.</summary>
public sealed class AuditLogEntry : AuditRecord, IMultiTenant
{
    public Guid TenantId { get; init; }
}

/// <summary>What the host did outside any unit: its command line, its calendars.</summary>
public sealed class HostAuditLogEntry : AuditRecord;
