using EduAbp.EntityFrameworkCore;
using EduAbp.Notifications.Mail;
using EduAbp.Notifications.Notices;
using EduAbp.Notifications.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Data;

/// <summary>Notices of people and the letters that leave.</summary>
internal abstract class NotificationsDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<WebhookSubscription> Webhooks => Set<WebhookSubscription>();

    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    protected override string TablePrefix => "Notifications";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Notice>(notice =>
        {
            notice.ToTable("Notices");
            notice.Property(row => row.Template).HasMaxLength(200);
            notice.Property(row => row.LinkPage).HasMaxLength(300);
            notice.HasIndex(row => new { row.TenantId, row.UserId, row.ReadAt });
            notice.HasIndex(row => new { row.TenantId, row.UserId, row.CreationTime });
        });
        modelBuilder.Entity<WebhookSubscription>(webhook =>
        {
            webhook.ToTable("Webhooks");
            webhook.Property(row => row.Url).HasMaxLength(WebhookSubscription.MaxUrl);
            webhook.Property(row => row.Secret).HasMaxLength(1000);
            webhook.Property(row => row.OldSecret).HasMaxLength(1000);
            webhook.HasIndex(row => row.TenantId);
        });
        modelBuilder.Entity<WebhookDelivery>(delivery =>
        {
            delivery.ToTable("WebhookDeliveries");
            delivery.Property(row => row.EventName).HasMaxLength(200);
            delivery.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
            delivery.Property(row => row.Answer).HasMaxLength(WebhookDelivery.MaxExcerpt);
            delivery.HasIndex(row => new { row.TenantId, row.SubscriptionId, row.CreationTime });
        });
        modelBuilder.Entity<Letter>(letter =>
        {
            letter.ToTable("Letters");
            letter.Property(row => row.To).HasMaxLength(320);
            letter.Property(row => row.Template).HasMaxLength(200);
            letter.Property(row => row.Subject).HasMaxLength(500);
            letter.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
            letter.Property(row => row.LastError).HasMaxLength(1000);
            letter.HasIndex(row => new { row.State, row.CreationTime });
            letter.HasIndex(row => row.CreationTime);
        });
    }
}

internal sealed class SqliteNotificationsDbContext(DbContextOptions<SqliteNotificationsDbContext> options) : NotificationsDbContext(options);

internal sealed class PostgresNotificationsDbContext(DbContextOptions<PostgresNotificationsDbContext> options) : NotificationsDbContext(options);
